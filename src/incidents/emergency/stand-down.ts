import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "Stand down": one decider ends the alarms in one tap; the incident and its level stay on record. */
export async function standDown(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, _incident, emergency) => {
      const first = await tx.emergencies.standDownOnce(emergency.id, { at: deps.clock.now(), byId: person.id });
      if (first) tx.audit.append({ kind: 'stood-down', actorId: person.id, incidentId, details: { emergencyId: emergency.id } });
      return first;
    },
  });
}
