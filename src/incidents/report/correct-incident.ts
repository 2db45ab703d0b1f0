import { auditActor } from '../audit-actor.ts';
import { changeIncident } from '../change-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * "It is over" or "I was mistaken", in one tap. Up to L3 a mistaken report is withdrawn and stays on record as such; an L4 or L5 stays
 * open, because lowering it takes two persons and an alarm is stood down by a decider.
 */
export async function correctIncident(
  deps: UseCaseDeps,
  { incidentId, person, correction }: { incidentId: string; person: Person; correction: 'over' | 'mistaken' },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'correct', incident),
    make: async (tx, incident) => {
      if (incident.corrections.some((each) => each.kind === correction && each.byId === person.id)) return false;
      await tx.incidents.addCorrection(incidentId, { id: deps.ids.id(), kind: correction, at: deps.clock.now(), byId: person.id });
      if (correction === 'mistaken' && mayWithdraw(incident)) {
        if (incident.decision?.outcome === 'pending') await tx.decisions.supersede(incident.decision.id);
        await tx.incidents.withdraw(incidentId);
      }
      tx.audit.append({ kind: `reporter-says-${correction}`, actorId: auditActor(incident.classification, person.id), incidentId });
      return true;
    },
  });
}

/** A matter that police were already called for, or that a statute or an emergency carries, is not taken back by one tap. */
function mayWithdraw(incident: Incident): boolean {
  return ['L1', 'L2', 'L3'].includes(incident.classification.level) && incident.decision?.outcome !== 'approved';
}
