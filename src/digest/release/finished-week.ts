import { AppError } from '../../incidents/app-error.ts';
import { isWeek, weekBounds } from '../week.ts';

/**
 * Bounds of a week whose numbers are complete.
 *
 * @throws AppError `no-such-week`, `week-not-over`.
 */
export function finishedWeek(week: string, now: Date, timeZone: string): { from: Date; to: Date } {
  if (!isWeek(week)) throw new AppError('no-such-week', `There is no week "${week}"; write it like 2026-W41.`);
  const bounds = weekBounds(week, timeZone);
  if (now >= bounds.to) return bounds;
  throw new AppError('week-not-over', `The week ${week} is not over yet; its digest can be made from ${bounds.to.toISOString()} on.`);
}
