import type { Language } from '../../policy/types.ts';
import type { Line, NoticeBlock } from '../notice.ts';
import type { Paragraph, ShownReply } from '../screen.ts';
import { formWords } from './form-words.ts';

/** A screen that only says something: it is closed, and nothing comes back from it. */
export function lastWord(language: Language, paragraphs: Paragraph[], title?: string): ShownReply {
  const words = formWords(language);
  return {
    kind: 'screen',
    screen: {
      id: 'word',
      language,
      context: {},
      title: title ?? words.title.word,
      paragraphs,
      fields: [],
      actions: [],
      close: words.close,
    },
  };
}

/** The same of one sentence, for when something was done. */
export function saying(language: Language, text: string): () => ShownReply {
  return () => lastWord(language, [normal(text)]);
}

export function normal(text: string): Paragraph {
  return { style: 'normal', text };
}

export function quiet(text: string): Paragraph {
  return { style: 'quiet', text };
}

/** Blocks of a message as paragraphs of a screen; people appear by their title. */
export function paragraphsOf(blocks: NoticeBlock[]): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    switch (block.kind) {
      case 'heading':
        return [{ style: 'heading', text: block.text }];
      case 'alert':
      case 'quiet':
        return [{ style: block.kind, text: plain(block.line) }];
      case 'line':
        return [normal(plain(block.line))];
      case 'list':
        return block.lines.map((line) => normal(`• ${plain(line)}`));
      case 'facts':
        return block.facts.map((fact) => normal(`${fact.label}: ${fact.value}`));
      case 'divider':
        return [];
      default:
        return block satisfies never;
    }
  });
}

/** A line without its mentions: people appear by their title. */
export function plain(line: Line): string {
  return typeof line === 'string' ? line : line.map((part) => (typeof part === 'string' ? part : part.title)).join('');
}
