import type { Language } from '../../policy/types.ts';
import type { NoticeAction, NoticeBlock } from '../notice.ts';

/** A person's own page in the chat client: parts one below the other, each with its buttons. Only they see it. */
export interface Home {
  language: Language;
  parts: { blocks: NoticeBlock[]; actions: NoticeAction[] }[];
}
