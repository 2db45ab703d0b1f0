import type { ClockSpec } from '../policy/types.ts';
import { addSchooldays, endOfDate, endOfSchoolDay } from './calendar.ts';
import type { District } from './types.ts';
import { addDays, instantAt, minutesAfter, wallDate, wallTime } from './wall-time.ts';

/**
 * When a limit of the law or of the district is over. Minutes and hours run through nights and weekends. School days end with the
 * last bell: 0 is this school day (the next one when school is over), n is the n-th school day after the one it started on (EC
 * 48902(b): "within one schoolday"). Days end at the same time on the wall, so that a change of clocks shifts nothing.
 */
export function dueAt(district: Pick<District, 'calendar' | 'timeZone'>, spec: ClockSpec, startedAt: Date): Date {
  const { calendar, timeZone } = district;
  const date = wallDate(startedAt, timeZone);
  switch (spec.unit) {
    case 'min':
      return minutesAfter(startedAt, spec.value);
    case 'hour':
      return minutesAfter(startedAt, spec.value * 60);
    case 'schoolday':
      return spec.value === 0 ? endOfSchoolDay(district, startedAt) : endOfDate(district, addSchooldays(calendar, date, spec.value));
    case 'day':
      return instantAt(addDays(date, spec.value), wallTime(startedAt, timeZone), timeZone);
    default:
      return spec.unit satisfies never;
  }
}

/** Which calendar a due time was computed with, so that it can be computed again: the district text kept under this hash. */
export function calendarVersion(district: Pick<District, 'hash'>): string {
  return district.hash;
}
