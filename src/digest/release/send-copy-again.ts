import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';

/** A copy that failed, or of which nobody knows whether it arrived, goes once more because a decider says so; it says that it may be the second. */
export async function sendCopyAgain(
  deps: UseCaseDeps,
  { person, digestId, deliveryIds }: { person: Person; digestId: string; deliveryIds: readonly string[] },
): Promise<{ kind: 'sent'; count: number } | { kind: 'not-allowed' }> {
  if (!isDecider(person)) return { kind: 'not-allowed' };
  return deps.unitOfWork.run(async (tx) => {
    let count = 0;
    for (const deliveryId of deliveryIds) {
      if (!(await tx.releases.sendAgain(digestId, deliveryId))) continue;
      count += 1;
      tx.audit.append({ kind: 'digest-sent-again', actorId: person.id, digestId, details: { deliveryId } });
    }
    await tx.messages.refreshDigest(digestId);
    return { kind: 'sent', count };
  });
}
