import { loadIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayConfirm911 } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { alertNext } from './alert-next.ts';

/** "I cannot call": the next person is called at once instead of after the wait. */
export async function reportCannotCall(
  deps: UseCaseDeps,
  { incidentId, person }: { incidentId: string; person: Person },
): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    if (!incident?.emergency) return { kind: 'not-found' };
    if (!mayConfirm911(person, incident)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    if (incident.emergency.confirmedAt || incident.emergency.cannotCallAt) return { kind: 'already', incident };
    await tx.emergencies.cannotCall(incident.emergency.id, deps.clock.now());
    tx.audit.append({ kind: 'cannot-call', actorId: person.id, incidentId, details: { emergencyId: incident.emergency.id } });
    await alertNext(deps, tx, { incident, round: incident.emergency.alerts });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
