/** Students by bucket (a group, or sites with and without an officer) and category: each student once. */
import { CATEGORIES, type Category, COUNTED, type Measure } from './measures.ts';

export interface Tally {
  /** In the order of printing. */
  buckets: readonly string[];
  counts: ReadonlyMap<string, Readonly<Record<Category, number>>>;
}

/**
 * @param buckets every bucket there is, also those nobody is in.
 * @param students of the export, with the category of what happened to them.
 */
export function tallyOf(buckets: readonly string[], students: Iterable<{ bucket: string; category: Category }>): Tally {
  const counts = new Map(buckets.map((bucket) => [bucket, zeros()]));
  for (const { bucket, category } of students) {
    const row = counts.get(bucket);
    if (!row) throw new RangeError('a student in a bucket that is not counted');
    row[category] += 1;
  }
  return { buckets, counts };
}

/** Students of a bucket in any of these categories. */
export function countIn(tally: Tally, bucket: string, categories: readonly Category[]): number {
  const row = tally.counts.get(bucket);
  return row ? categories.reduce((sum, category) => sum + row[category], 0) : 0;
}

/** Students of a bucket, whatever happened to them. */
export function sizeOf(tally: Tally, bucket: string): number {
  return countIn(tally, bucket, CATEGORIES);
}

/** Students of all buckets. */
export function totalOf(tally: Tally, measure: Measure): number {
  return tally.buckets.reduce((sum, bucket) => sum + countIn(tally, bucket, COUNTED[measure]), 0);
}

function zeros(): Record<Category, number> {
  const zero = { unreported: 0, reported: 0, level3: 0, kept: 0, other: 0, other_outcome: 0 };
  return { ...zero, chosen: 0, chosen_outcome: 0, required: 0, required_outcome: 0 };
}
