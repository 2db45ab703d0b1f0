import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { buildDigest } from '../build-digest.ts';
import { type DigestDocument, readDigestDocument } from '../document.ts';
import { finishedWeek } from './finished-week.ts';

/**
 * The digest of a week for reading: as it was published, or as it would be published now. Nothing is stored or sent.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError `no-such-week`, `week-not-over`.
 */
export async function digestOfWeek(
  deps: Pick<UseCaseDeps, 'unitOfWork' | 'clock' | 'district' | 'policy'>,
  input: { week: string },
): Promise<{ document: DigestDocument; published: boolean }> {
  const { week } = input;
  const { from, to } = finishedWeek(week, deps.clock.now(), deps.district.timeZone);
  return deps.unitOfWork.run(async ({ digests }) => {
    const stored = await digests.byWeek(week);
    if (stored) return { document: readDigestDocument(stored.document), published: true };
    return { document: buildDigest(week, await digests.incidentsBetween(from, to), deps), published: false };
  });
}
