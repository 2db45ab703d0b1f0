/**
 * Fixed blocks of four weeks that never overlap: published sums of "the last four weeks" would differ by single weeks, and so give single
 * incidents away (docs/adr/0022). A block is its number, counted from the anchor; blocks before it are negative.
 */
import type { CalendarDate } from '../../district/types.ts';
import type { Localized } from '../../policy/types.ts';
import { shiftWeek, weekDates } from '../week.ts';

export type Block = number;

const WEEKS_PER_BLOCK = 4;

/** First week of block 0. Never change it: blocks that moved would overlap those already published. */
const ANCHOR = '2026-W01';

const WEEK = 7 * 86_400_000;

// Intl's short months differ between versions of ICU ("sep", "sept."); what was published must not change with Node.
const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
};

/**
 * The block of an ISO week; weeks are counted by their Mondays, so that neither a year's end nor a 53rd week matters.
 *
 * @throws RangeError when the text names no week that exists.
 */
export function blockOf(week: string): Block {
  const weeks = (Date.parse(weekDates(week).first) - Date.parse(weekDates(ANCHOR).first)) / WEEK;
  return Math.floor(weeks / WEEKS_PER_BLOCK);
}

/** Its four weeks, oldest first. */
export function weeksOfBlock(block: Block): string[] {
  return Array.from({ length: WEEKS_PER_BLOCK }, (_, index) => shiftWeek(ANCHOR, block * WEEKS_PER_BLOCK + index));
}

/** Is the block complete with this week, so that it may be published? */
export function isLastOfBlock(week: string): boolean {
  return blockOf(shiftWeek(week, 1)) !== blockOf(week);
}

/** The `count` blocks before this one, oldest first. */
export function blocksBefore(block: Block, count: number): Block[] {
  return Array.from({ length: count }, (_, index) => block - count + index);
}

/** Its dates as readers say them: "5 Oct – 1 Nov 2026"; both years where they differ. */
export function blockName(block: Block): Localized {
  const { first } = weekDates(shiftWeek(ANCHOR, block * WEEKS_PER_BLOCK));
  const { last } = weekDates(shiftWeek(ANCHOR, block * WEEKS_PER_BLOCK + WEEKS_PER_BLOCK - 1));
  const name = (months: readonly string[]): string => {
    const begin = first.slice(0, 4) === last.slice(0, 4) ? dayMonth(first, months) : `${dayMonth(first, months)} ${first.slice(0, 4)}`;
    return `${begin} – ${dayMonth(last, months)} ${last.slice(0, 4)}`;
  };
  return { en: name(MONTHS.en), es: name(MONTHS.es) };
}

/** First day of the week with which the block of a week ends, as readers say it. */
export function blockEnds(week: string): Localized {
  const { first } = weekDates(weeksOfBlock(blockOf(week)).at(-1) ?? week);
  return { en: dayMonth(first, MONTHS.en), es: dayMonth(first, MONTHS.es) };
}

function dayMonth(date: CalendarDate, months: readonly string[]): string {
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
}
