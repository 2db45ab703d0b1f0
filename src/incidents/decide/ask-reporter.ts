import { changeIncident } from '../change-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * "Ask the reporter": a question of the policy goes to them by a direct message; their answer is a new answer set, and the policy is asked
 * again. The clock goes on. A question that waits already is not asked twice.
 */
export async function askReporter(
  deps: UseCaseDeps,
  { incidentId, person, questionId }: { incidentId: string; person: Person; questionId: string },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (isAskable(incident) && deps.policy.questions[questionId] ? incident : null),
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, incident) => {
      const id = deps.ids.id();
      if (!(await tx.followUps.askOnce(incidentId, { id, questionId, askedById: person.id, askedAt: deps.clock.now() }))) return false;
      tx.audit.append({ kind: 'reporter-asked', actorId: person.id, incidentId, details: { inquiryId: id, questionId } });
      await tx.messages.post({
        kind: 'inquiry',
        lane: 'decision',
        to: { personId: incident.reporterId },
        incidentId,
        details: { inquiryId: id },
        key: `inquiry:${id}`,
      });
      return true;
    },
  });
}

/** Whoever reports child abuse owes the employer no answer (PC 11166(i)): nothing is asked of them. */
function isAskable({ status, classification }: Incident): boolean {
  return status === 'open' && !classification.tracks.includes('CANRA');
}
