import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "All clear": somebody on the spot, or the police, said that the danger is over. The alarm ends when a decider stands down. */
export async function recordAllClear(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'all-clear', incident),
    make: async (tx, incident, emergency) => {
      if (incident.gatheredIntoId || emergency.stoodDownAt) return false;
      const first = await tx.emergencies.allClearOnce(emergency.id, { at: deps.clock.now(), byId: person.id });
      if (first) tx.audit.append({ kind: 'all-clear', actorId: person.id, incidentId, details: { emergencyId: emergency.id } });
      return first;
    },
  });
}
