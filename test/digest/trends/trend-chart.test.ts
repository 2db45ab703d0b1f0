import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDigestDocument } from '../../../src/digest/document/model.ts';
import { type Block, blockName, weeksOfBlock } from '../../../src/digest/trends/blocks.ts';
import { type Trend, type TrendBlock, trendChart } from '../../../src/digest/trends/trend-chart.ts';
import { weekDates } from '../../../src/digest/week.ts';
import { addDays } from '../../../src/district/wall-time.ts';

const STUDENTS = 20_000;
const TREND = { id: 'contacts', title: { en: 'Contacts', es: 'Contactos' }, unit: { en: 'contacts', es: 'contactos' } };

function blocks(counts: readonly (number | null)[], students = STUDENTS): TrendBlock[] {
  return counts.map((count, block) => ({ block, count, students }));
}

/** A day of every event, spread over its block. */
function days(series: readonly TrendBlock[]): string[] {
  return series.flatMap(({ block, count }) =>
    Array.from({ length: count ?? 0 }, (_, index) => addDays(firstDay(block), Math.floor((28 * index) / (count ?? 1)))),
  );
}

function firstDay(block: Block): string {
  return weekDates(weeksOfBlock(block)[0] ?? '').first;
}

function statementOf(counts: readonly (number | null)[]): string {
  return trendChart({ ...TREND, series: blocks(counts) }).statement.en;
}

const STEADY = [20, 22, 18, 21, 19, 20, 23, 17, 20, 21, 18, 22];

describe('what a trend says', () => {
  it.each<[string, (number | null)[], string]>([
    ['chance alone', STEADY, 'In normal range.'],
    ['one block far off', [...STEADY, 60], 'Outside the normal range in 30 Nov – 27 Dec 2026 (above it).'],
    ['one block without anything', [...STEADY, 0], 'Outside the normal range in 30 Nov – 27 Dec 2026 (below it).'],
    [
      'a long run',
      [18, 17, 16, 18, 17, 16, 18, 17, 24, 25, 23, 24, 25, 24, 23, 25],
      'A run of 8 blocks above the median, from 10 Aug – 6 Sep 2026 to 22 Feb – 21 Mar 2027.',
    ],
    [
      'a short series, however far off',
      [20, 20, 20, 90],
      'Too few blocks to tell: 4 can be shown, 8 are needed. This is not a finding of no difference.',
    ],
    [
      'a series of gaps',
      [20, 30, 20, 30, null, null, null, null, 20],
      'Too few blocks to tell: 5 can be shown, 8 are needed. This is not a finding of no difference.',
    ],
    ['gaps', [...STEADY, null, null], 'In normal range. Blocks that cannot be shown: 2. Median and limits are those of the shown ones.'],
    [
      'only zeros',
      Array.from({ length: 12 }, () => 0),
      'In normal range. Too few are expected in a block for limits: only runs were looked for.',
    ],
    [
      'a single event',
      [...Array.from({ length: 11 }, () => 0), 1],
      'In normal range. Too few are expected in a block for limits: only runs were looked for.',
    ],
    ['nothing', [], 'Too few blocks to tell: 0 can be shown, 8 are needed. This is not a finding of no difference.'],
  ])('of %s', (_name, counts, statement) => {
    expect(statementOf(counts)).toBe(statement);
  });

  it('says it in Spanish too', () => {
    const es = (counts: readonly (number | null)[]): string => trendChart({ ...TREND, series: blocks(counts) }).statement.es;
    expect(es(STEADY)).toBe('Dentro del rango normal.');
    expect(es([...STEADY, 60])).toBe('Fuera del rango normal en 30 nov – 27 dic 2026 (por encima).');
    expect(es([18, 17, 16, 18, 17, 16, 18, 17, 24, 25, 23, 24, 25, 24, 23, 25])).toBe(
      'Una racha de 8 bloques por encima de la mediana, de 10 ago – 6 sep 2026 a 22 feb – 21 mar 2027.',
    );
  });

  it('describes the picture for those who do not see it', () => {
    const { alt, unit } = trendChart({ ...TREND, series: blocks(STEADY) });
    expect(unit.en).toBe('contacts per 1,000 students in four weeks');
    expect(alt.en).toBe(
      'Chart of contacts per 1,000 students in four weeks: 12 points, from 29 Dec 2025 – 25 Jan 2026 to 2 Nov – 29 Nov 2026, values between ' +
        '0.85 and 1.15, median 1, normal range from 0.33 to 1.68.',
    );
    expect(alt.es).toContain('rango normal de 0.33 a 1.68');
  });

  it('fits the digest in every case', () => {
    fc.assert(
      fc.property(series(), (each) => {
        const chart = trendChart({ ...TREND, series: each });
        const cleared = { format: 2, edition: 'police', agencyId: null, version: 1, invented: true, district: 'D', week: '2026-W41' };
        const times = { from: '2026-10-05T07:00:00Z', to: '2026-10-12T07:00:00Z' };
        const lists = { headline: [], numbers: [], needs: [], agenda: [], tables: [], corrections: [], definitions: [] };
        expect(readDigestDocument({ ...cleared, ...times, ...lists, charts: [chart] }).charts).toEqual([chart]);
      }),
    );
  });

  it('has no arrow and no percentage, and no direction inside the normal range, in both languages', () => {
    fc.assert(
      fc.property(series(), fc.boolean(), (each, withDays) => {
        const chart = trendChart({ ...TREND, series: each, ...(withDays ? { dates: days(each) } : {}) });
        for (const text of [chart.alt, chart.unit, chart.statement, ...chart.points.map((point) => point.label)]) {
          expect(text.es).not.toBe('');
          for (const words of [text.en, text.es])
            expect(words).not.toMatch(/[\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff%]|->|[▲▼△▽]/u);
        }
        if (!chart.statement.en.startsWith('In normal range.')) return;
        expect(chart.statement.en).not.toMatch(/\b(up|down|above|below|more|less|higher|lower|ris|fall|increas|decreas|grow|drop)/i);
        expect(chart.statement.es).not.toMatch(/\b(sub|baj|encima|debajo|más|menos|mayor|menor|aument|disminu|crec|ca[ey])/i);
      }),
      { numRuns: 300 },
    );
  });
});

