import { AppError } from '../../incidents/app-error.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Localized } from '../../policy/types.ts';
import { ExposedNumbers, writeDigest } from '../build-digest.ts';
import { callsAsKnown } from '../coverage/week-coverage.ts';
import type { DigestDocument } from '../document/model.ts';
import { digestPeriods } from '../reading.ts';
import { printedKept } from './printed-kept.ts';

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
  const periods = digestPeriods(week, district.timeZone);
  const span = { from: periods.from, to: periods.week.to };
  const reading = await tx.digests.read(periods);
  const invented = await tx.digests.invented(span.from, span.to);
  const calls = await callsAsKnown({ district }, tx, span);
  const kept = await printedKept(tx, week);
  try {
    return writeDigest(week, { reading, calls, invented, corrections, kept }, { district, policy });
  } catch (cause) {
    if (!(cause instanceof ExposedNumbers)) throw cause;
    throw new AppError('digest-exposes', `The digest of ${week} fails its own check of privacy and is not released.`, { cause });
  }
}
