/** When things happen: in school hours of school days, around lunch most, and now and then in the evening or at a weekend. */
import { isSchoolDay } from '../../district/calendar.ts';
import type { Calendar, CalendarDate, District } from '../../district/types.ts';
import { addDays, instantAt, minutesAfter, weekdayOf } from '../../district/wall-time.ts';
import type { Dice } from './dice.ts';

const YEAR_DAYS = 364;
/** A day without school, compared with a school day. */
const DAY_OFF = 0.02;
const WEEKDAY: Partial<Record<ReturnType<typeof weekdayOf>, number>> = { wed: 0.85, thu: 1.05, fri: 1.1 };
const LUNCH = { from: 210, to: 300 };
const AFTERNOON_END = 450;
const EVENING = { from: 480, to: 780 };

export interface BusyDay {
  date: CalendarDate;
  incidents: number;
}

/** The year before `until`, day by day, with how many incidents each day has; together exactly `incidents`. */
export function busyDays(
  { calendar }: Pick<District, 'calendar'>,
  wanted: { until: CalendarDate; incidents: number; dice: Dice },
): BusyDay[] {
  const { until, incidents, dice } = wanted;
  const days = Array.from({ length: YEAR_DAYS }, (_, index) => addDays(until, index - YEAR_DAYS));
  const weights = days.map((date) => (isHeld(calendar, date) ? (WEEKDAY[weekdayOf(date)] ?? 1) : DAY_OFF) * dice.between(0.6, 1.4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return days.map((date, index) => {
    before += weights[index] ?? 0;
    const upTo = Math.round((incidents * before) / total);
    const day = { date, incidents: upTo - given };
    given = upTo;
    return day;
  });
}

/** Is school held? A district file knows this school year only; of the days before it, what holds a year later. */
function isHeld(calendar: Calendar, date: CalendarDate): boolean {
  const first = calendar.daysOff.map(({ from }) => from).toSorted()[0];
  if (first === undefined || date >= first) return isSchoolDay(calendar, date);
  return isSchoolDay(calendar, date) && isSchoolDay(calendar, addDays(date, YEAR_DAYS));
}

/** The moments of one day, in order. */
export function momentsOf(district: Pick<District, 'calendar' | 'timeZone'>, day: BusyDay, dice: Dice): Date[] {
  const { calendar, timeZone } = district;
  const bell = instantAt(day.date, calendar.start, timeZone);
  const isOff = !isHeld(calendar, day.date);
  const moment = () => {
    if (isOff) return dice.between(120, EVENING.to);
    if (dice.chance(0.05)) return dice.between(EVENING.from, EVENING.to);
    return dice.chance(0.3) ? dice.between(LUNCH.from, LUNCH.to) : dice.between(0, AFTERNOON_END);
  };
  const minutes = Array.from({ length: day.incidents }, moment).sort((a, b) => a - b);
  // milliseconds are kept whole: the database keeps no more
  return minutes.map((each) => new Date(Math.round(minutesAfter(bell, each).getTime())));
}
