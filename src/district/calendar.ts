/** School days and school hours of the district file. Everything is a value: the instant comes in, nothing asks the clock. */
import type { Calendar, CalendarDate, District, WallTime } from './types.ts';
import { addDays, instantAt, wallDate, wallTime, weekdayOf } from './wall-time.ts';

type SchoolCalendar = Pick<District, 'calendar' | 'timeZone'>;

/** A calendar of days off only is a slip of the pen: it must delay a clock, not lose a report. */
const LONGEST_BREAK_DAYS = 200;

/** Is school held on this date? */
export function isSchoolDay(calendar: Calendar, date: CalendarDate): boolean {
  return calendar.schoolDays.includes(weekdayOf(date)) && !calendar.daysOff.some(({ from, to }) => from <= date && date <= to);
}

/** When school ends on this date; an early release of the date itself comes before one of its weekday. */
function schoolEnd(calendar: Calendar, date: CalendarDate): WallTime {
  const ofDate = calendar.earlyRelease.find((release) => 'date' in release && release.date === date);
  const ofWeekday = calendar.earlyRelease.find((release) => 'weekday' in release && release.weekday === weekdayOf(date));
  return (ofDate ?? ofWeekday)?.end ?? calendar.end;
}

/** Is school being held at this instant? From the first bell, up to but not including the last. */
export function isSchoolTime(district: SchoolCalendar, at: Date): boolean {
  const { calendar, timeZone } = district;
  const date = wallDate(at, timeZone);
  const time = wallTime(at, timeZone);
  return isSchoolDay(calendar, date) && calendar.start <= time && time < schoolEnd(calendar, date);
}

/** The first school day after this date. */
export function nextSchoolDay(calendar: Calendar, date: CalendarDate): CalendarDate {
  for (let days = 1; days <= LONGEST_BREAK_DAYS; days++) {
    const candidate = addDays(date, days);
    if (isSchoolDay(calendar, candidate)) return candidate;
  }
  return addDays(date, 1);
}

/** The `count`-th school day after this date; the date itself, school day or not, when `count` is 0. */
export function addSchooldays(calendar: Calendar, date: CalendarDate, count: number): CalendarDate {
  let result = date;
  for (let added = 0; added < count; added++) result = nextSchoolDay(calendar, result);
  return result;
}

/** The first bell of the `count`-th school day after this instant's; of the next one unless told otherwise. */
export function schoolMorning({ calendar, timeZone }: SchoolCalendar, at: Date, count = 1): Date {
  return instantAt(addSchooldays(calendar, wallDate(at, timeZone), count), calendar.start, timeZone);
}

/** The end of this school day or, when school is over or not held, of the next one. */
export function endOfSchoolDay(district: SchoolCalendar, at: Date): Date {
  const { calendar, timeZone } = district;
  const date = wallDate(at, timeZone);
  const ended = !isSchoolDay(calendar, date) || schoolEnd(calendar, date) <= wallTime(at, timeZone);
  return endOfDate(district, ended ? nextSchoolDay(calendar, date) : date);
}

/** The last bell of a date. */
export function endOfDate(district: SchoolCalendar, date: CalendarDate): Date {
  return instantAt(date, schoolEnd(district.calendar, date), district.timeZone);
}
