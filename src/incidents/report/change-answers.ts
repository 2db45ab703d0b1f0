import type { Answers } from '../../policy/types.ts';
import { auditActor } from '../audit-actor.ts';
import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Answers that are for the record only, such as what has been done so far: a new answer set; the policy is not asked and nobody is rung. */
export async function changeAnswers(
  deps: UseCaseDeps,
  { incidentId, person, changed }: { incidentId: string; person: Person; changed: Answers },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'correct', incident),
    make: async (tx, incident) => {
      if (Object.entries(changed).every(([id, answer]) => String(incident.answers[id]) === String(answer))) return false;
      const { facts, note, siteId, siteConfirmed, agencyId } = incident;
      const answers = { ...incident.answers, ...changed };
      await tx.incidents.addAnswers(incidentId, { answers, facts, note, siteId, siteConfirmed, agencyId, byId: person.id });
      const actorId = auditActor(incident.classification, person.id);
      tx.audit.append({ kind: 'record-added', actorId, incidentId, details: { questions: Object.keys(changed) } });
      return true;
    },
  });
}
