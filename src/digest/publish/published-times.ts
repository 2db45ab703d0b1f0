/** Minutes as they may be read: fewer than five are a range, never a median (domain.md section 5). */

/** null: there was nothing to time. */
export type PublishedTimes = { low: number; high: number; median: number | null } | null;

const ENOUGH_FOR_A_MEDIAN = 5;
/** Where the number of times is hidden, a range that begins and ends with the same minute would say "one". */
const COARSE_MINUTES = 5;

/**
 * @param minutes ascending.
 * @param options.known how many times readers know of from elsewhere; as many as there are when missing.
 * @param options.coarse widen the range to steps of five minutes.
 */
export function publishTimes(minutes: readonly number[], options: { known?: number; coarse?: boolean } = {}): PublishedTimes {
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { known = minutes.length, coarse = false } = options;
  const step = coarse ? COARSE_MINUTES : 1;
  const low = Math.floor(first / step) * step;
  const high = Math.max(Math.ceil(last / step) * step, coarse ? low + step : low);
  return { low, high, median: Math.min(known, minutes.length) >= ENOUGH_FOR_A_MEDIAN ? Math.round(median(minutes)) : null };
}

function median(ascending: readonly number[]): number {
  const middle = ascending.length / 2;
  const [below = 0, above = 0] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]];
  return (below + above) / 2;
}
