/** A block's numbers as they may be read: every sum a reader could do is written down beside them, the weeks' headlines included. */
import { type BlockNumbers, NO_KIND } from '../numbers/block-numbers.ts';
import type { TableReasons } from './hidden-because.ts';
import { type Cell, keptBack, type Published, suppressWithReasons, type Table, THRESHOLD } from './suppress.ts';

/** Rows by id; null: too few in all to show any row without showing single students. */
export type PublishedRows = Record<string, Published> | null;

/** What is printed of a table, and why the rest of it is not: that is for those who decide, never for a document. */
interface Hidden {
  rows: PublishedRows;
  because: TableReasons;
}

export interface PublishedBlock {
  /** Matters that never raised a police question, by kind, with `total`. */
  school: PublishedRows;
  confidential: Published;
  why: PublishedRows;
  /** `officer_requested` and `notice_only`. */
  asked: PublishedRows;
  outcomes: PublishedRows;
  /** What was kept at school, by the reason of the decision; `refused` is a request in a school matter that was not followed. */
  declined: PublishedRows;
  because: Record<BlockTable, TableReasons>;
}

export type BlockTable = 'school' | 'why' | 'asked' | 'outcomes' | 'declined';

/** Every row that could be there, in the order in which they are read; it never depends on the numbers. */
export interface BlockRows {
  kinds: readonly string[];
  rules: readonly string[];
  outcomes: readonly string[];
  reasons: readonly string[];
}

const TOTAL = 'total';
const REFUSED = 'refused';
/** Codes that neither this policy nor this program has: one row, so that whatever stands in the database is never printed. */
const UNLISTED = 'unlisted';

/**
 * Hide what must be hidden in a block.
 *
 * @param rows every row that could be there; what is hidden first where something must be goes by their order, never by size.
 * @param printed what the weeks' headlines say was kept, oldest first; where it is missing, what is known now.
 */
export function publishBlock(numbers: BlockNumbers, rows: BlockRows, printed: readonly (Published | null)[] = []): PublishedBlock {
  const { school, why, outcomes, declined } = numbers;
  const asked = { officer_requested: numbers.officerRequested, notice_only: numbers.noticeOnly };
  const hidden: Record<BlockTable, Hidden> = {
    school: hideWithTotal([...cellsOf(school, [...rows.kinds, NO_KIND]), { id: TOTAL, count: sum(Object.values(school)) }]),
    why: hideBeside(numbers.required, cellsOf(why, rows.rules)),
    asked: hideBeside(numbers.told, cellsOf(asked, Object.keys(asked))),
    outcomes: hideOutcomes(numbers, cellsOf(outcomes, rows.outcomes)),
    declined: hideDeclined(numbers.kept, printed, cellsOf({ ...declined, [REFUSED]: numbers.refused }, [...rows.reasons, REFUSED])),
  };
  const shown = ofEachTable((table) => hidden[table].rows);
  return { ...shown, confidential: alone(numbers.confidential), because: ofEachTable((table) => hidden[table].because) };
}

function ofEachTable<T>(of: (table: BlockTable) => T): Record<BlockTable, T> {
  const [school, why, asked, outcomes, declined] = [of('school'), of('why'), of('asked'), of('outcomes'), of('declined')];
  return { school, why, asked, outcomes, declined };
}

/** A count that belongs to no sum. */
export function alone(count: number): Published {
  return isFew(count) ? { kind: 'few' } : { kind: 'count', count };
}

/**
 * The agencies' own copies laid side by side, beside the headline's number.
 *
 * @param whole incidents of the headline; those without an agency stand in no copy, and readers may think that there are none.
 */
export function hideCopies(cells: Cell[], whole: number): Hidden {
  const parts = cells.map(({ id }) => id);
  const placed = cells.reduce((total, { count }) => total + count, 0);
  const wholes: Cell[] = [
    { id: 'placed', count: placed, role: 'exact' },
    { id: 'headline', count: whole, role: 'exact' },
  ];
  const readers = wholes.map(({ id }) => [{ whole: id, parts }]);
  return attempt({ cells: [...cells, ...wholes], sums: [], readers }, cells);
}

