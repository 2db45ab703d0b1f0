import { endOfSchoolDay } from '../../district/calendar.ts';
import { wallDate } from '../../district/wall-time.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { Attended } from '../remind/attended.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** The roll-up is nobody's incident: its reminders carry this instead. */
const ROLL_UP_ID = '00000000-0000-7000-8000-000000000002';

/** The next daily roll-up is written down, once, whoever starts. */
export async function scheduleRollUp(deps: UseCaseDeps): Promise<void> {
  await deps.unitOfWork.run((tx) => setNext(deps, tx));
}

/** The school matters of the day, as one message in the director channel after the last bell (design.md, posting by level). */
export async function postRollUp(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const date = wallDate(reminder.dueAt, deps.district.timeZone);
  const details = { date };
  await tx.messages.post({ kind: 'roll-up', lane: 'update', to: { channel: 'director' }, details, key: `roll-up:${date}` });
  await setNext(deps, tx);
  return { kind: 'done' };
}

async function setNext(deps: UseCaseDeps, tx: Transaction): Promise<void> {
  const dueAt = endOfSchoolDay(deps.district, deps.clock.now());
  const stage = wallDate(dueAt, deps.district.timeZone);
  await tx.reminders.set({ id: deps.ids.id(), kind: 'roll_up', subjectId: ROLL_UP_ID, itemId: ROLL_UP_ID, stage, dueAt });
}
