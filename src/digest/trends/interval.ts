/**
 * The exact interval of a count: all means under which neither so few nor so many would be a surprise. Source: Garwood, "Fiducial limits for
 * the Poisson distribution", Biometrika 28 (1936) 437–442. Found by bisection: this layer has no library, and a quantile of chi-square is
 * the same search.
 */
import type { Limits } from './u-chart.ts';

/** 95 %: as much on each side. */
const TAIL = 0.025;
/** Each halves the error. */
const STEPS = 60;

/**
 * The 95 % interval of the mean behind a count.
 *
 * @throws RangeError when `count` is no count.
 */
export function countInterval(count: number): Limits {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('no count');
  return {
    // so many or more: 1 − P(at most count − 1) grows with the mean
    low: count === 0 ? 0 : meanWhere(count - 1, 1 - TAIL),
    high: meanWhere(count, TAIL),
  };
}

/** The interval of a rate per 1,000 students. */
export function rateInterval(count: number, students: number): Limits {
  const { low, high } = countInterval(count);
  return { low: (1000 * low) / students, high: (1000 * high) / students };
}

/** The mean at which `count` or fewer have this probability; it falls while the mean grows. */
function meanWhere(count: number, probability: number): number {
  const logFactorial = Array.from({ length: count }, (_, k) => Math.log(k + 1)).reduce((sum, log) => sum + log, 0);
  let [low, high] = [0, count + 10 * Math.sqrt(count + 1) + 20];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(count, { mean: middle, logFactorial }) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X ≤ count) of a Poisson mean: from its last term down, until the rest adds nothing. The first is a logarithm, since e^−mean may be 0. */
function atMost(count: number, { mean, logFactorial }: { mean: number; logFactorial: number }): number {
  let term = Math.exp(count * Math.log(mean) - mean - logFactorial);
  let sum = 0;
  for (let k = count; k >= 0 && (k > mean || term > sum * Number.EPSILON); k -= 1) {
    sum += term;
    term *= k / mean;
  }
  return sum;
}
