import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { weekBounds } from '../week.ts';
import { missedWeeks } from './missed-weeks.ts';

/**
 * Weeks to make up for at start, oldest first.
 *
 * A district that never had a digest is not sent an empty one on its first day: its newest due week counts only if something happened in it.
 */
export async function unpostedWeeks(deps: Pick<UseCaseDeps, 'unitOfWork' | 'clock' | 'district'>): Promise<string[]> {
  return deps.unitOfWork.run(async ({ digests }) => {
    const lastWeek = await digests.lastWeek();
    const weeks = missedWeeks(lastWeek, deps.clock.now(), deps.district);
    const [only] = weeks;
    if (lastWeek !== null || only === undefined) return weeks;
    const { from, to } = weekBounds(only, deps.district.timeZone);
    return (await digests.incidentsBetween(from, to)).length > 0 ? weeks : [];
  });
}
