import { describe, expect, it } from 'vitest';
import { blockEnds, blockName, blockOf, isLastOfBlock } from '../../src/digest/blocks.ts';
import { shiftWeek } from '../../src/digest/week.ts';

describe('blocks of four weeks', () => {
  it('put every week from 2020 to 2040 into exactly one, through years of 53 weeks', () => {
    let week = '2020-W01';
    const seen = new Map<string, string>();
    for (; week < '2041-W01'; week = shiftWeek(week, 1)) {
      const block = blockOf(week);
      expect(block).toHaveLength(4);
      expect(block).toContain(week);
      expect(block.map((each) => blockOf(each).join())).toEqual(Array.from({ length: 4 }, () => block.join()));
      seen.set(week, block.join());
    }
    const sizes = Map.groupBy(seen.values(), (block) => block);
    expect([...sizes.values()].slice(1, -1).every((weeks) => weeks.length === 4)).toBe(true);
  });

  it('end with one of their weeks, and are named by their dates', () => {
    expect(['2026-W01', '2026-W02', '2026-W03', '2026-W04'].map(isLastOfBlock)).toEqual([false, false, false, true]);
    expect(blockName('2026-W41')).toEqual({ en: '5 October – 1 November', es: '5 de octubre – 1 de noviembre' });
    expect(blockEnds('2026-W41')).toEqual({ en: '26 October', es: '26 de octubre' });
  });
});
