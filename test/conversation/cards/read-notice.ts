/** What a reader of a message sees. */
import type { ComposedNotice, NoticeBlock, PersonReference } from '../../../src/conversation/notice.ts';

/** What a block says, with `@title` where a person is mentioned. */
function textOf(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'alert':
    case 'line':
    case 'quiet':
      return lineText(block.line);
    case 'list':
      return block.lines.map(lineText).join('\n');
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}

function lineText(line: string | (string | PersonReference)[]): string {
  return typeof line === 'string' ? line : line.map((part) => (typeof part === 'string' ? part : `@${part.title}`)).join('');
}

/** Nothing for a message that is not sent. */
export const textsOf = (card: ComposedNotice | null): string[] => card?.blocks.map(textOf) ?? [];
export const buttonsOf = (card: ComposedNotice | null): string[] => card?.actions.map((action) => action.id) ?? [];
