import { auditActor } from '../audit-actor.ts';
import { changeIncident } from '../change-incident.ts';
import { loadIncident, reclassifyIncident } from '../classify-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * The student was suspended, or was not. Yes starts the clock of the notice from the suspension, and the policy is asked again.
 *
 * @param input.at when the suspension was; null: there was none.
 */
export async function answerSuspension(
  deps: UseCaseDeps,
  { incidentId, person, at }: { incidentId: string; person: Person; at: Date | null },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'suspension', incident),
    make: async (tx, incident) => {
      if (incident.facts.suspended === true || (at === null && incident.facts.suspended === false)) return false;
      const facts = { ...incident.facts, suspended: at !== null, ...(at ? { suspendedAt: at.toISOString() } : {}) };
      const { answers, note, siteId, siteConfirmed, agencyId } = incident;
      await tx.incidents.addAnswers(incidentId, { answers, facts, note, siteId, siteConfirmed, agencyId, byId: person.id });
      const actorId = auditActor(incident.classification, person.id);
      tx.audit.append({ kind: 'suspension-answered', actorId, incidentId, details: { suspended: at !== null } });
      const changed = await loadIncident(tx, incidentId);
      if (at) await reclassifyIncident(deps, tx, { incident: changed, cause: 'fact', actorId: person.id });
      return true;
    },
  });
}
