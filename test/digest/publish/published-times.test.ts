import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishTimes } from '../../../src/digest/publish/published-times.ts';

describe('minutes as they are published', () => {
  it.each([
    ['nothing', [], {}, null],
    ['one', [7.4], {}, { low: 7, high: 8, median: null }],
    ['four: a range, never a median', [1, 2, 3, 9], {}, { low: 1, high: 9, median: null }],
    ['five', [1, 2, 4, 8, 9], {}, { low: 1, high: 9, median: 4 }],
    ['six', [1, 2, 4, 6, 8, 9], {}, { low: 1, high: 9, median: 5 }],
    ['five of which readers know three', [1, 2, 4, 8, 9], { known: 3 }, { low: 1, high: 9, median: null }],
    ['three of which readers think seven', [1, 2, 4], { known: 7 }, { low: 1, high: 4, median: null }],
    ['one in steps of five minutes', [7], { coarse: true }, { low: 5, high: 10, median: null }],
    ['one at a step', [10], { coarse: true }, { low: 10, high: 15, median: null }],
  ])('are, of %s, what can be said', (_name, minutes, options, expected) => {
    expect(publishTimes(minutes, options)).toEqual(expected);
  });

  it('look the same for one hidden time and for several within five minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 9 }), { minLength: 1, maxLength: 10 }), (minutes) => {
        expect(publishTimes(minutes.sort(), { known: 0, coarse: true })).toEqual({ low: 5, high: 10, median: null });
      }),
    );
  });
});
