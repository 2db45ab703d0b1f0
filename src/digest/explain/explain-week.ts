import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { digestSpan, publicationOf } from '../build-digest.ts';
import type { DigestDocument } from '../document/model.ts';
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
  const { from, to } = digestSpan(week, district.timeZone);
  const incidents = await unitOfWork.run(({ digests }) => digests.incidentsBetween(from, to));
  const context = { district, policy };
  return explainDigest(editions, publicationOf(week, { incidents }, context), context);
}
