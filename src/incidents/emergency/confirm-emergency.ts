import { changeIncident } from '../change-incident.ts';
import { logDisclosure } from '../disclosure/log-disclosure.ts';
import type { Person } from '../incident.ts';
import { askForOutcome } from '../outcome/ask-for-outcome.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { countConfirmation } from './count-confirmation.ts';

/**
 * "911 called": somebody says that they called. The first who says so counts; calling people one after another then ends. Said of a
 * gathered report it counts for the one it stands under too.
 */
export async function confirmEmergency(
  deps: UseCaseDeps,
  { incidentId, person }: { incidentId: string; person: Person },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'confirm-911', incident),
    make: async (tx, incident, emergency) => {
      const confirmed = { at: deps.clock.now(), byId: person.id };
      const first = await tx.emergencies.confirmOnce(emergency.id, confirmed);
      if (first) {
        tx.audit.append({ kind: '911-confirmed', actorId: person.id, incidentId, details: { emergencyId: emergency.id } });
        // whoever says so need not be who dialled or saw it: logged as the gate that asks for a record
        await logDisclosure(deps, tx, { incident, recipient: '911', gate: 'emergency', reason: null, byId: person.id });
        const leadId = incident.gatheredIntoId;
        if (leadId) await countConfirmation(tx, { leadId, confirmed: { ...confirmed, viaId: incidentId } });
        await askForOutcome(deps, tx, leadId ?? incidentId);
      }
      return first;
    },
  });
}
