import { describe, expect, it } from 'vitest';
import { weeksOfBlock } from '../../../src/digest/trends/blocks.ts';
import { trendChart } from '../../../src/digest/trends/trend-chart.ts';
import { weekDates } from '../../../src/digest/week.ts';
import { addDays } from '../../../src/district/wall-time.ts';

const STUDENTS = 20_000;
const CHARTS = 300;
const TREND = { id: 'contacts', title: { en: 'Contacts', es: 'Contactos' }, unit: { en: 'contacts', es: 'contactos' } };

interface District {
  blocks: number;
  /** Events expected in a block. */
  mean: number;
  /** In so many of the last blocks twice as many. */
  doubled: number;
}

describe('charts of events that come by chance', () => {
  it.each([
    ['12 blocks with 20 expected in each', { blocks: 12, mean: 20 }, 0.05],
    ['26 blocks with 20', { blocks: 26, mean: 20 }, 0.15],
    ['26 blocks with 10', { blocks: 26, mean: 10 }, 0.17],
  ])('seldom raise an alarm in %s', (_name, district, bound) => {
    const share = alarms((random) => rates({ ...district, doubled: 0 }, random));
    expect(share).toBeLessThan(bound);
  });

  it.each([
    ['the last 3 of 12 blocks with 20 expected', { blocks: 12, mean: 20, doubled: 3 }, 0.8],
    ['the last 6 of 26 blocks with 20', { blocks: 26, mean: 20, doubled: 6 }, 0.95],
    ['the last 6 of 26 blocks with 10', { blocks: 26, mean: 10, doubled: 6 }, 0.8],
  ])('notice twice as many in %s', (_name, district, bound) => {
    const share = alarms((random) => rates(district, random));
    expect(share).toBeGreaterThan(bound);
  });
});

describe('charts of days between rare events', () => {
  // few events tell little: the second bound is what can be hoped for, and docs/digest.md says so
  it.each([
    ['one expected in a block', { blocks: 26, mean: 1 }, 0.1, 0.08],
    ['two', { blocks: 26, mean: 2 }, 0.05, 0.15],
  ])('seldom raise an alarm with %s, and seldom notice twice as many', (_name, district, highest, lowest) => {
    expect(alarms((random) => times({ ...district, doubled: 0 }, random))).toBeLessThan(highest);
    expect(alarms((random) => times({ ...district, doubled: 13 }, random))).toBeGreaterThan(lowest);
  });
});

/** The share of charts that find something. */
function alarms(draw: (random: () => number) => string): number {
  const random = seeded(2026);
  const found = Array.from({ length: CHARTS }, () => draw(random)).filter((statement) => !statement.startsWith('In normal range.'));
  return found.length / CHARTS;
}

function rates(district: District, random: () => number): string {
  const series = counts(district, random).map((count, block) => ({ block, count, students: STUDENTS }));
  return trendChart({ ...TREND, series }).statement.en;
}

function times(district: District, random: () => number): string {
  const series = counts(district, random).map((count, block) => ({ block, count, students: STUDENTS }));
  const dates = series.flatMap(({ block, count }) => {
    const { first } = weekDates(weeksOfBlock(block)[0] ?? '');
    return Array.from({ length: count }, () => addDays(first, Math.floor(28 * random())));
  });
  return trendChart({ ...TREND, series, dates }).statement.en;
}

function counts({ blocks, mean, doubled }: District, random: () => number): number[] {
  return Array.from({ length: blocks }, (_, place) => poisson(place < blocks - doubled ? mean : 2 * mean, random));
}

/** Knuth's way: factors of chance until their product is below e^−mean. */
function poisson(mean: number, random: () => number): number {
  let [count, product] = [-1, 1];
  while (product > Math.exp(-mean)) {
    count += 1;
    product *= random();
  }
  return count;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
