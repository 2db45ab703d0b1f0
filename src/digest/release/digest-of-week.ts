import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type DigestDocument, readEditions } from '../document/model.ts';
import { finishedWeek } from './finished-week.ts';
import { makeDigest } from './make-digest.ts';

/**
 * The digest of a week for reading: as it was published, or as it would be published now. Nothing is stored or sent.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function digestOfWeek(
  deps: Pick<UseCaseDeps, 'unitOfWork' | 'clock' | 'district' | 'policy'>,
  input: { week: string },
): Promise<{ editions: DigestDocument[]; published: boolean }> {
  finishedWeek(input.week, deps.clock.now(), deps.district.timeZone);
  return deps.unitOfWork.run(async (tx) => {
    const stored = await tx.digests.byWeek(input.week);
    const editions = stored && readEditions(stored.document);
    return editions ? { editions, published: true } : { editions: await makeDigest(deps, tx, input.week), published: false };
  });
}
