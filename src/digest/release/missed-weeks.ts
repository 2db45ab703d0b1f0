import type { DigestSettings, District } from '../../district/types.ts';
import { instantInWeek, shiftWeek, weekOf } from '../week.ts';

/** What says when a digest is made. */
export type DigestTime = Pick<District, 'timeZone'> & { digest: Pick<DigestSettings, 'weekday' | 'time'> };

/** After a longer silence only the newest weeks are made up for; a half year of digests at once would help nobody. */
const AT_MOST = 26;

/**
 * The newest week whose digest is due: it ended, and the district's weekday and time of digests has come since.
 *
 * @returns ISO week.
 */
export function latestDueWeek(now: Date, district: DigestTime): string {
  const { timeZone, digest } = district;
  const current = weekOf(now, timeZone);
  const postingThisWeek = instantInWeek(current, digest, timeZone);
  return shiftWeek(current, now >= postingThisWeek ? -1 : -2);
}

/**
 * Weeks whose digest should exist and does not, oldest first.
 *
 * @param lastWeek week of the newest digest; null when none was ever made: then only the newest due week counts.
 */
export function missedWeeks(lastWeek: string | null, now: Date, district: DigestTime): string[] {
  const due = latestDueWeek(now, district);
  if (lastWeek === null) return [due];
  const missed: string[] = [];
  // weeks of equal length sort as text
  for (let week = due; week > lastWeek && missed.length < AT_MOST; week = shiftWeek(week, -1)) missed.unshift(week);
  return missed;
}