/** Rows whose sum readers know to the last one. */
function hideBeside(whole: number, cells: Cell[]): Hidden {
  return hideWithTotal([...cells, { id: TOTAL, count: whole, role: 'exact' }]);
}

/**
 * Police may know the sum of the rows; other readers know how often police were told. The rest is what police started, which agencies' copies
 * print week by week, hidden where it is few: one week that is hidden must not be what is left of the block.
 */
function hideOutcomes({ known, told }: BlockNumbers, outcomes: Cell[]): Hidden {
  const parts = outcomes.map(({ id }) => id);
  const wholes: Cell[] = [
    { id: TOTAL, count: known, role: 'exact' },
    { id: 'told', count: told, role: 'exact' },
    { id: 'started', count: known - told, role: 'secret' },
    { id: 'known', count: 0, role: 'unprinted' },
  ];
  const police = [{ whole: TOTAL, parts }];
  const others = [
    { whole: 'known', parts },
    { whole: 'known', parts: ['told', 'started'] },
  ];
  return attempt({ cells: [...outcomes, ...wholes], sums: [], readers: [police, others] }, outcomes);
}

/**
 * What was kept at school stands in four headlines already, hidden where it is few; the reasons of the block are the same matters. A headline
 * says what was known when it was printed, so that readers do the sum with that too, where it can be right.
 */
function hideDeclined(kept: readonly number[], printed: readonly (Published | null)[], reasons: Cell[]): Hidden {
  const now = kept.map((count, week): Cell => ({ id: `week ${week}`, count, ...(isFew(count) ? {} : { role: 'exact' }) }));
  const before = kept.map((count, week): Cell => printedCell(`printed ${week}`, printed[week] ?? alone(count)));
  const known = [now, ...(canBe(sum(kept), before) ? [before] : [])];
  const wholes = known.map((_, nth): Cell => ({ id: nth === 0 ? 'kept' : 'kept, as printed', count: 0, role: 'unprinted' }));
  const readers = known.map((weeks, nth) =>
    [reasons, weeks].map((parts) => ({ whole: wholes[nth]?.id ?? '', parts: parts.map(({ id }) => id) })),
  );
  return attempt({ cells: [...reasons, ...known.flat(), ...wholes], sums: [], readers }, reasons);
}

/** Its own count is not known here any more, and does not matter. */
function printedCell(id: string, published: Published): Cell {
  return published.kind === 'count' ? { id, count: published.count, role: 'exact' } : { id, count: 1, role: 'secret' };
}

function canBe(count: number, printed: readonly Cell[]): boolean {
  const few = printed.filter(({ role }) => role === 'secret').length;
  const exact = printed.reduce((total, each) => total + (each.role === 'exact' ? each.count : 0), 0);
  return count >= exact + few && count <= exact + few * (THRESHOLD - 1);
}

function isFew(count: number): boolean {
  return count > 0 && count < THRESHOLD;
}

/** Hide in rows that have one sum, `total`. */
function hideWithTotal(cells: Cell[]): Hidden {
  const parts = cells.filter(({ id }) => id !== TOTAL).map(({ id }) => id);
  return attempt({ cells, sums: [{ whole: TOTAL, parts }] }, cells);
}

/** @param printed the cells of the table that are printed as its rows. */
function attempt(table: Table, printed: readonly Cell[]): Hidden {
  try {
    const { published, because } = suppressWithReasons(table);
    const rows = Object.fromEntries(printed.map(({ id, count }) => [id, published.get(id) ?? keptBack(count)]));
    return { rows, because: Object.fromEntries(because) };
  } catch (error) {
    // suppress says so when even everything hidden is not enough
    if (error instanceof RangeError) return { rows: null, because: 'left-out' };
    throw error;
  }
}

/** Known rows in their order; those that this version of the policy no longer has are counted together. */
function cellsOf(counts: Record<string, number>, ids: readonly string[]): Cell[] {
  const others = Object.entries(counts).filter(([id]) => !ids.includes(id));
  return [...ids.map((id) => ({ id, count: counts[id] ?? 0 })), { id: UNLISTED, count: sum(others.map(([, count]) => count)) }];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
