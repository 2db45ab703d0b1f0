/** The time a report is about: 12 or 36 months that end with a half-year. */
import type { CalendarDate } from '../../district/types.ts';
import { addDays, instantAt } from '../../district/wall-time.ts';

export const WINDOW_MONTHS = [12, 36] as const;
export type WindowMonths = (typeof WINDOW_MONTHS)[number];

export interface EquityWindow {
  months: WindowMonths;
  /** First and last day. */
  first: CalendarDate;
  last: CalendarDate;
  /** [from, to) in the district's time zone. */
  from: Date;
  to: Date;
}

/**
 * Is this the last day of a half-year? Windows that end on neighbouring days differ by single students, so that one could be subtracted from
 * the other (domain.md section 3).
 */
export function endsHalfYear(date: CalendarDate): boolean {
  return /^\d{4}-(06-30|12-31)$/.test(date);
}

/** The last half-year that is over. */
export function lastHalfYear(today: CalendarDate): CalendarDate {
  const year = Number(today.slice(0, 4));
  return today.slice(5) > '06-30' ? `${year}-06-30` : `${year - 1}-12-31`;
}

/** The months that end with this day. */
export function equityWindow(last: CalendarDate, months: WindowMonths, timeZone: string): EquityWindow {
  const after = addDays(last, 1);
  const first = `${String(Number(after.slice(0, 4)) - months / 12).padStart(4, '0')}${after.slice(4)}`;
  return { months, first, last, from: instantAt(first, '00:00', timeZone), to: instantAt(after, '00:00', timeZone) };
}
