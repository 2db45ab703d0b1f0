/** What a reader can work out from numbers that belong together: for each the smallest and the largest that fits all others. */

/** `whole` is the sum of `parts`; all are cell ids. */
export interface Sum {
  whole: string;
  parts: readonly string[];
}

export interface Interval {
  low: number;
  high: number;
}

/**
 * Narrow what a reader knows of each cell until nothing more follows.
 *
 * Exact where the sums form a tree, that is where no cell that is unknown lies on a circle of sums: then every value between the limits
 * is one the cell can have.
 *
 * @param known the limits of each cell before any sum is done.
 * @param sums of cells in `known`.
 */
export function possibleValues(known: ReadonlyMap<string, Interval>, sums: readonly Sum[]): Map<string, Interval> {
  const ranges = new Map([...known].map(([id, range]) => [id, { ...range }]));
  let changed = true;
  while (changed) {
    changed = false;
    for (const sum of sums) if (narrow(sum, ranges)) changed = true;
  }
  return ranges;
}

/** How many values are left; none when what is known contradicts itself. */
export function valuesLeft(range: Interval): number {
  return Math.max(0, range.high - range.low + 1);
}

/** The whole lies between the sums of the parts' limits, each part between what the whole and the other parts leave. */
function narrow(sum: Sum, ranges: Map<string, Interval>): boolean {
  const parts = sum.parts.map((id) => rangeOf(ranges, id));
  const whole = rangeOf(ranges, sum.whole);
  let changed = limit(whole, { low: total(parts, 'low'), high: total(parts, 'high') });
  for (const part of parts) {
    const others = parts.filter((other) => other !== part);
    changed = limit(part, { low: whole.low - total(others, 'high'), high: whole.high - total(others, 'low') }) || changed;
  }
  return changed;
}

/** A contradiction is left as it is: narrowing it further would never end. */
function limit(range: Interval, by: Interval): boolean {
  const before = { ...range };
  if (before.low > before.high) return false;
  range.low = Math.max(range.low, by.low);
  range.high = Math.min(range.high, by.high);
  return range.low !== before.low || range.high !== before.high;
}

function total(parts: Interval[], end: keyof Interval): number {
  return parts.reduce((sum, part) => sum + part[end], 0);
}

function rangeOf(ranges: Map<string, Interval>, id: string): Interval {
  const range = ranges.get(id);
  if (!range) throw new RangeError(`a sum names a cell that does not exist: ${id}`);
  return range;
}
