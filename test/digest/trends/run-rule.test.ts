import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestByChance, median, type Run, unusualRun } from '../../../src/digest/trends/run-rule.ts';

/** "+" above, "-" below, "0" on the median, "." a gap. */
function points(signs: string): (number | null)[] {
  return [...signs].map((sign) => ({ '+': 6, '-': 4, '0': 5 })[sign] ?? null);
}

describe('the run rule', () => {
  it.each([
    [8, 6],
    [10, 6],
    [12, 7],
    [22, 7],
    [23, 8],
    [26, 8],
    [45, 8],
    [46, 9],
  ])('of %i points allows a run of %i', (useful, longest) => {
    expect(longestByChance(useful)).toBe(longest);
  });

  it.each<[string, string, Run | null]>([
    ['seven of fourteen are one more than chance needs to be', '-------+++++++', null],
    ['eight of sixteen are more', '--------++++++++', { side: 'above', from: 8, to: 15, length: 8 }],
    ['of two runs the longer counts', '---------+++++++++-+', { side: 'above', from: 9, to: 17, length: 9 }],
    ['a point on the median does not end a run', '----0-----+++++++++', { side: 'above', from: 10, to: 18, length: 9 }],
    ['and does not prolong it', '----0---+++++++', null],
    ['a gap ends it', '----.----++++.++++', null],
    ['alternating points', '+-+-+-+-+-+-', null],
  ])('%s', (_name, signs, run) => {
    expect(unusualRun(points(signs))).toEqual(run);
  });

  it.each<[string, (number | null)[]]>([
    ['no points', []],
    ['nothing but gaps', [null, null]],
    ['one point', [3]],
    ['points that are all the same', Array.from({ length: 30 }, () => 0)],
  ])('finds nothing in %s', (_name, values) => {
    expect(unusualRun(values)).toBeNull();
  });

  it('agrees with a reader who tries every stretch', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 12 }), { maxLength: 40 }), (values) => {
        const found = unusualRun(values);
        const stretches = everyStretch(values);
        const most = Math.max(0, ...stretches.map((stretch) => stretch.length));
        const middle = median(values.filter((value) => value !== null));
        const useful = values.filter((value) => value !== null && value !== middle).length;
        expect(found !== null).toBe(useful > 0 && most > Math.round(Math.log2(useful) + 3));
        if (found) expect(stretches).toContainEqual(found);
        if (found) expect(found.length).toBe(most);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [[], null],
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 9], 3],
  ])('takes the median of %j', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

/** Every stretch without gap or change of side that begins and ends off the median. */
function everyStretch(values: readonly (number | null)[]): Run[] {
  const middle = median(values.filter((value) => value !== null)) ?? 0;
  const stretches: Run[] = [];
  for (let from = 0; from < values.length; from += 1)
    for (let to = from; to < values.length; to += 1) {
      const part = values.slice(from, to + 1);
      const shown = part.filter((value) => value !== null);
      const off = shown.filter((value) => value !== middle);
      if (shown.length < part.length || part[0] === middle || part.at(-1) === middle) continue;
      if (off.every((value) => value > middle)) stretches.push({ side: 'above', from, to, length: off.length });
      if (off.every((value) => value < middle)) stretches.push({ side: 'below', from, to, length: off.length });
    }
  return stretches;
}
