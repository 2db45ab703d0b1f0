import { isOpenNotice } from '../is-open.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';
import { ringOverdue } from './ring-overdue.ts';

/** A notice that a statute demands is overdue: the person on duty is asked, or whoever a restricted matter goes to. */
export async function remindOfNotice(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const notice = incident?.notices.find((each) => each.id === reminder.itemId);
  if (!incident || !notice || !isOpenNotice(notice) || incident.status !== 'open') return { kind: 'done' };
  await ringOverdue(deps, tx, { incident, ownerId: notice.ownerId, reminder, why: 'notice-overdue' });
  return { kind: 'done' };
}
