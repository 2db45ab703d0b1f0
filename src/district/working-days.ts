/** Days on which offices work, police and district alike: not the same as school days, since offices work through a break. */
import type { CalendarDate, District } from './types.ts';
import { addDays, instantAt, wallDate, wallTime, weekdayOf } from './wall-time.ts';

type WorkCalendar = Pick<District, 'calendar' | 'timeZone' | 'duty'>;

/** Monday to Friday, but for the single days off of the district file: those are holidays, longer ones are breaks of school. */
function isWorkingDay({ calendar }: Pick<District, 'calendar'>, date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 'sat' || weekday === 'sun') return false;
  return !calendar.daysOff.some(({ from, to }) => from === to && from === date);
}

/**
 * One working day after an instant, at the same time of day: shown on Monday at 06:00, read by others from Tuesday 06:00 on. What comes on
 * a day without work counts from the beginning of the next working day.
 */
export function oneWorkingDayAfter(district: WorkCalendar, at: Date): Date {
  const { timeZone, duty } = district;
  const date = wallDate(at, timeZone);
  const isCounted = isWorkingDay(district, date);
  const start = isCounted ? date : nextWorkingDay(district, date);
  return instantAt(nextWorkingDay(district, start), isCounted ? wallTime(at, timeZone) : duty.start, timeZone);
}

/** The end of the district's office hours on the first working day after this instant's. */
export function endOfNextWorkingDay(district: WorkCalendar, at: Date): Date {
  const { timeZone, duty } = district;
  return instantAt(nextWorkingDay(district, wallDate(at, timeZone)), duty.end, timeZone);
}

function nextWorkingDay(district: Pick<District, 'calendar'>, date: CalendarDate): CalendarDate {
  let next = addDays(date, 1);
  // a calendar full of single days off is a slip of the pen: it must not hold this for ever
  for (let days = 0; days < 14 && !isWorkingDay(district, next); days += 1) next = addDays(next, 1);
  return next;
}
