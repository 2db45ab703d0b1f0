import { describe, expect, it } from 'vitest';
import { type BlockNumbers, countBlock } from '../../../src/digest/numbers/block-numbers.ts';
import { hideCopies, type PublishedRows, publishBlock } from '../../../src/digest/publish/published-block.ts';

const ROWS = {
  kinds: ['fight', 'rules', 'other'],
  rules: ['M3', 'M4'],
  outcomes: ['arrest', 'citation'],
  reasons: ['school_level', 'under_12'],
};
const NOTHING = countBlock([[], [], [], []]);

type Counts = Record<string, number>;

/** Every way to have these rows with at most `most` reports in all, so that whoever knows the sum has tried every way to make it. */
function upTo(most: number, rows: readonly string[]): Counts[] {
  return rows.reduce<Counts[]>(
    (all, row) => all.flatMap((counts) => upToRest(most, counts).map((count) => ({ ...counts, [row]: count }))),
    [{}],
  );
}

function upToRest(most: number, counts: Counts): number[] {
  return Array.from({ length: most - sum(counts) + 1 }, (_, count) => count);
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Rows of which only one value fits what is printed, for a reader who runs the program on every other district there could be. */
function given(cases: readonly Counts[], publish: (counts: Counts) => { seen: unknown; rows: PublishedRows }): string[] {
  const twins = Map.groupBy(cases, (counts) => JSON.stringify(publish(counts).seen));
  return [...twins.values()].flatMap((possible) => {
    const [first] = possible;
    const rows = Object.entries((first && publish(first).rows) ?? {});
    return rows
      .filter(([, value]) => value.kind === 'few')
      .filter(([id]) => new Set(possible.map((counts) => counts[id])).size < 2)
      .map(([id]) => `${id} of ${JSON.stringify(first)}`);
  });
}

// The program is public: what it chose to hide, and that it chose at all, must not tell more than the numbers do.
describe('a reader who has the program and runs it on every block there could be', () => {
  const block = (numbers: Partial<BlockNumbers>) => publishBlock({ ...NOTHING, ...numbers }, ROWS);

  it('finds no hidden number among three kinds', { timeout: 60_000 }, () => {
    const cases = upTo(36, ROWS.kinds);
    const found = given(cases, (school) => {
      const published = block({ school });
      // larger blocks than those tried look the same where the total is not printed
      const isComplete = published.school?.total?.kind === 'count';
      return { seen: published.school, rows: isComplete ? published.school : null };
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['rules of notices', ROWS.rules, (why: Counts) => block({ why, required: sum(why) }).why],
    ['outcomes', ROWS.outcomes, (outcomes: Counts) => block({ outcomes, known: sum(outcomes), told: sum(outcomes) }).outcomes],
    [
      'outcomes, of which police started a few,',
      ROWS.outcomes,
      (outcomes: Counts) => block({ outcomes, known: sum(outcomes), told: Math.max(0, sum(outcomes) - 3) }).outcomes,
    ],
  ])('finds no hidden number among two %s whose sum is known', { timeout: 60_000 }, (_name, rows, publish) => {
    expect(given(upTo(45, rows), (counts) => ({ seen: [publish(counts), sum(counts)], rows: publish(counts) }))).toEqual([]);
  });

  it('finds no hidden number among reasons beside the four headlines', { timeout: 60_000 }, () => {
    // a headline that is hidden is 1 to 10, so that these are all there could be beside those up to 13
    const inHeadlines = Array.from({ length: 14 * 14 }, (_, nth) => ({ w1: nth % 14, w2: Math.floor(nth / 14) }));
    const cases = inHeadlines.flatMap((kept) => Array.from({ length: sum(kept) + 1 }, (_, under_12) => ({ ...kept, under_12 })));
    const found = given(
      cases.map((counts) => ({ ...counts, school_level: (counts.w1 ?? 0) + (counts.w2 ?? 0) - (counts.under_12 ?? 0) })),
      ({ w1 = 0, w2 = 0, under_12 = 0, school_level = 0 }) => {
        const headline = (count: number) => (count > 0 && count < 11 ? '≤10' : count);
        const rows = block({ declined: { under_12, school_level }, kept: [w1, w2, 0, 0], refused: 0 }).declined;
        return { seen: [rows, headline(w1), headline(w2)], rows };
      },
    );
    expect(found).toEqual([]);
  });

  it('learns nothing more from the reasons why cells are hidden: what reads the same is explained the same', { timeout: 60_000 }, () => {
    const kinds = upTo(36, ROWS.kinds).map((school) => block({ school }));
    const headlines = upTo(26, ['w1', 'w2', 'under_12']).map(({ w1 = 0, w2 = 0, under_12 = 0 }) => {
      const shown = block({ declined: { under_12, school_level: Math.max(0, w1 + w2 - under_12) }, kept: [w1, w2, 0, 0] });
      return { ...shown, headlines: [w1, w2].map((count) => (count > 0 && count < 11 ? '≤10' : count)) };
    });
    const told = [...kinds, ...headlines].map(({ because, ...read }) => ({ read: JSON.stringify(read), because: JSON.stringify(because) }));
    const twins = [...Map.groupBy(told, ({ read }) => read).values()];
    expect(twins.filter((each) => new Set(each.map(({ because }) => because)).size > 1)).toEqual([]);
    expect(twins.filter((each) => each.length > 1 && each[0]?.because.includes('beside')).length).toBeGreaterThan(20);
  });

  it('finds no hidden number in the copies of three agencies', { timeout: 60_000 }, () => {
    const ids = ['north', 'south', 'east'];
    const copies = (counts: Counts) =>
      hideCopies(
        ids.map((id) => ({ id, count: counts[id] ?? 0 })),
        sum(counts),
      ).rows;
    expect(given(upTo(33, ids), (counts) => ({ seen: [copies(counts), sum(counts)], rows: copies(counts) }))).toEqual([]);
  });
});
