import { AppError } from '../../incidents/app-error.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Localized } from '../../policy/types.ts';
import { buildDigest, digestSpan, ExposedNumbers } from '../build-digest.ts';
import { callsAsKnown } from '../coverage/week-coverage.ts';
import type { DigestDocument } from '../document/model.ts';

/**
 * Every edition of a week, from the database as it is now.
 *
 * @param input.corrections what is said of earlier digests.
 * @throws AppError `digest-exposes` when an edition fails its own check of privacy: then nothing of it may leave.
 */
export async function makeDigest(
  { district, policy }: Pick<UseCaseDeps, 'district' | 'policy'>,
  tx: Pick<Transaction, 'digests' | 'agencyCalls'>,
  { week, corrections = [] }: { week: string; corrections?: Localized[] },
): Promise<DigestDocument[]> {
  const { from, to } = digestSpan(week, district.timeZone);
  const incidents = await tx.digests.incidentsBetween(from, to);
  const invented = await tx.digests.invented(from, to);
  const calls = await callsAsKnown({ district }, tx, { from, to });
  try {
    return buildDigest(week, { incidents, calls, invented, corrections }, { district, policy });
  } catch (cause) {
    if (!(cause instanceof ExposedNumbers)) throw cause;
    throw new AppError('digest-exposes', `The digest of ${week} fails its own check of privacy and is not released.`, { cause });
  }
}
