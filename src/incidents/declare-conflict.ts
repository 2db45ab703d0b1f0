import { changeIncident } from './change-incident.ts';
import { loadIncident } from './classify-incident.ts';
import { decidersOf } from './deciders.ts';
import { followPlace } from './follow-place.ts';
import type { Incident, Person } from './incident.ts';
import { isOpenCall, isOpenNotice } from './is-open.ts';
import type { Outcome } from './outcome.ts';
import { isRestricted, may, rolesFor } from './permissions.ts';
import type { Transaction } from './ports.ts';
import { ringOnDuty } from './ring-on-duty.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/**
 * Conflict of interest: a person is taken off the case. They read, decide and record nothing of it any more; what they owed goes to the
 * next, who is rung. Everybody may take themselves off; another person only a decider, or a role the restricted matter goes to.
 */
export async function declareConflict(
  deps: UseCaseDeps,
  { incidentId, person, aboutId }: { incidentId: string; person: Person; aboutId: string },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (incident.reporterId === aboutId && person.id !== aboutId ? null : incident),
    may: (who, incident) => may(who, 'declare-conflict', incident) && (aboutId === who.id || mayTakeOff(who, incident)),
    make: async (tx) => {
      const id = deps.ids.id();
      if (!(await tx.followUps.recuseOnce(incidentId, { id, personId: aboutId, byId: person.id, at: deps.clock.now() }))) return false;
      tx.audit.append({ kind: 'conflict-declared', actorId: person.id, incidentId, details: { personId: aboutId } });
      const without = await loadIncident(tx, incidentId);
      await passOn(deps, tx, { incident: without, aboutId });
      return true;
    },
  });
}

/** May this person take another off the case? */
export function mayTakeOff(person: Person, incident: Incident): boolean {
  return may(person, 'decide', incident) || (isRestricted(incident) && rolesFor(incident).includes(person.role));
}

/** What the person owed goes to the next; whoever now has to act is rung in a new message. */
async function passOn(deps: UseCaseDeps, tx: Transaction, { incident, aboutId }: { incident: Incident; aboutId: string }): Promise<void> {
  await followPlace(deps, tx, incident);
  await passCall(deps, tx, { incident, aboutId });
  const waits = incident.decision?.outcome === 'pending' || incident.notices.some(isOpenNotice);
  if (waits) await ringOnDuty(deps, tx, { incident, why: 'taken-over', key: `conflict:${incident.id}:${aboutId}` });
}

async function passCall(deps: UseCaseDeps, tx: Transaction, { incident, aboutId }: { incident: Incident; aboutId: string }): Promise<void> {
  const { callDuty } = incident;
  if (!isOpenCall(callDuty) || callDuty.callerId !== aboutId) return;
  const [next] = decidersOf(deps.district, incident, deps.clock.now());
  const caller = next ? await tx.people.byKey(next.key) : null;
  if (!caller) return;
  await tx.calls.reassign(callDuty.id, caller.id);
  const details = { callDutyId: callDuty.id };
  const to = { personId: caller.id };
  await tx.messages.post({
    kind: 'call-duty',
    lane: 'decision',
    to,
    incidentId: incident.id,
    details,
    key: `call:${callDuty.id}:${caller.id}`,
  });
}
