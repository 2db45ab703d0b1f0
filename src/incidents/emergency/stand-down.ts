import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openPaperwork } from './paperwork.ts';

/**
 * "Stand down": one decider ends the alarms in one tap, those of the reports gathered under it too; the incidents and their levels stay on
 * record, and the paperwork follows. A gathered report has no alarm of its own to end (`already`).
 */
export async function standDown(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'stand-down', incident),
    make: async (tx, incident, emergency) => {
      const stood = { at: deps.clock.now(), byId: person.id };
      if (incident.gatheredIntoId || !(await tx.emergencies.standDownOnce(emergency.id, stood))) return false;
      tx.audit.append({ kind: 'stood-down', actorId: person.id, incidentId, details: { emergencyId: emergency.id } });
      for (const under of await tx.gathering.standDownUnder(incidentId, stood)) {
        const details = { emergencyId: under.emergencyId, leadId: incidentId };
        tx.audit.append({ kind: 'stood-down', actorId: person.id, incidentId: under.incidentId, details });
        await tx.messages.refreshIncident(under.incidentId);
      }
      await openPaperwork(deps, tx, { incident, emergency, person });
      return true;
    },
  });
}
