/**
 * The last look at a table before it is printed: for every number that must not be found, other tables are made that look the same.
 *
 * `suppress` reasons with limits, which is exact only where sums form a tree; buckets by stages with totals form circles. Here nothing is
 * reasoned: students are moved between two categories of a bucket, and back in another bucket, and every table made that way really agrees
 * with all that is printed. So a number with several values here has at least as many for any reader.
 */
import type { Interval } from '../publish/possible-values.ts';
import { CATEGORIES, type Category } from './measures.ts';
import { countIn, type Tally } from './tally.ts';

/** A number that is a sum of categories, in each bucket and over all. */
export interface Counted {
  id: string;
  categories: readonly Category[];
  /** What a reader sees of it in a bucket; null: nothing. */
  printed(bucket: string): Interval | null;
  /** The same of the sum over all buckets. */
  printedTotal: Interval | null;
}

/** More students than this need not be moved: enough values are found before. */
const FARTHEST = 9;

interface Move {
  /** Who changes from `from` to `to`; in the partner as many change back. */
  bucket: string;
  partner: string | null;
  from: Category;
  to: Category;
  students: number;
}

/** Values that fit everything printed, of each number by `key(id, bucket)`, bucket null for the total; the true value is among them. */
export function otherValues(tally: Tally, numbers: readonly Counted[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const bucket of tally.buckets) for (const number of numbers) note(found, key(number.id, bucket), countOf(tally, number, bucket));
  for (const number of numbers) note(found, key(number.id, null), totalValue(tally, number));
  for (const move of moves(tally)) {
    const changed = numbers.filter((number) => stepOf(number, move) !== 0);
    if (!changed.every((number) => looksTheSame(tally, number, move))) continue;
    for (const number of changed) {
      const step = stepOf(number, move) * move.students;
      note(found, key(number.id, move.bucket), countOf(tally, number, move.bucket) + step);
      if (move.partner !== null) note(found, key(number.id, move.partner), countOf(tally, number, move.partner) - step);
      else note(found, key(number.id, null), totalValue(tally, number) + step);
    }
  }
  return found;
}

/** Of a number in a bucket, or of its sum over all where the bucket is null. */
export function key(id: string, bucket: string | null): string {
  return bucket === null ? `${id} total` : `${id} in ${bucket}`;
}

const CHANGES = CATEGORIES.flatMap((from) => CATEGORIES.filter((to) => to !== from).map((to) => ({ from, to })));

function moves(tally: Tally): Move[] {
  const pairs = tally.buckets.flatMap((bucket) =>
    [null, ...tally.buckets.filter((other) => other !== bucket)].map((partner) => ({ bucket, partner })),
  );
  return pairs.flatMap((pair) =>
    CHANGES.flatMap(({ from, to }) =>
      Array.from({ length: mostToMove(tally, { ...pair, from, to }) }, (_, index) => ({ ...pair, from, to, students: index + 1 })),
    ),
  );
}

function mostToMove({ counts }: Tally, { bucket, partner, from, to }: Omit<Move, 'students'>): number {
  const back = partner === null ? FARTHEST : (counts.get(partner)?.[to] ?? 0);
  return Math.min(FARTHEST, counts.get(bucket)?.[from] ?? 0, back);
}

/** What one student who moves adds to a number: 1, 0 or -1. */
function stepOf({ categories }: Counted, { from, to }: Move): number {
  return Number(categories.includes(to)) - Number(categories.includes(from));
}

function looksTheSame(tally: Tally, number: Counted, move: Move): boolean {
  const step = stepOf(number, move) * move.students;
  if (!fits(number.printed(move.bucket), countOf(tally, number, move.bucket) + step)) return false;
  if (move.partner === null) return fits(number.printedTotal, totalValue(tally, number) + step);
  return fits(number.printed(move.partner), countOf(tally, number, move.partner) - step);
}

function fits(range: Interval | null, value: number): boolean {
  return range === null || (value >= range.low && value <= range.high);
}

function countOf(tally: Tally, { categories }: Counted, bucket: string): number {
  return countIn(tally, bucket, categories);
}

function totalValue(tally: Tally, number: Counted): number {
  return tally.buckets.reduce((sum, bucket) => sum + countOf(tally, number, bucket), 0);
}

function note(found: Map<string, Set<number>>, id: string, value: number): void {
  const values = found.get(id) ?? new Set<number>();
  found.set(id, values.add(value));
}
