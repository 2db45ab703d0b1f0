import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { DigestDocument } from '../document/model.ts';
import { loadMeeting } from '../meeting/load-meeting.ts';
import { withMeeting } from '../meeting/with-meeting.ts';
import { finishedWeek } from './finished-week.ts';
import { editionsOf } from './load-release.ts';
import { makeDigest } from './make-digest.ts';

/**
 * The digest of a week for reading: as it was released, or as it would be released now. Nothing is stored or sent.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function digestOfWeek(
  deps: Pick<UseCaseDeps, 'unitOfWork' | 'clock' | 'district' | 'policy'>,
  input: { week: string },
): Promise<{ editions: DigestDocument[]; published: boolean }> {
  const { week } = input;
  finishedWeek(week, deps.clock.now(), deps.district.timeZone);
  return deps.unitOfWork.run(async (tx) => {
    const digest = await tx.digests.byWeek(week);
    if (digest) return { editions: await editionsOf(deps, tx, digest), published: digest.releasedAt !== null };
    const meeting = await loadMeeting(deps, tx, { week, digest: null });
    return { editions: withMeeting(await makeDigest(deps, tx, { week }), meeting, deps), published: false };
  });
}
