import { decidersOf } from '../deciders.ts';
import { loadIncident } from '../classify-incident.ts';
import type { Person } from '../incident.ts';
import { minutesAfter } from '../open-obligations.ts';
import type { Outcome } from '../outcome.ts';
import { mayDecide } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "I'm on it": reminders are silent for some minutes; the clock goes on. */
export async function beOnIt(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    if (!incident?.decision) return { kind: 'not-found' };
    if (!mayDecide(person, incident)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    if (incident.decision.outcome !== 'pending') return { kind: 'already', incident };
    const until = minutesAfter(deps.clock.now(), deps.district.deadlines.onItSilence);
    await tx.decisions.silence(incident.decision.id, until, person.id);
    tx.audit.append({ kind: 'on-it', actorId: person.id, incidentId, details: { decisionId: incident.decision.id } });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
