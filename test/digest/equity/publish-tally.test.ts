/** What is hidden stays hidden: from a linear program over everything printed, and from somebody who tries every small table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, type Category, COUNTED, GROWS_WITH_TIME, MEASURES, type Measure } from '../../../src/digest/equity/measures.ts';
import { cellOf, type PublishedTally, publishTally } from '../../../src/digest/equity/publish-tally.ts';
import { countIn, sizeOf, type Tally, tallyOf, totalOf } from '../../../src/digest/equity/tally.ts';
import { printedRange } from '../../../src/digest/publish/suppress.ts';
import { type Constraint, limits } from '../attack/lp.ts';

type Counts = Partial<Record<Category, number>>;

function tally(rows: Record<string, Counts>): Tally {
  const students = Object.entries(rows).flatMap(([bucket, counts]) =>
    // own keys of the row
    (Object.entries(counts) as [Category, number][]).flatMap(([category, count]) =>
      Array.from({ length: count }, () => ({ bucket, category })),
    ),
  );
  return tallyOf(Object.keys(rows), students);
}

const shown = (published: PublishedTally, measure: Measure, bucket: string | null) => {
  const cell = cellOf(published, measure, bucket);
  return cell.kind === 'count' ? cell.count : cell.kind;
};

/** Variables are students by bucket and category; sizes of buckets are known to everybody. */
const sumOf = (buckets: readonly string[], categories: readonly Category[]): Record<string, number> =>
  Object.fromEntries(buckets.flatMap((bucket) => categories.map((category) => [`${bucket} ${category}`, 1])));

function readPrinted({ buckets }: Tally, published: PublishedTally): Constraint[] {
  return [...published.keys()].flatMap((measure) =>
    [...buckets, null].map((bucket) => ({
      sum: sumOf(bucket === null ? buckets : [bucket], COUNTED[measure]),
      ...printedRange(cellOf(published, measure, bucket)),
    })),
  );
}

/** Every measure, and every measure without others that are inside it and apart from each other; by bit, every set is tried. */
function numbers(): { name: string; categories: Category[] }[] {
  return MEASURES.flatMap((whole) =>
    Array.from({ length: 2 ** MEASURES.length }, (_, set) => MEASURES.filter((_part, bit) => (set >> bit) % 2 === 1)).flatMap((parts) => {
      const taken = parts.flatMap((part) => COUNTED[part]);
      const isApart = new Set(taken).size === taken.length && taken.every((category) => COUNTED[whole].includes(category));
      const categories = COUNTED[whole].filter((category) => !taken.includes(category));
      return isApart && !parts.includes(whole) ? [{ name: [whole, ...parts].join(' without '), categories }] : [];
    }),
  );
}

/** Everything that is 1 to 10 and could be asked. */
function secrets(of: Tally): { name: string; sum: Record<string, number>; count: number }[] {
  const all = numbers().flatMap(({ name, categories }) =>
    [...of.buckets, null].map((bucket) => {
      const buckets = bucket === null ? of.buckets : [bucket];
      const count = buckets.reduce((sum, each) => sum + countIn(of, each, categories), 0);
      return { name: `${name} in ${bucket ?? 'all'}`, sum: sumOf(buckets, categories), count };
    }),
  );
  return all.filter(({ count }) => count > 0 && count < 11);
}

/** Cells that were hidden although they are larger. */
function hiddenCells(of: Tally, published: PublishedTally): ReturnType<typeof secrets> {
  const cells = [...published.keys()].flatMap((measure) => [...of.buckets, null].map((bucket) => ({ measure, bucket })));
  return cells
    .filter(({ measure, bucket }) => shown(published, measure, bucket) === 'hidden')
    .map(({ measure, bucket }) => ({
      name: `hidden ${measure} in ${bucket ?? 'all'}`,
      sum: sumOf(bucket === null ? of.buckets : [bucket], COUNTED[measure]),
      count: 11,
    }));
}

interface Asked {
  name: string;
  sum: Record<string, number>;
}

