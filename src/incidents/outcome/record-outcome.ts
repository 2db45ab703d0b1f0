import { changeIncident } from '../change-incident.ts';
import type { Incident, Person, PoliceOutcome } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** What police did in the end (domain.md 5); ids of wording, digest and audit. */
export const POLICE_OUTCOMES = ['no_action', 'counseled', 'diversion', 'citation', 'arrest', 'cps', 'transport', 'pending'] as const;
export type PoliceOutcomeCode = (typeof POLICE_OUTCOMES)[number];

export interface ToldOutcome {
  outcome: PoliceOutcomeCode;
  startedBy: PoliceOutcome['startedBy'];
  onSchoolMatter: boolean;
  arrivedAt: Date | null;
  disposedAt: Date | null;
  caseNumber: string | null;
}

/** Were police told or called, so that an outcome is owed? */
export function isOutcomeOwed(incident: Incident): boolean {
  const { callDuty, notices, emergency, outcomes } = incident;
  const wasTold =
    Boolean(callDuty?.calledAt) || Boolean(emergency?.confirmedAt) || notices.some(({ to, madeAt }) => to === 'police' && madeAt);
  const last = outcomes.at(-1);
  return wasTold && (!last || last.outcome === 'pending');
}

/**
 * What police did, fed back for the meeting with them: also that they came unasked, or acted on a matter that the agreement leaves to the
 * school. Several may be recorded; the last counts. The same once more changes nothing.
 */
export async function recordOutcome(
  deps: UseCaseDeps,
  { incidentId, person, told }: { incidentId: string; person: Person; told: ToldOutcome },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'outcome', incident),
    make: async (tx, incident) => {
      if (isSame(incident.outcomes.at(-1), told)) return false;
      const id = deps.ids.id();
      const { agencyId } = incident;
      await tx.followUps.addOutcome(incidentId, { id, ...told, agencyId, byId: person.id, at: deps.clock.now() });
      const { outcome, startedBy, onSchoolMatter } = told;
      tx.audit.append({
        kind: 'outcome-recorded',
        actorId: person.id,
        incidentId,
        details: { outcomeId: id, outcome, startedBy, onSchoolMatter },
      });
      return true;
    },
  });
}

function isSame(last: PoliceOutcome | undefined, told: ToldOutcome): boolean {
  if (!last) return false;
  const key = (of: ToldOutcome | PoliceOutcome) =>
    JSON.stringify([of.outcome, of.startedBy, of.onSchoolMatter, of.arrivedAt, of.disposedAt, of.caseNumber]);
  return key(last) === key(told);
}
