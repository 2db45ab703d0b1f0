import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { publicationOf } from '../build-digest.ts';
import { callsAsKnown } from '../coverage/week-coverage.ts';
import type { DigestDocument } from '../document/model.ts';
import { digestPeriods } from '../reading.ts';
import { printedKept } from '../release/printed-kept.ts';
import { type Explanation, explainDigest } from './explain-digest.ts';

/**
 * Why cells of a week's editions are hidden. For the district's own deciders: it is part of no document and is stored nowhere.
 *
 * @param input.editions of that week, as they were published or would be now.
 */
export async function explainWeek(
  { unitOfWork, district, policy }: Pick<UseCaseDeps, 'unitOfWork' | 'district' | 'policy'>,
  { week, editions }: { week: string; editions: readonly DigestDocument[] },
): Promise<Explanation> {
  const periods = digestPeriods(week, district.timeZone);
  const { reading, calls, kept } = await unitOfWork.run(async (tx) => ({
    reading: await tx.digests.read(periods),
    calls: await callsAsKnown({ district }, tx, { from: periods.from, to: periods.week.to }),
    kept: await printedKept(tx, week),
  }));
  const context = { district, policy };
  return explainDigest(editions, publicationOf(week, { reading, calls, kept }, context), context);
}
