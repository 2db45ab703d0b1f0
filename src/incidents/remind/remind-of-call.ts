import { isOpenCall } from '../is-open.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';
import { ringOverdue } from './ring-overdue.ts';

/** Approved, and nobody has called yet: the person on duty is asked, or whoever a restricted matter goes to. */
export async function remindOfCall(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const duty = incident?.callDuty;
  if (!incident || !duty || duty.id !== reminder.itemId || !isOpenCall(duty)) return { kind: 'done' };
  await ringOverdue(deps, tx, { incident, ownerId: duty.callerId, reminder, why: 'call-overdue' });
  return { kind: 'done' };
}
