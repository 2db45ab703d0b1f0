import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { alertNext } from './alert-next.ts';

/** "I cannot call": the next person is called at once instead of after the wait. */
export async function reportCannotCall(
  deps: UseCaseDeps,
  { incidentId, person }: { incidentId: string; person: Person },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'confirm-911', incident),
    make: async (tx, incident, emergency) => {
      if (emergency.confirmedAt || emergency.cannotCallAt) return false;
      await tx.emergencies.cannotCall(emergency.id, deps.clock.now());
      tx.audit.append({ kind: 'cannot-call', actorId: person.id, incidentId, details: { emergencyId: emergency.id } });
      await alertNext(deps, tx, { incident, round: emergency.alerts + 1 });
      return true;
    },
  });
}
