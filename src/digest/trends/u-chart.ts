/**
 * Limits of a rate per 1,000 students: u ± 3·√(u/n), n in thousands of students. Source: the Shewhart u-chart as in Mohammed, Worthington
 * and Woodall, "Plotting basic control charts", Quality and Safety in Health Care 17 (2008) 137–145.
 */

export interface Counted {
  count: number;
  students: number;
}

export interface Limits {
  low: number;
  high: number;
}

/** Below it the distribution is too skewed for limits on both sides of the mean (domain rule, docs/adr/0022). */
export const FEWEST_EXPECTED = 5;

/** @throws RangeError without students. */
export function ratePer1000({ count, students }: Counted): number {
  if (!(students > 0)) throw new RangeError('a rate needs students');
  return (1000 * count) / students;
}

/** All blocks as one: its rate is u, the centre of the chart. */
export function together(blocks: readonly Counted[]): Counted {
  const sum = (of: (block: Counted) => number): number => blocks.reduce((total, block) => total + of(block), 0);
  return { count: sum((block) => block.count), students: sum((block) => block.students) };
}

/**
 * Limits of a block with so many students.
 *
 * @param rate u, per 1,000 students.
 * @returns null where fewer than five are expected; never below 0.
 */
export function rateLimits(rate: number, students: number): Limits | null {
  const thousands = students / 1000;
  if (rate * thousands < FEWEST_EXPECTED) return null;
  const reach = 3 * Math.sqrt(rate / thousands);
  return { low: Math.max(0, rate - reach), high: rate + reach };
}
