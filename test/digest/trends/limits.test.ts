import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, timeLimits } from '../../../src/digest/trends/between-events.ts';
import { countInterval, rateInterval } from '../../../src/digest/trends/interval.ts';
import { rateLimits, ratePer1000, together } from '../../../src/digest/trends/u-chart.ts';

describe('the exact interval of a count', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [2, 0.242, 7.225],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [100, 81.364, 121.627],
  ])('of %i is the one in the tables', (count, low, high) => {
    const interval = countInterval(count);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('holds its count and grows with it, for small and large counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
        const [here, next] = [countInterval(count), countInterval(count + 1)];
        expect(here.low).toBeLessThanOrEqual(count);
        expect(here.high).toBeGreaterThan(count);
        expect(next.low).toBeGreaterThan(here.low);
        expect(next.high).toBeGreaterThan(here.high);
      }),
      { numRuns: 60 },
    );
  });

  it('is one per 1,000 students when it is that of a rate', () => {
    const { low, high } = rateInterval(10, 20_000);
    expect(low).toBeCloseTo(4.795 / 20, 4);
    expect(high).toBeCloseTo(18.39 / 20, 4);
  });

  it.each([-1, 1.5, Number.NaN])('is not found for %d', (count) => {
    expect(() => countInterval(count)).toThrow(RangeError);
  });
});

describe('limits of a rate', () => {
  it('are three standard deviations on both sides', () => {
    // 20 expected of 20,000 students: 1 ± 3·√(1/20)
    expect(rateLimits(1, 20_000)?.low).toBeCloseTo(0.3292, 4);
    expect(rateLimits(1, 20_000)?.high).toBeCloseTo(1.6708, 4);
  });

  it.each([
    ['five are expected', 0.25, 20_000, true],
    ['fewer are', 0.249, 20_000, false],
    ['nothing ever happened', 0, 20_000, false],
  ])('when %s', (_name, rate, students, there) => {
    expect(rateLimits(rate, students) !== null).toBe(there);
  });

  it('are never below 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 60_000 }), (rate, students) => {
        const limits = rateLimits(rate, students);
        if (!limits) return;
        expect(limits.low).toBeGreaterThanOrEqual(0);
        expect(limits.high).toBeGreaterThan(rate);
      }),
    );
  });

  it('have the rate of all blocks as their centre', () => {
    const all = together([
      { count: 3, students: 1000 },
      { count: 9, students: 3000 },
    ]);
    expect(ratePer1000(all)).toBe(3);
    expect(() => ratePer1000({ count: 0, students: 0 })).toThrow(RangeError);
  });
});

describe('days between events', () => {
  it('are counted in the order of time, through summer time and leap days', () => {
    expect(daysBetween(['2028-03-13', '2028-02-28', '2028-03-01', '2028-03-13'])).toEqual([2, 12, 0]);
    expect(daysBetween(['2026-10-05'])).toEqual([]);
  });

  it('have the limits of the transformed times', () => {
    // y = 1, 2, 1, 2: mean 1.5, mean moving range 1
    const limits = timeLimits([1, 2 ** 3.6, 1, 2 ** 3.6]);
    expect(limits?.low).toBe(0);
    expect(limits?.high).toBeCloseTo((1.5 + 2.66) ** 3.6, 6);
  });

  it('are not outside because two events came on one day', () => {
    expect(timeLimits([10, 12, 10, 12, 0])?.low).toBe(0);
    expect(timeLimits([0.5, 0.6, 0.5, 0.6])?.low).toBe(0);
    expect(timeLimits([20, 21, 20, 21])?.low).toBeGreaterThan(10);
  });

  it('have limits that are never below 0, and none without two times', () => {
    expect([timeLimits([]), timeLimits([4])]).toEqual([null, null]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 40 }), (days) => {
        const limits = timeLimits(days);
        expect(limits?.low).toBeGreaterThanOrEqual(0);
        expect(limits?.high).toBeGreaterThanOrEqual(limits?.low ?? 0);
      }),
    );
  });
});
