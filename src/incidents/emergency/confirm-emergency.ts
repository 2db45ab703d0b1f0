import { loadIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayConfirm911 } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "911 called": somebody says that they called. The first who says so counts; calling people one after another then ends. */
export async function confirmEmergency(
  deps: UseCaseDeps,
  { incidentId, person }: { incidentId: string; person: Person },
): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    if (!incident?.emergency) return { kind: 'not-found' };
    if (!mayConfirm911(person, incident)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    const first = await tx.emergencies.confirmOnce(incident.emergency.id, { at: deps.clock.now(), byId: person.id });
    if (!first) return { kind: 'already', incident: await loadIncident(tx, incidentId) };
    tx.audit.append({ kind: '911-confirmed', actorId: person.id, incidentId, details: { emergencyId: incident.emergency.id } });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
