import type { Draft } from '../../incidents/incident.ts';
import type { Notice } from '../notice.ts';
import { type CardSetting, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** "Started, not finished", to the person whose draft it is. null when it was sent or forgotten meanwhile. */
export function draftReminder(setting: CardSetting, draft: Draft): Notice | null {
  if (draft.state !== 'open') return null;
  const words = cardWords(setting.language);
  return {
    push: words.draft.push,
    blocks: [heading(words.draft.heading), line(words.draft.line(timeOf(setting, draft.startedAt))), quiet(words.draft.danger)],
    actions: [{ id: 'continue-report', label: words.buttons['continue-report'], value: draft.id, style: 'primary' }],
  };
}
