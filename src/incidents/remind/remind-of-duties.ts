import { schoolMorning } from '../../district/calendar.ts';
import { afterQuiet } from '../../district/duty.ts';
import type { Incident } from '../incident.ts';
import { may } from '../permissions.ts';
import type { Reminder, Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** After so many school days the person on duty is rung instead. */
const MOST_DAYS = 3;

/**
 * Duties are due: each owner reads which, in one message, and again on the mornings of the next school days; then the person on duty is
 * rung once. Nothing of it rings in quiet hours.
 */
export async function remindOfDuties(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  if (incident?.status !== 'open') return { kind: 'done' };
  const now = deps.clock.now();
  const calm = afterQuiet(deps.district, now);
  if (calm > now) return { kind: 'again', at: calm };
  const due = incident.duties.filter(({ doneAt, dueAt }) => !doneAt && (dueAt === null || dueAt <= now));
  if (due.length === 0) return { kind: 'done' };
  for (const ownerId of new Set(due.map((duty) => duty.ownerId))) await remindOwner(tx, { incident, ownerId, at: reminder.dueAt });
  tx.audit.append({ kind: 'duties-reminded', actorId: null, incidentId: incident.id, details: { open: due.length } });
  const days = Math.floor((now.getTime() - incident.openedAt.getTime()) / 86_400_000);
  if (days >= MOST_DAYS || due.every(({ ownerId }) => ownerId === null)) {
    await ringOnDuty(deps, tx, { incident, why: 'duties-overdue', key: `duties-overdue:${incident.id}`, lane: 'decision' });
    return { kind: 'done' };
  }
  return { kind: 'again', at: schoolMorning(deps.district, now) };
}

async function remindOwner(
  tx: Transaction,
  { incident, ownerId, at }: { incident: Incident; ownerId: string | null; at: Date },
): Promise<void> {
  const owner = ownerId === null ? null : await tx.people.get(ownerId);
  if (!owner || !may(owner, 'record', { ...incident, assignedTo: owner.id })) return;
  // two due times that are attended to together are one message
  const key = `duty-reminder:${incident.id}:${owner.id}:${at.toISOString().slice(0, 13)}`;
  await tx.messages.post({ kind: 'duty-reminder', lane: 'update', to: { personId: owner.id }, incidentId: incident.id, key });
}
