/** Fixed blocks of four weeks that never overlap: sums that are published every week for the last four would differ by single weeks. */
import type { Localized } from '../policy/types.ts';
import { shiftWeek, weekDates } from './week.ts';

const WEEKS = 4;
/** The first week of a block; every other block is counted from it, so that none ever moves. */
const ANCHOR = '2026-W01';
const WEEK_MS = 7 * 86_400_000;

/** The four weeks of the block a week belongs to, oldest first. @throws RangeError when the text names no week. */
export function blockOf(week: string): string[] {
  const since = Math.round((Date.parse(weekDates(week).first) - Date.parse(weekDates(ANCHOR).first)) / WEEK_MS);
  const first = shiftWeek(week, -(((since % WEEKS) + WEEKS) % WEEKS));
  return Array.from({ length: WEEKS }, (_, index) => shiftWeek(first, index));
}

/** Whether a block ends with this week, so that its numbers are published. */
export function isLastOfBlock(week: string): boolean {
  return blockOf(week).at(-1) === week;
}

/** "28 September – 25 October". */
export function blockName(week: string): Localized {
  const weeks = blockOf(week);
  const [first, last] = [weekDates(weeks[0] ?? week).first, weekDates(weeks.at(-1) ?? week).last];
  const name = (locale: string): string => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    return `${format.format(new Date(first))} – ${format.format(new Date(last))}`;
  };
  return { en: name('en-GB'), es: name('es') };
}

/** First day of the week with which the block of a week ends, as readers say it. */
export function blockEnds(week: string): Localized {
  const { first } = weekDates(blockOf(week).at(-1) ?? week);
  const day = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(first));
  return { en: day('en-GB'), es: day('es') };
}
