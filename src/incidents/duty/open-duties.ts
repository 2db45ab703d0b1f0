import { dueAt as dueOf } from '../../district/clocks.ts';
import { minutesAfter } from '../../district/wall-time.ts';
import type { Duty, Incident } from '../incident.ts';
import { isRestricted, may } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { ownerOfDuty } from './duty-owner.ts';

/** Open the duties that the latest classification asks for and that are not there yet: each with owner and time, and somebody told. */
export async function openDuties(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const open = new Set(incident.duties.map((duty) => duty.duty));
  const missing = incident.classification.duties.filter((duty) => !open.has(duty));
  if (missing.length === 0) return;
  const duties: Duty[] = [];
  for (const duty of missing) {
    const ownerId = await ownerOfDuty(deps, tx, { incident, duty });
    duties.push({ id: deps.ids.id(), duty, ownerId, dueAt: dutyDue(deps, duty), doneAt: null, doneById: null });
  }
  await tx.incidents.addDuties(incident.id, duties);
  // one look per time, not per duty: what is due together is brought up together
  for (const { dueAt } of duties) {
    const at = dueAt ?? minutesAfter(deps.clock.now(), deps.district.deadlines.adminSees);
    const reminder = { kind: 'duty', subjectId: incident.id, itemId: incident.id, stage: `duties ${at.toISOString()}`, dueAt: at } as const;
    await tx.reminders.set({ id: deps.ids.id(), ...reminder });
  }
  await tellOwners(tx, { incident, duties });
}

/** null: at once. */
function dutyDue({ district, policy, clock }: UseCaseDeps, duty: string): Date | null {
  const spec = policy.duties[duty]?.due;
  return !spec || (spec.value === 0 && spec.unit === 'min') ? null : dueOf(district, spec, clock.now());
}

/** Administrators and the roles of a restricted track read their duties on their card; anybody else gets a message of their own. */
async function tellOwners(tx: Transaction, { incident, duties }: { incident: Incident; duties: Duty[] }): Promise<void> {
  for (const ownerId of new Set(duties.map((duty) => duty.ownerId))) {
    const owner = ownerId === null ? null : await tx.people.get(ownerId);
    // whoever reported it reads the confirmation and no card
    const readsCard = owner?.id !== incident.reporterId && (isRestricted(incident) || owner?.role === 'site_admin');
    if (!owner || readsCard || !may(owner, 'view', incident)) continue;
    const key = `duties:${incident.id}:${owner.id}`;
    await tx.messages.post({ kind: 'duty-list', lane: 'decision', to: { personId: owner.id }, incidentId: incident.id, key });
  }
}
