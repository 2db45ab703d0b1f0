import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { DigestDocument } from '../document/model.ts';
import { shiftWeek, weekOf } from '../week.ts';
import { digestOfWeek } from './digest-of-week.ts';
import { editionsOf } from './load-release.ts';

export type Preview = { kind: 'shown'; document: DigestDocument; published: boolean } | { kind: 'not-allowed' } | { kind: 'not-found' };

/**
 * The police edition of a week for a decider, privately: as it was released, or as it would be now. That it was read is written down.
 *
 * @param input.week ISO week that is over; null: the last one.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function previewDigest(deps: UseCaseDeps, { person, week }: { person: Person; week: string | null }): Promise<Preview> {
  if (!isDecider(person)) return { kind: 'not-allowed' };
  const asked = week ?? shiftWeek(weekOf(deps.clock.now(), deps.district.timeZone), -1);
  const { editions, published } = await digestOfWeek(deps, { week: asked });
  return shown(deps, { person, week: asked, editions, published });
}

/** The same of one digest that was built: of a corrected edition, too, before it is released. */
export async function previewBuilt(deps: UseCaseDeps, { person, digestId }: { person: Person; digestId: string }): Promise<Preview> {
  if (!isDecider(person)) return { kind: 'not-allowed' };
  const found = await deps.unitOfWork.run(async (tx) => {
    const digest = await tx.digests.get(digestId);
    return digest && { digest, editions: await editionsOf(deps, tx, digest) };
  });
  if (!found) return { kind: 'not-found' };
  const { digest, editions } = found;
  return shown(deps, { person, week: digest.week, editions, published: digest.releasedAt !== null });
}

async function shown(
  deps: UseCaseDeps,
  { person, week, editions, published }: { person: Person; week: string; editions: DigestDocument[]; published: boolean },
): Promise<Preview> {
  const document = editions.find(({ edition }) => edition === 'police');
  if (!document) throw new RangeError(`the digest of ${week} has no police edition`);
  await deps.unitOfWork.run(async ({ audit }) => {
    audit.append({ kind: 'digest-previewed', actorId: person.id, details: { week, published } });
  });
  return { kind: 'shown', document, published };
}
