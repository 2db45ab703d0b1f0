import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { alertLater } from './alert-later.ts';
import { alertNext } from './alert-next.ts';

/**
 * "I cannot call": the next person is called at once instead of after the wait. Of a gathered report, about the one it stands under; where
 * 911 is confirmed for that one already, about this report itself, because it may need other help.
 */
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
      const lead = incident.gatheredIntoId ? await tx.incidents.get(incident.gatheredIntoId) : null;
      if (lead?.emergency && !lead.emergency.confirmedAt) {
        await alertNext(deps, tx, { incident: lead, round: lead.emergency.alerts + 1 });
        await tx.messages.refreshIncident(lead.id);
        return true;
      }
      await alertNext(deps, tx, { incident, round: emergency.alerts + 1 });
      if (lead) await alertLater(deps, tx, { incidentId, emergencyId: emergency.id });
      return true;
    },
  });
}
