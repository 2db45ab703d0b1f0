import { afterQuiet } from '../../district/duty.ts';
import type { Incident, PoliceNotice } from '../incident.ts';
import { isOpenNotice } from '../is-open.ts';
import { isUrgent } from '../notice/notice-stages.ts';
import { may } from '../permissions.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';
import { ringOverdue } from './ring-overdue.ts';

/** An overdue notice is brought up again this often, an urgent one sooner. */
const AGAIN_MS = 2 * 3_600_000;
const URGENT_AGAIN_MS = 30 * 60_000;

/**
 * A notice that a statute demands is still open: its owner is reminded at half of its time, when it is due, and again and again until it
 * is made or given up by two persons; when it is due the person on duty is rung too. What is not urgent keeps the quiet hours. However
 * long nothing ran, each look says it once.
 */
export async function remindOfNotice(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const notice = incident?.notices.find((each) => each.id === reminder.itemId);
  if (!incident || !notice || !isOpenNotice(notice) || incident.status !== 'open') return { kind: 'done' };
  const now = deps.clock.now();
  const calm = isUrgent(notice) ? now : afterQuiet(deps.district, now);
  if (calm > now) return { kind: 'again', at: calm };
  await remindOwner(tx, { incident, notice, reminder });
  if (reminder.stage === 'half') return { kind: 'done' };
  // employee and supervisor owe the same notice: the channel is rung once
  const key = `${incident.id}:${notice.rule}:${notice.to}`;
  await ringOverdue(deps, tx, { incident, ownerId: notice.ownerId, reminder, why: 'notice-overdue', key });
  return { kind: 'again', at: new Date(now.getTime() + (isUrgent(notice) ? URGENT_AGAIN_MS : AGAIN_MS)) };
}

/** A new message, because edits do not ring. */
async function remindOwner(
  tx: Transaction,
  { incident, notice, reminder }: { incident: Incident; notice: PoliceNotice; reminder: Reminder },
): Promise<void> {
  const owner = notice.ownerId === null ? null : await tx.people.get(notice.ownerId);
  if (!owner || !(owner.id === incident.reporterId || may(owner, 'record', { ...incident, assignedTo: owner.id }))) return;
  await tx.messages.post({
    kind: 'notice-reminder',
    lane: 'decision',
    to: { personId: owner.id },
    incidentId: incident.id,
    details: { noticeId: notice.id },
    key: `notice-reminder:${notice.id}:${reminder.dueAt.toISOString()}`,
  });
}
