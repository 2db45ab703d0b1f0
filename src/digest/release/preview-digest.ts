import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { DigestDocument } from '../document/model.ts';
import { shiftWeek, weekOf } from '../week.ts';
import { digestOfWeek } from './digest-of-week.ts';

export type Preview = { kind: 'shown'; document: DigestDocument; published: boolean } | { kind: 'not-allowed' };

/**
 * The police edition of a week for a decider, privately: as it was published, or as it would be now. That it was read is written down.
 *
 * @param input.week ISO week that is over; null: the last one.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function previewDigest(deps: UseCaseDeps, { person, week }: { person: Person; week: string | null }): Promise<Preview> {
  if (!isDecider(person)) return { kind: 'not-allowed' };
  const asked = week ?? shiftWeek(weekOf(deps.clock.now(), deps.district.timeZone), -1);
  const { editions, published } = await digestOfWeek(deps, { week: asked });
  const document = editions.find(({ edition }) => edition === 'police');
  if (!document) throw new RangeError(`the digest of ${asked} has no police edition`);
  await deps.unitOfWork.run(async ({ audit }) => {
    audit.append({ kind: 'digest-previewed', actorId: person.id, details: { week: asked, published } });
  });
  return { kind: 'shown', document, published };
}
