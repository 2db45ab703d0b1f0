/**
 * The measures of the equity report (domain.md section 4). Risk and risk ratio have the form of 34 CFR 300.647; that rule is about
 * pupils with disabilities, and only its formulas are borrowed here.
 */

/** `count` of `size`: students something happened to, of all enrolled. */
export interface Share {
  count: number;
  size: number;
}

/** A value with the limits of its 95% interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Standard normal quantile of a two-sided 95% interval. */
const Z = 1.96;

/** Fewer cases than this make no rate (CDE hides groups of ten or fewer). */
const FEWEST_CASES = 11;
/** A smaller group makes no rate (34 CFR 300.647: an n-size of up to 30 is presumed reasonable). */
export const SMALLEST_GROUP = 30;

/** Enough for a rate that may be read: 11 cases and a group of 30. */
export function isEnough({ count, size }: Share): boolean {
  return count >= FEWEST_CASES && size >= SMALLEST_GROUP;
}

/**
 * A share with the interval of Wilson (1927), which stays between 0 and 1 and holds for small counts too.
 *
 * @throws RangeError where nobody is enrolled, or more happened than there are people.
 */
export function rate({ count, size }: Share): Estimate {
  if (size <= 0 || count < 0 || count > size) throw new RangeError('no share');
  const p = count / size;
  const square = (Z * Z) / size;
  const middle = (p + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((p * (1 - p)) / size + square / (4 * size))) / (1 + square);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * How many times as often something happened to a group as to others, with the interval of Katz et al. (1978):
 * exp(ln RR ± 1.96·√(1/a − 1/N₁ + 1/b − 1/N₂)). Where one of the counts is 0, both get one half more.
 *
 * @param others all other students of the district (risk ratio) or of the state (alternate risk ratio).
 */
export function riskRatio(group: Share, others: Share): Estimate {
  const more = group.count === 0 || others.count === 0 ? 0.5 : 0;
  const [a, b] = [group.count + more, others.count + more];
  const value = a / group.size / (b / others.size);
  // with half a case more than there are people the root would be of less than nothing
  const spread = Z * Math.sqrt(Math.max(0, 1 / a - 1 / group.size + 1 / b - 1 / others.size));
  return { value, low: value * Math.exp(-spread), high: value * Math.exp(spread) };
}

/** How many more of a group than there would be at the others' rate; negative: fewer. */
export function excess(group: Share, others: Share): number {
  return group.count - (group.size * others.count) / others.size;
}

/** Nothing is flagged whose interval includes 1: then there are too few to tell, which is no finding of no difference. */
export function verdict({ low, high }: Estimate): 'higher' | 'lower' | 'too-few' {
  if (low > 1) return 'higher';
  return high < 1 ? 'lower' : 'too-few';
}
