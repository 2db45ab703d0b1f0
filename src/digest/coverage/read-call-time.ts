/** The time of a call, as an agency's list writes it. */
import { instantAt, isCalendarDate, wallDate, wallTime } from '../../district/wall-time.ts';

export type CallTime = { kind: 'at'; at: Date } | { kind: 'unreadable' } | { kind: 'skipped' };

const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?$/i;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::\d{2})?$/;
/** Nothing of today's agencies is older; a year such as 0026 is a slip. */
const FIRST_YEAR = 2000;

/**
 * Read `2026-10-14 09:41`, `10/14/2026 09:41` (24 hours, district time) or ISO 8601 with an offset. Seconds are left out. Of an hour
 * that happens twice it is the first.
 *
 * @returns `skipped`: the clock never showed this time, because it was put forward.
 */
export function readCallTime(text: string, timeZone: string): CallTime {
  const iso = ISO.exec(text);
  const american = AMERICAN.exec(text);
  const [year, month, day, hour, minute] = iso ? iso.slice(1, 6) : american ? inIsoOrder(american) : [];
  const date = `${year}-${month}-${day}`;
  const time = `${hour}:${minute}`;
  if (!isCalendarDate(date) || !isTime(time) || Number(year) < FIRST_YEAR) return { kind: 'unreadable' };
  if (iso?.[6] !== undefined) return withOffset(date, time, iso[6]);
  const at = instantAt(date, time, timeZone);
  const isShown = wallDate(at, timeZone) === date && wallTime(at, timeZone) === time;
  return isShown ? { kind: 'at', at } : { kind: 'skipped' };
}

function inIsoOrder([, month = '', day = '', year, hour = '', minute]: RegExpExecArray): (string | undefined)[] {
  return [year, month.padStart(2, '0'), day.padStart(2, '0'), hour.padStart(2, '0'), minute];
}

function withOffset(date: string, time: string, offset: string): CallTime {
  const at = new Date(`${date}T${time}:00${offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at.getTime()) ? { kind: 'unreadable' } : { kind: 'at', at };
}

function isTime(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}
