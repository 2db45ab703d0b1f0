import type { District } from '../../../district/types.ts';
import { instantAt, wallDate } from '../../../district/wall-time.ts';

const DAY_MS = 86_400_000;

export type ReadTime = { ok: true; at: Date | null } | { ok: false; error: 'time' | 'future' | 'old' };

/**
 * A moment that somebody typed: `14:05` is today, `2026-10-14 14:05` any day; empty is not known. Never in the future, and at most a day
 * before `since`.
 */
export function readTime(
  text: string,
  { district, now, since }: { district: Pick<District, 'timeZone'>; now: Date; since: Date },
): ReadTime {
  const typed = text.trim();
  if (typed === '') return { ok: true, at: null };
  const match = /^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{1,2}):(\d{2})$/.exec(typed);
  const time = match ? `${match[2]?.padStart(2, '0')}:${match[3]}` : '';
  const date = match?.[1] ?? wallDate(now, district.timeZone);
  if (!match || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time) || !isDate(date)) return { ok: false, error: 'time' };
  const at = instantAt(date, time, district.timeZone);
  if (at > now) return { ok: false, error: 'future' };
  return at.getTime() < since.getTime() - DAY_MS ? { ok: false, error: 'old' } : { ok: true, at };
}

function isDate(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}
