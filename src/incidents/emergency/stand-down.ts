import { loadIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayDecide } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "Stand down": one decider ends the alarms in one tap; the incident and its level stay on record. */
export async function standDown(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    if (!incident?.emergency) return { kind: 'not-found' };
    if (!mayDecide(person, incident)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    const first = await tx.emergencies.standDownOnce(incident.emergency.id, { at: deps.clock.now(), byId: person.id });
    if (!first) return { kind: 'already', incident: await loadIncident(tx, incidentId) };
    tx.audit.append({ kind: 'stood-down', actorId: person.id, incidentId, details: { emergencyId: incident.emergency.id } });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
