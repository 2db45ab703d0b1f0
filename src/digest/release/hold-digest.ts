import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';

/** A decider says that a digest must wait. It can be released all the same, by any of them, and the reminders go on. */
export async function holdDigest(
  deps: UseCaseDeps,
  { person, digestId }: { person: Person; digestId: string },
): Promise<'held' | 'already-held' | 'released' | 'not-allowed' | 'not-found'> {
  if (!isDecider(person)) return 'not-allowed';
  return deps.unitOfWork.run(async (tx) => {
    const digest = await tx.releases.lock(digestId);
    if (!digest) return 'not-found';
    if (digest.releasedAt) return 'released';
    if (digest.heldAt) return 'already-held';
    await tx.releases.hold(digestId, { at: deps.clock.now(), byId: person.id });
    tx.audit.append({ kind: 'digest-held', actorId: person.id, digestId, details: { week: digest.week, version: digest.version } });
    await tx.messages.refreshDigest(digestId);
    return 'held';
  });
}