describe('limits, median and intervals', () => {
  it('are drawn as one pair, and stand beside each point', () => {
    const chart = trendChart({ ...TREND, series: blocks([...STEADY, null]) });
    expect(chart.median).toBe(1);
    expect(chart.limits?.low).toBeCloseTo(0.332, 3);
    expect(chart.points[0]).toMatchObject({ label: blockName(0), value: 1 });
    expect(chart.points[0]?.low).toBeCloseTo(12.217 / 20, 3);
    expect(chart.points[12]).toEqual({ label: blockName(12), value: null, low: null, high: null });
  });

  it('are not drawn where the picture would contradict the text', () => {
    // 1.5 is nothing unusual of 20,000 students, but lies outside the narrow pair of the mean number of students
    const series = [
      ...blocks(
        Array.from({ length: 10 }, () => 100),
        100_000,
      ),
      { block: 10, count: 30, students: 20_000 },
    ];
    const chart = trendChart({ ...TREND, series });
    expect(chart.limits).toBeNull();
    expect(chart.statement.en).toMatch(/^In normal range\. Limits depend on the number of students/);
  });

  it('are never below 0', () => {
    fc.assert(
      fc.property(series(), (each) => {
        const { limits, points } = trendChart({ ...TREND, series: each });
        for (const low of [limits?.low, ...points.map((point) => point.low)]) expect(low ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('tell nothing about a hidden block: the chart is the same whatever stands there', () => {
    fc.assert(
      fc.property(series(), fc.array(fc.nat({ max: 90_000 }), { minLength: 40, maxLength: 40 }), (each, others) => {
        const elsewhere = each.map((block, place) => (block.count === null ? { ...block, students: others[place] ?? 0 } : block));
        expect(trendChart({ ...TREND, series: elsewhere })).toEqual(trendChart({ ...TREND, series: each }));
        if (!each.some(({ count }) => count === null)) return;
        // days of hidden events are not read either
        expect(trendChart({ ...TREND, series: each, dates: ['2026-10-05'] })).toEqual(trendChart({ ...TREND, series: each }));
        const shown = each.filter(({ count }) => count !== null).map((block, place) => ({ ...block, block: place }));
        const { median, limits } = trendChart({ ...TREND, series: shown });
        expect(trendChart({ ...TREND, series: each })).toMatchObject({ median, limits });
      }),
      { numRuns: 300 },
    );
  });
});

describe('rare events whose days may be read', () => {
  const rare = blocks([1, 0, 2, 1, 1, 1, 0, 2, 1, 1]);

  it('are charted as days between them, named by block and never by day', () => {
    const chart = trendChart({ ...TREND, series: rare, dates: days(rare) });
    expect(chart.unit).toEqual({ en: 'days between contacts', es: 'días entre contactos' });
    expect(chart.points.map((point) => point.value)).toEqual([56, 14, 14, 28, 28, 56, 14, 14, 28]);
    expect(chart.points[0]?.label).toEqual(blockName(2));
    expect(chart.statement.en).toBe('In normal range. A long time means that events are rare.');
  });

  it.each<[string, Partial<Trend>]>([
    ['there are too few for times', { series: blocks([1, 0, 0, 0, 0, 0, 0, 0, 2]), dates: ['2026-01-01', '2026-08-10', '2026-08-11'] }],
    ['there are enough for limits', { series: blocks(STEADY), dates: days(blocks(STEADY)) }],
    ['nobody gave their days', { series: rare }],
  ])('stay a rate where %s', (_name, part) => {
    expect(trendChart({ ...TREND, series: rare, ...part }).unit.en).toBe('contacts per 1,000 students in four weeks');
  });

  it('are refused when days and counts differ', () => {
    expect(() => trendChart({ ...TREND, series: rare, dates: [...days(rare), '2026-01-01'] })).toThrow(RangeError);
  });
});

it('refuses blocks with a hole, which would be taken for neighbours', () => {
  expect(() => trendChart({ ...TREND, series: [3, 5].map((block) => ({ block, count: 20, students: STUDENTS })) })).toThrow(RangeError);
});

/** Busy and quiet series with gaps, of a district whose students change in number. */
function series(): fc.Arbitrary<TrendBlock[]> {
  const counts = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 11, max: 60 }));
  const quiet = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });
  return fc
    .tuple(fc.oneof(fc.array(counts, { maxLength: 40 }), quiet), fc.integer({ min: 0, max: 4000 }))
    .map(([list, change]) => list.map((count, block) => ({ block, count, students: STUDENTS + change * (block % 3) })));
}
