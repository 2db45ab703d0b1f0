import { schoolMorning } from '../../district/calendar.ts';
import { isSuspensionAsked } from '../notice/suspension.ts';
import { dutyOwner } from '../notice-owner.ts';
import type { Reminder, Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** After so many mornings without an answer the person on duty is rung. */
const MOST_QUESTIONS = 3;

/** "Was the student suspended?", each school day until somebody says; then the person on duty is asked to see to it. */
export async function remindOfSuspension(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  if (!incident || !isSuspensionAsked(deps, incident)) return { kind: 'done' };
  const asked = Math.floor((deps.clock.now().getTime() - incident.openedAt.getTime()) / 86_400_000);
  const ownerId = await dutyOwner(deps, tx, incident);
  const key = `suspension:${incident.id}:${reminder.dueAt.toISOString()}`;
  if (ownerId) {
    await tx.messages.post({ kind: 'suspension', lane: 'decision', to: { personId: ownerId }, incidentId: incident.id, key });
  }
  tx.audit.append({ kind: 'suspension-asked', actorId: null, incidentId: incident.id });
  if (!ownerId || asked > MOST_QUESTIONS) {
    await ringOnDuty(deps, tx, { incident, why: 'suspension-unknown', key: `suspension-unknown:${incident.id}`, lane: 'decision' });
    return { kind: 'done' };
  }
  return { kind: 'again', at: schoolMorning(deps.district, deps.clock.now()) };
}
