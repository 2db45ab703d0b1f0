import { isSchoolDay } from '../../district/calendar.ts';
import { addDays } from '../../district/wall-time.ts';
import type { DigestDocument } from '../document/model.ts';
import type { Contacts } from '../numbers/week-numbers.ts';
import { type Block, weeksOfBlock } from '../trends/blocks.ts';
import { trendChart } from '../trends/trend-chart.ts';
import { weekDates } from '../week.ts';
import type { DigestContext } from './context.ts';
import { CHARTS } from './words.ts';

/** Blocks that a chart looks back on: a year. */
export const BLOCKS_OF_TREND = 13;

/** What the headlines of a block say together; exact, as they are. */
export type BlockContacts = Pick<Contacts, 'required' | 'chosen'> & { block: Block };

/** School days of four full weeks, which a block with holidays is measured against. */
const FULL_BLOCK = 20;

/** How often the law required a notice and how often the district chose to call, block by block. */
export function blockCharts(blocks: readonly BlockContacts[], { district }: DigestContext): DigestDocument['charts'] {
  const enrolled = district.sites.reduce((total, { enrollment }) => total + (enrollment ?? 0), 0);
  const students = (block: Block): number => (enrolled * schoolDaysOf(block, district)) / FULL_BLOCK;
  if (blocks.length === 0) return [];
  return (['required', 'chosen'] as const).map((measure) =>
    trendChart({
      id: measure,
      ...CHARTS[measure],
      series: blocks.map((each) => {
        const had = students(each.block);
        // without school there is nothing to measure
        return { block: each.block, count: had > 0 ? each[measure] : null, students: had };
      }),
    }),
  );
}

function schoolDaysOf(block: Block, district: DigestContext['district']): number {
  return weeksOfBlock(block)
    .flatMap((week) => Array.from({ length: 7 }, (_, day) => addDays(weekDates(week).first, day)))
    .filter((date) => isSchoolDay(district.calendar, date)).length;
}