const knownBy = (of: Tally, published: PublishedTally): Constraint[] => [
  ...readPrinted(of, published),
  ...of.buckets.map((bucket) => ({ sum: sumOf([bucket], CATEGORIES), low: sizeOf(of, bucket), high: sizeOf(of, bucket) })),
];
const askedOf = (of: Tally, published: PublishedTally): Asked[] => [...secrets(of), ...hiddenCells(of, published)];

/** Names of numbers for which fewer than two values are left. */
async function found(known: readonly Constraint[], asked: readonly Asked[]): Promise<string[]> {
  const goals = asked.map(({ name, sum }) => ({ sum: { ...sum, [name]: -1 }, low: 0, high: 0 }));
  const ranges = await limits(
    [...known, ...goals],
    asked.map(({ name }) => name),
  );
  return asked.filter(({ name }) => (ranges.get(name)?.high ?? 0) - (ranges.get(name)?.low ?? 0) < 1).map(({ name }) => name);
}

const some = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
  fc.integer({ min: 11, max: 60 }),
);
const row = fc.record({
  ...{ unreported: fc.integer({ min: 20, max: 200 }), reported: some, level3: some, kept: some, other: some, other_outcome: some },
  ...{ chosen: some, chosen_outcome: some, required: some, required_outcome: some },
});
const tallies = fc
  .array(row, { minLength: 2, maxLength: 5 })
  .map((rows) => tally(Object.fromEntries(rows.map((each, nth) => [`g${nth}`, each]))));

