import { isDutyTime, nextDutyChange } from '../../district/duty.ts';
import { chainAt } from '../deciders.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { Attended } from '../remind/attended.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { DUTY_CHANGE_ID, tellOnDuty } from './tell-on-duty.ts';

/** Stages of scheduled changes carry their instant; the others belong to an absence. */
const SCHEDULED = 'at ';

/** The next change of duty by the calendar is written down, once, whoever starts: rows alone make it happen. */
export async function scheduleDutyChange(deps: UseCaseDeps): Promise<void> {
  await deps.unitOfWork.run((tx) => setNext(deps, tx));
}

/**
 * Duty has passed on: whoever is asked first now gets the open list. Not when the same person goes on, except in the morning after hours
 * in which nobody read. Long after its time it tells whoever is first by now, once.
 */
export async function passDuty(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const now = deps.clock.now();
  const justBefore = new Date(reminder.dueAt.getTime() - 1);
  const former = chainAt(deps.district, await tx.absences.awayAt(justBefore), justBefore)[0];
  const first = chainAt(deps.district, await tx.absences.awayAt(now), now)[0];
  const isScheduled = reminder.stage.startsWith(SCHEDULED);
  const wasUnread = isScheduled && deps.district.duty.afterHours.length === 0 && isDutyTime(deps.district, now);
  if (first && (first.key !== former?.key || wasUnread)) await tellOnDuty(deps, tx, { named: first, key: reminder.id });
  if (isScheduled) await setNext(deps, tx);
  return { kind: 'done' };
}

async function setNext(deps: UseCaseDeps, tx: Transaction): Promise<void> {
  const dueAt = nextDutyChange(deps.district, deps.clock.now());
  const stage = `${SCHEDULED}${dueAt.toISOString()}`;
  await tx.reminders.set({ id: deps.ids.id(), kind: 'duty_change', subjectId: DUTY_CHANGE_ID, itemId: DUTY_CHANGE_ID, stage, dueAt });
}
