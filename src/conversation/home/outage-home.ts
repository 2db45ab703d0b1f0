import type { Screen } from '../screen.ts';
import type { Home } from './home.ts';

/** The home tab when nothing can be read: the same words as every screen then, 911 first. */
export function outageHome({ language, paragraphs }: Screen): Home {
  const blocks = paragraphs.map(({ style, text }) =>
    style === 'heading' ? ({ kind: 'heading', text } as const) : ({ kind: style === 'normal' ? 'line' : style, line: text } as const),
  );
  return { language, parts: [{ blocks, actions: [] }] };
}
