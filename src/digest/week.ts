/** Weeks as the district lives them: Monday 00:00 to Sunday 24:00 on its own clocks, named as ISO 8601 does (`2026-W41`). */
import type { CalendarDate, WallTime } from '../district/types.ts';
import { addDays, instantAt, WEEKDAYS, type Weekday, wallDate, weekdayOf } from '../district/wall-time.ts';

const DAY = 86_400_000;

/**
 * The week an instant belongs to.
 *
 * @returns ISO week, `2026-W41`; the year is that of the week's Thursday.
 */
export function weekOf(instant: Date, timeZone: string): string {
  return nameOf(mondayOf(wallDate(instant, timeZone)));
}

/**
 * First instant of a week and first instant after it.
 *
 * @throws RangeError when the text names no week that exists.
 */
export function weekBounds(week: string, timeZone: string): { from: Date; to: Date } {
  const monday = mondayNamed(week);
  return { from: instantAt(monday, '00:00', timeZone), to: instantAt(addDays(monday, 7), '00:00', timeZone) };
}

/** Calendar dates of Monday and Sunday. */
export function weekDates(week: string): { first: CalendarDate; last: CalendarDate } {
  const first = mondayNamed(week);
  return { first, last: addDays(first, 6) };
}

/** The week `count` weeks later; negative counts go back. */
export function shiftWeek(week: string, count: number): string {
  return nameOf(addDays(mondayNamed(week), 7 * count));
}

/** When a weekday and wall time of a week happens. */
export function instantInWeek(week: string, moment: { weekday: Weekday; time: WallTime }, timeZone: string): Date {
  return instantAt(addDays(mondayNamed(week), WEEKDAYS.indexOf(moment.weekday)), moment.time, timeZone);
}

/** true for `2026-W41` and every other week that exists. */
export function isWeek(text: string): boolean {
  return /^\d{4}-W(0[1-9]|[1-5]\d)$/.test(text) && nameOf(nominalMonday(text)) === text;
}

function mondayNamed(week: string): CalendarDate {
  if (!isWeek(week)) throw new RangeError(`no such week: ${week}`);
  return nominalMonday(week);
}

/** Where the Monday would be; of a 53rd week that the year does not have, it is next year's. */
function nominalMonday(week: string): CalendarDate {
  return addDays(firstMonday(week.slice(0, 4)), 7 * (Number(week.slice(6)) - 1));
}

/** Week 1 is the one with 4 January (ISO 8601). */
function firstMonday(year: string): CalendarDate {
  return mondayOf(`${year}-01-04`);
}

function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

function nameOf(monday: CalendarDate): string {
  const year = addDays(monday, 3).slice(0, 4);
  const number = (Date.parse(monday) - Date.parse(firstMonday(year))) / (7 * DAY) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
