/** Instants and the clock on the wall, for any time zone, by Intl alone; daylight saving is the zone's business, never ours. */
import type { CalendarDate, WallTime } from './types.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA-u-hc-h23', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}

function parts(at: Date, timeZone: string): { date: CalendarDate; time: WallTime; seconds: number } {
  const read: Record<string, string> = {};
  for (const part of formatFor(timeZone).formatToParts(at)) read[part.type] = part.value;
  return { date: `${read.year}-${read.month}-${read.day}`, time: `${read.hour}:${read.minute}`, seconds: Number(read.second) };
}

export function minutesAfter(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * MINUTE);
}

/** Is this a time zone name that Intl knows? */
export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

/** The time on the wall at an instant, `HH:MM`. */
export function wallTime(at: Date, timeZone: string): WallTime {
  return parts(at, timeZone).time;
}

/** The date on the wall at an instant, `YYYY-MM-DD`. */
export function wallDate(at: Date, timeZone: string): CalendarDate {
  return parts(at, timeZone).date;
}

/**
 * The instant at which the wall shows this date and time. A time that happens twice (clocks go back) is the first of the two; one
 * that never happens (clocks go forward) is the same number of minutes after the change.
 */
export function instantAt(date: CalendarDate, time: WallTime, timeZone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(wanted - DAY, timeZone);
  const after = offsetAt(wanted + DAY, timeZone);
  const candidates = [wanted - before, wanted - after].sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant, timeZone) === wanted);
  return new Date(exact ?? wanted - before);
}

/** Milliseconds the wall is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const { date, time, seconds } = parts(new Date(whole), timeZone);
  return Date.parse(`${date}T${time}:00Z`) + seconds * 1000 - whole;
}

/** The first instant of the day on the wall. */
export function startOfDay(at: Date, timeZone: string): Date {
  return instantAt(wallDate(at, timeZone), '00:00', timeZone);
}

/** The date `days` later (earlier when negative); dates know no clock changes. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** true for a date that exists, written `2026-10-21`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

/** The weekday of a date. */
export function weekdayOf(date: CalendarDate): Weekday {
  // getUTCDay counts from Sunday; the index is always within the list.
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
}
