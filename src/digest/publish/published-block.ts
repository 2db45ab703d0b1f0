/** A block's numbers as they may be read: every sum a reader could do is written down beside them, the weeks' headlines included. */
import { type BlockNumbers, NO_KIND } from '../numbers/block-numbers.ts';
import { type Cell, keptBack, type Published, suppress, type Table, THRESHOLD } from './suppress.ts';

/** Rows by id; null: too few in all to show any row without showing single students. */
export type PublishedRows = Record<string, Published> | null;

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
}

/** Every row that could be there, in the order in which they are read; it never depends on the numbers. */
export interface BlockRows {
  kinds: readonly string[];
  rules: readonly string[];
  outcomes: readonly string[];
  reasons: readonly string[];
}

const TOTAL = 'total';
const REFUSED = 'refused';

/**
 * Hide what must be hidden in a block.
 *
 * @param rows every row that could be there; what is hidden first where something must be goes by their order, never by size.
 */
export function publishBlock(numbers: BlockNumbers, rows: BlockRows): PublishedBlock {
  const { school, why, outcomes, declined } = numbers;
  const asked = { officer_requested: numbers.officerRequested, notice_only: numbers.noticeOnly };
  return {
    school: hideWithTotal([...cellsOf(school, [...rows.kinds, NO_KIND]), { id: TOTAL, count: sum(school) }]),
    confidential: alone(numbers.confidential),
    why: hideBeside(numbers.required, cellsOf(why, rows.rules)),
    asked: hideBeside(numbers.told, cellsOf(asked, Object.keys(asked))),
    // without its total: the rest beside the headlines would be what police started
    outcomes: withoutTotal(hideBeside(numbers.known, cellsOf(outcomes, rows.outcomes))),
    declined: hideDeclined(numbers, cellsOf({ ...declined, [REFUSED]: numbers.refused }, [...rows.reasons, REFUSED])),
  };
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
export function hideCopies(cells: Cell[], whole: number): PublishedRows {
  const parts = cells.map(({ id }) => id);
  const placed = cells.reduce((total, { count }) => total + count, 0);
  const wholes: Cell[] = [
    { id: 'placed', count: placed, role: 'exact' },
    { id: 'headline', count: whole, role: 'exact' },
  ];
  const readers = wholes.map(({ id }) => [{ whole: id, parts }]);
  const published = attempt({ cells: [...cells, ...wholes], sums: [], readers });
  return published && pick(published, cells);
}

/** Rows whose sum readers know to the last one. */
function hideBeside(whole: number, cells: Cell[]): PublishedRows {
  return hideWithTotal([...cells, { id: TOTAL, count: whole, role: 'exact' }]);
}

function withoutTotal(rows: PublishedRows): PublishedRows {
  return rows && Object.fromEntries(Object.entries(rows).filter(([id]) => id !== TOTAL));
}

/** What was kept at school stands in four headlines already, hidden where it is few; the reasons of the block are the same matters. */
function hideDeclined({ kept }: BlockNumbers, reasons: Cell[]): PublishedRows {
  const weeks = kept.map((count, index): Cell => ({ id: `week ${index}`, count, ...(isFew(count) ? {} : { role: 'exact' }) }));
  const cells: Cell[] = [...reasons, ...weeks, { id: 'kept', count: 0, role: 'unprinted' }];
  const sums = [reasons, weeks].map((parts) => ({ whole: 'kept', parts: parts.map(({ id }) => id) }));
  const published = attempt({ cells, sums });
  return published && pick(published, reasons);
}

function isFew(count: number): boolean {
  return count > 0 && count < THRESHOLD;
}

/** Hide in rows that have one sum, `total`. */
function hideWithTotal(cells: Cell[]): PublishedRows {
  const parts = cells.filter(({ id }) => id !== TOTAL).map(({ id }) => id);
  const published = attempt({ cells, sums: [{ whole: TOTAL, parts }] });
  return published && pick(published, cells);
}

function attempt(table: Table): Map<string, Published> | null {
  try {
    return suppress(table);
  } catch (error) {
    // suppress says so when even everything hidden is not enough
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pick(published: Map<string, Published>, cells: readonly Cell[]): Record<string, Published> {
  return Object.fromEntries(cells.map(({ id, count }) => [id, published.get(id) ?? keptBack(count)]));
}

/** Known rows first and in their order; a row that this version of the policy no longer has keeps its number. */
function cellsOf(counts: Record<string, number>, ids: readonly string[]): Cell[] {
  const others = Object.keys(counts).filter((id) => !ids.includes(id));
  return [...ids, ...others.sort()].map((id) => ({ id, count: counts[id] ?? 0 }));
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
