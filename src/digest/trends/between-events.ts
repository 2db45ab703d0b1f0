/**
 * Days between rare events (t-chart). Times between events that come by chance are exponential, far from symmetric; y = t^(1/3.6) is
 * nearly normal (Nelson, "A control chart for parts-per-million nonconforming items", Journal of Quality Technology 26 (1994) 239–240). Of y
 * the usual chart of single values: mean ± 2.66 times the mean moving range, taken back by the power of 3.6.
 */
import type { CalendarDate } from '../../district/types.ts';
import type { Limits } from './u-chart.ts';

const POWER = 3.6;
/** 3 / d2 for ranges of two values: three standard deviations, told by the mean moving range. */
const THREE_SIGMA = 2.66;
const DAY = 86_400_000;

/** Days from each event to the next, in the order of time; 0 for two on one day. */
export function daysBetween(dates: readonly CalendarDate[]): number[] {
  const days = dates.map((date) => Date.parse(date) / DAY).sort((a, b) => a - b);
  return days.slice(1).map((day, index) => day - (days[index] ?? day));
}

/**
 * Limits of whole days. A low limit under one day is 0, else two events on one day would always be outside, only because nobody counts
 * hours.
 *
 * @returns null for fewer than two times; never below 0.
 */
export function timeLimits(days: readonly number[]): Limits | null {
  if (days.length < 2) return null;
  const transformed = days.map((day) => day ** (1 / POWER));
  const ranges = transformed.slice(1).map((value, index) => Math.abs(value - (transformed[index] ?? value)));
  const [centre, reach] = [mean(transformed), THREE_SIGMA * mean(ranges)];
  const low = Math.max(0, centre - reach) ** POWER;
  return { low: low < 1 ? 0 : low, high: (centre + reach) ** POWER };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
