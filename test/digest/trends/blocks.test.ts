import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockName, blockOf, blocksBefore, isLastOfBlock, weeksOfBlock } from '../../../src/digest/trends/blocks.ts';
import { shiftWeek, weekDates } from '../../../src/digest/week.ts';

const FIRST = '2020-W01';
/** All weeks from 2020 to 2040, five years of 53 weeks among them. */
const WEEKS = Array.from({ length: 1096 }, (_, index) => shiftWeek(FIRST, index));

describe('blocks of four weeks', () => {
  it('cover every week from 2020 to 2040 once, four consecutive weeks each, and never overlap', () => {
    expect([WEEKS[0], WEEKS.at(-1)]).toEqual(['2020-W01', '2040-W52']);
    const owners = new Map<string, number>();
    for (const block of new Set(WEEKS.map(blockOf))) {
      const weeks = weeksOfBlock(block);
      expect(weeks).toHaveLength(4);
      expect(weeks).toEqual([0, 1, 2, 3].map((later) => shiftWeek(weeks[0] ?? '', later)));
      for (const week of weeks) {
        expect(owners.has(week), week).toBe(false);
        owners.set(week, block);
      }
    }
    for (const week of WEEKS) expect(owners.get(week)).toBe(blockOf(week));
  });

  it('end with one week in four, and the next week begins the next block', () => {
    for (const week of WEEKS) {
      expect(isLastOfBlock(week)).toBe(weeksOfBlock(blockOf(week)).at(-1) === week);
      expect(blockOf(shiftWeek(week, 1))).toBe(blockOf(week) + (isLastOfBlock(week) ? 1 : 0));
    }
  });

  it.each([
    ['the first', '2026-W01', 0, '29 Dec 2025 – 25 Jan 2026', '29 dic 2025 – 25 ene 2026'],
    ['one in autumn', '2026-W43', 10, '5 Oct – 1 Nov 2026', '5 oct – 1 nov 2026'],
    ['one with a 53rd week', '2026-W53', 13, '28 Dec 2026 – 24 Jan 2027', '28 dic 2026 – 24 ene 2027'],
    ['one before the anchor', '2025-W52', -1, '1 Dec – 28 Dec 2025', '1 dic – 28 dic 2025'],
    ['one in August', '2026-W32', 7, '13 Jul – 9 Aug 2026', '13 jul – 9 ago 2026'],
  ])('have their number and name for ever: %s', (_name, week, block, en, es) => {
    expect(blockOf(week)).toBe(block);
    expect(blockName(block)).toEqual({ en, es });
  });

  it('are named by the days on which they begin and end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80, max: 400 }), (block) => {
        const weeks = weeksOfBlock(block);
        const [first, last] = [weekDates(weeks[0] ?? '').first, weekDates(weeks[3] ?? '').last];
        expect(blockName(block).en).toMatch(new RegExp(`^${Number(first.slice(8))} .* – ${Number(last.slice(8))} .* ${last.slice(0, 4)}$`));
        expect(weeks.map(blockOf)).toEqual([block, block, block, block]);
      }),
    );
  });

  it('follow each other, oldest first', () => {
    expect(blocksBefore(10, 3)).toEqual([7, 8, 9]);
    expect(blocksBefore(1, 3)).toEqual([-2, -1, 0]);
    expect(blocksBefore(10, 0)).toEqual([]);
  });

  it('are not found for a week that does not exist', () => {
    expect(() => blockOf('2025-W53')).toThrow(RangeError);
  });
});
