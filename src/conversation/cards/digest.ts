import { cellText } from '../../digest/document/cell-text.ts';
import type { DigestDocument, DigestTable } from '../../digest/document/model.ts';
import type { Language } from '../../policy/types.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { cardWords } from './card-words.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** Facts that stand in one block; longer tables go on in the next. */
const ROWS_IN_BLOCK = 10;
/** Rows of one table that a message shows; the rest is counted. */
const ROWS_IN_MESSAGE = 20;

/** The weekly digest for the liaison channel: headline, the three numbers, what is needed from each agency, the tables, what the words mean. */
export function digestNotice(document: DigestDocument, language: Language): Notice {
  const words = cardWords(language).digest;
  const title = words.title(document.district, document.week);
  const numbers = document.numbers.map(({ label, cell, detail }) => ({
    label: label[language],
    value: [cellText(cell, language), ...(detail ? [detail[language]] : [])].join('; '),
  }));
  return {
    push: title,
    blocks: [
      heading(title),
      ...(document.invented ? [line(words.invented)] : []),
      ...document.headline.map((each) => line(each[language])),
      { kind: 'facts', facts: numbers },
      heading(words.needs),
      ...needLines(document, language),
      ...document.corrections.map((each) => line(each[language])),
      ...document.tables.flatMap((table) => tableBlocks(table, language)),
      { kind: 'divider' },
      quiet(document.definitions.map((each) => each[language]).join(' ')),
    ],
    actions: [],
  };
}

function needLines({ needs }: DigestDocument, language: Language): NoticeBlock[] {
  const words = cardWords(language).digest;
  if (needs.length === 0) return [line(words.needsNothing)];
  return needs.map(({ text, replyTo }) => line([text[language], ...(replyTo ? [words.replyTo(replyTo)] : [])].join('. ')));
}

function tableBlocks(table: DigestTable, language: Language): NoticeBlock[] {
  const title = heading(table.title[language]);
  if (table.rows.length === 0) return [title, quiet(table.empty[language])];
  const shown = table.rows.slice(0, ROWS_IN_MESSAGE);
  const facts = shown.map((row) => ({ label: row.label[language], value: row.cells.map((cell) => cellText(cell, language)).join(' · ') }));
  const blocks: NoticeBlock[] = [title];
  for (let start = 0; start < facts.length; start += ROWS_IN_BLOCK) {
    blocks.push({ kind: 'facts', facts: facts.slice(start, start + ROWS_IN_BLOCK) });
  }
  const more = table.rows.length - shown.length;
  const notes = [...(more > 0 ? [cardWords(language).digest.more(more)] : []), ...(table.note ? [table.note[language]] : [])];
  return [...blocks, ...notes.map(quiet)];
}