describe('a tally as it is published', () => {
  const LARGE = { unreported: 5_000, reported: 120, level3: 60, kept: 30, chosen: 40, required: 50, required_outcome: 20 };

  it('shows what is large, and says few of what is small', () => {
    const published = publishTally(
      tally({ a: LARGE, b: LARGE, c: LARGE, d: { unreported: 400, reported: 5 }, e: { unreported: 300, reported: 6 } }),
    );
    expect(shown(published, 'reported', 'a')).toBe(320);
    expect(shown(published, 'reported', 'd')).toBe('few');
    expect(shown(published, 'required', 'a')).toBe(70);
    expect(shown(published, 'kept', 'd')).toBe(0);
  });

  it('hides a second group where the first would follow from the total', () => {
    const published = publishTally(tally({ a: LARGE, b: LARGE, c: { unreported: 400, reported: 5 } }));
    expect([shown(published, 'reported', 'a'), shown(published, 'reported', 'b')]).toContain('hidden');
    expect(shown(published, 'reported', 'c')).toBe('few');
  });

  it('hides a stage where one student fewer got further', () => {
    const published = publishTally(tally({ a: { ...LARGE, reported: 1 }, b: LARGE, c: LARGE }));
    expect([shown(published, 'reported', 'a'), shown(published, 'level3', 'a')]).toContain('hidden');
  });

  it('shows true numbers, and they add up', () => {
    const isTrue = (table: Tally, published: PublishedTally, measure: Measure) => {
      const cells = table.buckets.map((bucket) => ({
        cell: shown(published, measure, bucket),
        count: countIn(table, bucket, COUNTED[measure]),
      }));
      const total = { cell: shown(published, measure, null), count: totalOf(table, measure) };
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(total.count);
      for (const { cell, count } of [...cells, total]) {
        if (typeof cell === 'number') expect(cell).toBe(count);
        else expect(cell === 'few').toBe(count < 11);
      }
    };
    fc.assert(
      fc.property(tallies, (table) => {
        const published = publishTally(table);
        for (const measure of published.keys()) isTrue(table, published, measure);
      }),
      { numRuns: 60 },
    );
  });

  it('gives no small number to a linear program', { timeout: 240_000 }, async () => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(tallies, async (table) => {
        const published = publishTally(table);
        attacked += secrets(table).length;
        expect(await found(knownBy(table, published), askedOf(table, published))).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(attacked).toBeGreaterThan(100);
  });

  it('is found out at once where only the small numbers are hidden', async () => {
    const table = tally({ a: LARGE, b: LARGE, c: { unreported: 400, reported: 5 } });
    const careless: PublishedTally = new Map([
      [
        'reported',
        {
          buckets: new Map([
            ['a', { kind: 'count', count: 320 }],
            ['b', { kind: 'count', count: 320 }],
            ['c', { kind: 'few' }],
          ]),
          total: { kind: 'count', count: 645 },
        },
      ],
    ]);
    expect(await found(knownBy(table, careless), askedOf(table, careless))).toContain('reported in c');
  });
});

describe('two windows with the same end', () => {
  /** Numbers that both reports print, and their differences. */
  const differences = (buckets: readonly string[], longer: PublishedTally, shorter: PublishedTally) =>
    GROWS_WITH_TIME.flatMap((measure) =>
      [...buckets, null].flatMap((bucket) => {
        const [one, other] = [shown(longer, measure, bucket), shown(shorter, measure, bucket)];
        return typeof one === 'number' && typeof other === 'number' ? [one - other] : [];
      }),
    );

  /** The students of `before` are those who were reported only before the shorter window. */
  const windows = fc.tuple(tallies, tallies).map(([inside, before]) => {
    const earlier = (bucket: string) => COUNTED.reported.map((category) => countIn(before, bucket, [category]));
    const row = (bucket: string, isLonger: boolean): Counts => {
      const own = Object.fromEntries(CATEGORIES.map((category) => [category, countIn(inside, bucket, [category])]));
      if (!isLonger) return { ...own, unreported: (own.unreported ?? 0) + earlier(bucket).reduce((sum, each) => sum + each, 0) };
      const added = COUNTED.reported.map((category, index) => [category, (own[category] ?? 0) + (earlier(bucket)[index] ?? 0)]);
      return { ...own, ...Object.fromEntries(added) };
    };
    const rows = (isLonger: boolean) => tally(Object.fromEntries(inside.buckets.map((bucket) => [bucket, row(bucket, isLonger)])));
    return { inside: rows(false), whole: rows(true) };
  });

  it('never differ by a number of 1 to 10', () => {
    let compared = 0;
    fc.assert(
      fc.property(windows, ({ inside, whole }) => {
        const shorter = publishTally(inside);
        const all = differences(inside.buckets, publishTally(whole, { shorter }), shorter);
        compared += all.length;
        expect(all.filter((difference) => difference > 0 && difference < 11)).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  it('give no number to a linear program that has both reports', { timeout: 240_000 }, async () => {
    const named = (sum: Record<string, number>, factor: number) =>
      Object.fromEntries(Object.entries(sum).map(([name, value]) => [`inside ${name}`, factor * value]));
    await fc.assert(
      fc.asyncProperty(windows, async ({ inside, whole }) => {
        const shorter = publishTally(inside);
        const longer = publishTally(whole, { shorter });
        const steps = GROWS_WITH_TIME.flatMap((measure) => inside.buckets.map((bucket) => ({ measure, bucket })));
        const growth = steps.map(({ measure, bucket }) => {
          const sum = sumOf([bucket], COUNTED[measure]);
          const count = countIn(whole, bucket, COUNTED[measure]) - countIn(inside, bucket, COUNTED[measure]);
          return { name: `earlier ${measure} in ${bucket}`, sum: { ...sum, ...named(sum, -1) }, count };
        });
        const known = [
          ...knownBy(whole, longer),
          ...knownBy(inside, shorter).map((each) => ({ ...each, sum: named(each.sum, 1) })),
          ...growth.map(({ sum }) => ({ sum, low: 0, high: Number.POSITIVE_INFINITY })),
        ];
        const small = growth.filter(({ count }) => count > 0 && count < 11);
        const before = askedOf(inside, shorter).map(({ name, sum }) => ({ name: `inside: ${name}`, sum: named(sum, 1) }));
        expect(await found(known, [...askedOf(whole, longer), ...before, ...small])).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
