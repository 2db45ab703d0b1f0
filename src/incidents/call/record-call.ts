import { loadIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayRecord } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "Call made": the approved call to the police was really made. The first who records it counts. */
export async function recordCall(
  deps: UseCaseDeps,
  { incidentId, person, caseNumber }: { incidentId: string; person: Person; caseNumber: string | null },
): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    if (!incident?.callDuty) return { kind: 'not-found' };
    if (!mayRecord(person, incident, incident.callDuty.callerId))
      return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    const first = await tx.calls.recordOnce(incident.callDuty.id, { at: deps.clock.now(), byId: person.id, caseNumber });
    if (!first) return { kind: 'already', incident: await loadIncident(tx, incidentId) };
    tx.audit.append({ kind: 'call-made', actorId: person.id, incidentId, details: { callDutyId: incident.callDuty.id } });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
