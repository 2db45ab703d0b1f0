import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Answers and note of an incident, for those who may; each reading, and each refusal, is an audit event (domain.md 3, read log). */
export async function viewDetails(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.get(incidentId);
    if (!incident) return { kind: 'not-found' };
    const allowed = may(person, 'view', incident);
    tx.audit.append({ kind: allowed ? 'details-read' : 'details-refused', actorId: person.id, incidentId });
    return allowed
      ? { kind: 'done', incident }
      : { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident, deps.clock.now()) };
  });
}
