import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excess, isEnough, rate, riskRatio, verdict } from '../../../src/digest/equity/formulas.ts';

const rounded = ({ value, low, high }: { value: number; low: number; high: number }, per = 1) =>
  [value, low, high].map((number) => (number * per).toFixed(2));

describe('the worked example', () => {
  const group = { count: 14, size: 886 };
  const others = { count: 96, size: 20_143 };

  it('is what the formulas give', () => {
    expect(rounded(rate(group), 100)).toEqual(['1.58', '0.94', '2.63']);
    expect((rate(others).value * 100).toFixed(2)).toBe('0.48');
    expect(rounded(riskRatio(group, others))).toEqual(['3.32', '1.90', '5.79']);
    expect(excess(group, others).toFixed(1)).toBe('9.8');
    expect(verdict(riskRatio(group, others))).toBe('higher');
  });
});

/** Where the score test of a share stops rejecting, found by halving: the definition of Wilson's interval, not its formula. */
function scoreLimit(count: number, size: number, side: 'low' | 'high'): number {
  const p = count / size;
  const rejects = (share: number) => Math.abs(p - share) > 1.96 * Math.sqrt((share * (1 - share)) / size);
  let [inside, outside] = [p, side === 'low' ? 0 : 1];
  if (!rejects(outside)) return outside;
  for (let step = 0; step < 200; step += 1) {
    const middle = (inside + outside) / 2;
    if (rejects(middle)) outside = middle;
    else inside = middle;
  }
  return inside;
}

/** Variance of ln(a/N₁) − ln(b/N₂) by the delta method, with the slope of ln taken from two near points. */
function spreadOfLogRatio(a: number, n1: number, b: number, n2: number): number {
  const variance = (count: number, size: number) => {
    const p = count / size;
    const h = p * 1e-4;
    const slope = (Math.log(p + h) - Math.log(p - h)) / (2 * h);
    return slope ** 2 * ((p * (1 - p)) / size);
  };
  return 1.96 * Math.sqrt(variance(a, n1) + variance(b, n2));
}

const share = fc.integer({ min: 1, max: 30_000 }).chain((size) => fc.record({ size: fc.constant(size), count: fc.nat({ max: size }) }));

describe('the formulas', () => {
  it('give the limits at which the score test stops rejecting', () => {
    fc.assert(
      fc.property(share, ({ count, size }) => {
        const { value, low, high } = rate({ count, size });
        expect(value).toBe(count / size);
        expect(low).toBeCloseTo(scoreLimit(count, size, 'low'), 8);
        expect(high).toBeCloseTo(scoreLimit(count, size, 'high'), 8);
      }),
    );
  });

  it('give the interval of the ratio that the delta method gives', () => {
    const some = share.filter(({ count, size }) => count > 0 && count < size);
    fc.assert(
      fc.property(some, some, (group, others) => {
        const { value, low, high } = riskRatio(group, others);
        const spread = spreadOfLogRatio(group.count, group.size, others.count, others.size);
        expect(value).toBeCloseTo(group.count / group.size / (others.count / others.size), 8);
        expect(Math.log(high / low)).toBeCloseTo(2 * spread, 4);
        expect(Math.sqrt(low * high) / value).toBeCloseTo(1, 8);
      }),
    );
  });

  it('add one half to both counts where one is 0', () => {
    expect(riskRatio({ count: 0, size: 100 }, { count: 20, size: 1000 }).value).toBeCloseTo(0.5 / 100 / (20.5 / 1000), 10);
    const { value, low, high } = riskRatio({ count: 12, size: 100 }, { count: 0, size: 1000 });
    expect(value).toBeCloseTo(12.5 / 100 / (0.5 / 1000), 10);
    expect([low, high].every(Number.isFinite)).toBe(true);
  });

  it('never flag what may be no difference', () => {
    fc.assert(
      fc.property(share, share, (group, others) => {
        const ratio = riskRatio(group, others);
        if (ratio.low <= 1 && ratio.high >= 1) expect(verdict(ratio)).toBe('too-few');
        else expect(verdict(ratio)).toBe(ratio.value > 1 ? 'higher' : 'lower');
      }),
    );
  });

  it.each([
    [10, 886, false],
    [11, 29, false],
    [11, 30, true],
  ])('make a rate of %i of %i: %s', (count, size, expected) => expect(isEnough({ count, size })).toBe(expected));

  it('refuse what is no share', () => {
    expect(() => rate({ count: 1, size: 0 })).toThrow(RangeError);
    expect(() => rate({ count: 3, size: 2 })).toThrow(RangeError);
  });
});
