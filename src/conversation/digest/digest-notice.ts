import { cellText } from '../../digest/document/cell-text.ts';
import type { DigestDocument, DigestTable } from '../../digest/document/model.ts';
import type { Language } from '../../policy/types.ts';
import { cardWords } from '../cards/card-words.ts';
import { heading, line, quiet } from '../cards/incident-lines.ts';
import type { Notice, NoticeBlock } from '../notice.ts';

/** Facts that stand in one block; longer tables go on in the next. */
const ROWS_IN_BLOCK = 10;
/** Rows of one table that a message shows; the rest is counted. */
const ROWS_IN_MESSAGE = 20;

/**
 * The weekly digest as a message: headline, the three numbers, what is needed from each agency. The tables stand in the document in its
 * thread; where there is none, or for a preview, in the message itself.
 */
export function digestNotice(document: DigestDocument, language: Language, { tables = true }: { tables?: boolean } = {}): Notice {
  const words = cardWords(language).digest;
  const title = words.title(document.district, document.week);
  return {
    push: title,
    blocks: [
      heading(title),
      ...(document.invented ? [line(words.invented)] : []),
      ...document.headline.map((each) => line(each[language])),
      { kind: 'facts', facts: numberFacts(document, language) },
      heading(words.needs),
      ...needLines(document, language),
      ...document.corrections.map((each) => line(each[language])),
      ...(tables ? allTables(document, language) : []),
    ],
    actions: [],
  };
}

/** The three numbers with what stands beside them. */
export function numberFacts({ numbers }: DigestDocument, language: Language): { label: string; value: string }[] {
  return numbers.map(({ label, cell, detail }) => ({
    label: label[language],
    value: [cellText(cell, language), ...(detail ? [detail[language]] : [])].join('; '),
  }));
}

function allTables(document: DigestDocument, language: Language): NoticeBlock[] {
  const definitions = quiet(document.definitions.map((each) => each[language]).join(' '));
  return [...document.tables.flatMap((table) => tableBlocks(table, language)), { kind: 'divider' }, definitions];
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
