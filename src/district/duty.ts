/** Who reads reports when: office hours, people on call, quiet hours. Everything is a value: the instant comes in, nothing asks the clock. */
import { isSchoolDay, nextSchoolDay } from './calendar.ts';
import type { District } from './types.ts';
import { addDays, instantAt, wallDate, wallTime } from './wall-time.ts';

type DutyCalendar = Pick<District, 'calendar' | 'timeZone' | 'duty'>;

/** Is the director's office reading at this instant? From its start, up to but not including its end, on school days. */
export function isDutyTime({ calendar, timeZone, duty }: DutyCalendar, at: Date): boolean {
  const time = wallTime(at, timeZone);
  return isSchoolDay(calendar, wallDate(at, timeZone)) && duty.start <= time && time < duty.end;
}

/** The next start of office hours after this instant. */
export function nextDutyStart({ calendar, timeZone, duty }: DutyCalendar, at: Date): Date {
  const date = wallDate(at, timeZone);
  const isToday = isSchoolDay(calendar, date) && wallTime(at, timeZone) < duty.start;
  return instantAt(isToday ? date : nextSchoolDay(calendar, date), duty.start, timeZone);
}

/** When duty passes on next: the end of these office hours, or the start of the next. */
export function nextDutyChange(district: DutyCalendar, at: Date): Date {
  if (!isDutyTime(district, at)) return nextDutyStart(district, at);
  return instantAt(wallDate(at, district.timeZone), district.duty.end, district.timeZone);
}

/** When somebody reads what was reported at this instant: at once, or with the next office hours where nobody is on call. */
export function readAt(district: DutyCalendar, at: Date): Date {
  return isDutyTime(district, at) || district.duty.afterHours.length > 0 ? at : nextDutyStart(district, at);
}

/** The instant itself, or the end of the quiet hours that it falls into. */
export function afterQuiet({ quietHours: { start, end }, timeZone }: Pick<District, 'quietHours' | 'timeZone'>, at: Date): Date {
  const time = wallTime(at, timeZone);
  const date = wallDate(at, timeZone);
  const isNight = start > end;
  const isQuiet = isNight ? time >= start || time < end : start <= time && time < end;
  if (!isQuiet) return at;
  // in the evening of a night that ends tomorrow
  const day = isNight && time >= start ? addDays(date, 1) : date;
  return instantAt(day, end, timeZone);
}
