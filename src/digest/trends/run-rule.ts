/**
 * The run rule: a run on one side of the median longer than chance would bring. Source: Anhøj and Olesen, "Run charts revisited",
 * PLOS ONE 9 (2014) e113825; of its two rules the one for the longest run.
 */

export type Side = 'above' | 'below';

/** Places `from` and `to` (both included) in the list that was judged; `length` counts the points that are not on the median. */
export interface Run {
  side: Side;
  from: number;
  to: number;
  length: number;
}

/** @returns null of no values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * The longest run that chance explains, of `useful` points: the source leaves those on the median out, since they are on no side.
 *
 * @returns 7 for 12 points, 8 for 26.
 */
export function longestByChance(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}

/**
 * The longest run on one side of the median, if it is longer than chance explains; the latest of several. A point on the median neither
 * prolongs a run nor ends it. A gap ends it: nobody can say on which side that point was.
 */
export function unusualRun(values: readonly (number | null)[]): Run | null {
  const shown = values.filter((value) => value !== null);
  const middle = median(shown);
  if (middle === null) return null;
  const longest = runsAround(values, middle).reduce<Run | null>((best, run) => (best && best.length > run.length ? best : run), null);
  const useful = shown.filter((value) => value !== middle).length;
  return longest && longest.length > longestByChance(useful) ? longest : null;
}

function runsAround(values: readonly (number | null)[], middle: number): Run[] {
  const runs: Run[] = [];
  let open = false;
  for (const [place, value] of values.entries()) {
    if (value === null) open = false;
    if (value === null || value === middle) continue;
    const side: Side = value > middle ? 'above' : 'below';
    const last = runs.at(-1);
    if (open && last?.side === side) {
      last.to = place;
      last.length += 1;
    } else {
      runs.push({ side, from: place, to: place, length: 1 });
    }
    open = true;
  }
  return runs;
}
