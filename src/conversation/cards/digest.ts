import type { DigestDocument, DigestTable, Shown } from '../../digest/document.ts';
import type { Language } from '../../policy/types.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { cardWords } from './card-words.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** Facts that stand in one block; longer tables go on in the next. */
const ROWS_IN_BLOCK = 10;

/** The weekly digest for the liaison channel: headline, the tables as they were published, what the words mean. */
export function digestNotice(document: DigestDocument, language: Language): Notice {
  const words = cardWords(language).digest;
  const title = words.title(document.district, document.week);
  return {
    push: title,
    blocks: [
      heading(title),
      ...document.headline.map((each) => line(each[language])),
      ...document.tables.flatMap((table) => tableBlocks(table, language)),
      { kind: 'divider' },
      quiet(document.definitions.map((each) => each[language]).join(' ')),
    ],
    actions: [],
  };
}

function tableBlocks(table: DigestTable, language: Language): NoticeBlock[] {
  if (table.rows.length === 0 && !table.note) return [];
  const facts = table.rows.map((row) => ({ label: row.label[language], value: shownText(row.value, language) }));
  const blocks: NoticeBlock[] = [heading(table.title[language])];
  for (let start = 0; start < facts.length; start += ROWS_IN_BLOCK) {
    blocks.push({ kind: 'facts', facts: facts.slice(start, start + ROWS_IN_BLOCK) });
  }
  return table.note ? [...blocks, quiet(table.note[language])] : blocks;
}

function shownText(value: Shown, language: Language): string {
  return value === 'hidden' ? cardWords(language).digest.hidden : String(value);
}
