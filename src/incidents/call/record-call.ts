import { changeIncident } from '../change-incident.ts';
import type { DisclosureGate } from '../disclosure/disclosure-basis.ts';
import { logDisclosure } from '../disclosure/log-disclosure.ts';
import type { Person } from '../incident.ts';
import { askForOutcome } from '../outcome/ask-for-outcome.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "Call made": the approved call to the police was really made. The first who records it counts. */
export async function recordCall(
  deps: UseCaseDeps,
  {
    incidentId,
    person,
    caseNumber,
    gate = 'no_identity',
  }: { incidentId: string; person: Person; caseNumber: string | null; gate?: DisclosureGate },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.callDuty,
    may: (who, incident, duty) => may(who, 'record', { ...incident, assignedTo: duty.callerId }),
    make: async (tx, incident, duty) => {
      const first = await tx.calls.recordOnce(duty.id, { at: deps.clock.now(), byId: person.id, caseNumber });
      if (first) {
        tx.audit.append({ kind: 'call-made', actorId: person.id, incidentId, details: { callDutyId: duty.id } });
        const reason = incident.decision?.reason ?? null;
        await logDisclosure(deps, tx, { incident, recipient: duty.agencyId, gate, reason, byId: person.id });
        await askForOutcome(deps, tx, incidentId);
      }
      return first;
    },
  });
}
