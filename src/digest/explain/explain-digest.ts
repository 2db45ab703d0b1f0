/** For each hidden cell of a digest, why: what suppression decided, in the words of the table it stands in. */
import type { Localized } from '../../policy/types.ts';
import { cellText } from '../document/cell-text.ts';
import { type DigestCell, type DigestDocument, type DigestTable, editionName } from '../document/model.ts';
import type { DigestContext } from '../edition/context.ts';
import { NOTES, ROWS, TITLES } from '../edition/words.ts';
import { type Publication, type Readers, writeEdition } from '../edition/write-edition.ts';
import type { HiddenBecause, TableReasons } from '../publish/hidden-because.ts';
import type { BlockTable } from '../publish/published-block.ts';
import type { CopiedMeasure } from '../publish/published-week.ts';
import { blockOf, weeksOfBlock } from '../trends/blocks.ts';
import {
  ALL,
  BESIDE_COPY,
  beside,
  CHANGED,
  HEADLINE,
  KEPT,
  keptInHeadline,
  LEFT_OUT,
  LINES,
  MEDICAL,
  OPEN_ELSEWHERE,
  OWN_ELSEWHERE,
  SMALL,
  waitsFor,
} from './words.ts';

export interface Explained {
  /** As its files are called: `police`, `agency-north`. */
  edition: string;
  table: Localized;
  row: Localized;
  column: Localized;
  reason: Localized;
}

export interface Explanation {
  hidden: Explained[];
  /** Tables that an edition does not have at all, or not yet. */
  absent: Pick<Explained, 'edition' | 'table' | 'reason'>[];
}

type Found = Omit<Explained, 'edition'>;

/** The document in which the cell stands; `fresh` is the same edition as its numbers would be printed now. */
interface Sheet {
  document: DigestDocument;
  fresh: DigestDocument;
  publication: Publication;
}

const DETAILS: Record<string, Localized> = { chosen: KEPT, emergencies: MEDICAL };
const BLOCK_TABLES = ['school', 'confidential', 'why', 'asked', 'outcomes', 'declined'] as const;

/**
 * Explain every hidden cell of every edition; no sentence holds a hidden number.
 *
 * @param documents the editions as they were printed.
 * @param publication of the same week, as it is now: where a printed table says something else, its reasons are known only in part.
 */
export function explainDigest(documents: readonly DigestDocument[], publication: Publication, context: DigestContext): Explanation {
  const sheets = documents.map((document) => ({ document, publication, fresh: writeEdition(publication, readersOf(document), context) }));
  return {
    hidden: sheets.flatMap((sheet) =>
      [...inHeadline(sheet.document), ...sheet.document.tables.flatMap((table) => inTable(table, sheet))].map((found) => ({
        edition: editionName(sheet.document),
        ...found,
      })),
    ),
    absent: sheets.flatMap(absentFrom),
  };
}

function readersOf({ edition, agencyId }: DigestDocument): Readers {
  return edition === 'agency' ? { edition, agencyId: agencyId ?? '' } : { edition };
}

/** Beside the three numbers stand two that may be few; they belong to no sum. */
function inHeadline({ numbers }: DigestDocument): Found[] {
  const few = cellText({ kind: 'few' }, 'en');
  return numbers.flatMap(({ id, label, detail }) => {
    const column = DETAILS[id];
    return column && detail?.en.includes(few) ? [{ table: HEADLINE, row: label, column, reason: SMALL }] : [];
  });
}

function inTable(table: DigestTable, sheet: Sheet): Found[] {
  const of = { table: table.title };
  if (table.rows.length === 0) return saysTooFew(table.empty) ? [{ ...of, row: ALL, column: ALL, reason: LEFT_OUT }] : [];
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      const reason = reasonOf(cell, { table, rowId: row.id, sheet });
      return reason ? [{ ...of, row: row.label, column: table.columns[index] ?? ALL, reason }] : [];
    }),
  );
}

/** null: the cell is not hidden. */
function reasonOf(cell: DigestCell, at: { table: DigestTable; rowId: string; sheet: Sheet }): Localized | null {
  switch (cell.kind) {
    case 'few':
      return SMALL;
    case 'hidden':
      return inWords(recorded(at), at);
    case 'text':
      return saysTooFew(cell.text) ? LEFT_OUT : null;
    case 'count':
    case 'share':
    case 'minutes':
    case 'none':
      return null;
    default:
      return cell satisfies never;
  }
}

/** What suppression decided, where the table is still the one that was printed. */
function recorded({ table, rowId, sheet: { document, fresh, publication } }: Parameters<typeof reasonOf>[1]): HiddenBecause | null {
  const now = fresh.tables.find(({ id }) => id === table.id);
  if (JSON.stringify(now) !== JSON.stringify(table)) return null;
  const { numbers, block } = publication;
  const own = table.id === 'own';
  const reasons: TableReasons | undefined = own
    ? numbers.because[rowId as CopiedMeasure] // rows of other measures have no reasons: they are in no sum
    : block?.published.because[table.id as BlockTable]; // other tables have none
  if (!reasons || reasons === 'left-out') return null;
  return reasons[own ? (document.agencyId ?? '') : rowId] ?? null;
}

function inWords(because: HiddenBecause | null, { table, sheet: { document } }: Parameters<typeof reasonOf>[1]): Localized {
  if (because?.kind !== 'beside') return CHANGED;
  if (table.id === 'own') return BESIDE_COPY;
  const labels = new Map(table.rows.map(({ id, label }) => [id, label]));
  const weeks = weeksOfBlock(blockOf(document.week));
  weeks.forEach((week, index) => {
    labels.set(`week ${index}`, keptInHeadline(week));
  });
  // said whether police started any or not: that the rest of the outcomes needs hiding would tell that they did
  const others = table.id === 'outcomes' ? [ROWS.policeStarted] : [];
  const names = [...because.protects.flatMap((id) => labels.get(id) ?? []), ...others];
  return names.length === 0 ? CHANGED : beside(names, lineOf(table.id, because.line));
}

function lineOf(table: string, line: string | null): Localized {
  if (line === 'kept') return LINES.kept;
  // its total is not printed; police have it
  if (table === 'outcomes') return LINES.known;
  return line === 'total' ? LINES.total : LINES.several;
}

function absentFrom({ document, publication }: Sheet): Explanation['absent'] {
  const has = (id: string) => document.tables.some((table) => table.id === id);
  const edition = editionName(document);
  const waiting = BLOCK_TABLES.filter((id) => publication.block === null && !has(id)).map((id) => ({
    ...{ edition, table: TITLES[id], reason: waitsFor(publication.blockEnds) },
  }));
  return [
    ...(has('own') ? [] : [{ edition, table: TITLES.own, reason: OWN_ELSEWHERE }]),
    ...(has('open') ? [] : [{ edition, table: TITLES.open, reason: OPEN_ELSEWHERE }]),
    ...waiting,
  ];
}

function saysTooFew({ en }: Localized): boolean {
  return en === NOTES.tooFew.en;
}
