import { endByTime } from '../drill/end-drill.ts';
import { passDuty } from '../duty-change/pass-duty.ts';
import { postRollUp } from '../duty-change/roll-up.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';
import { classifyWithTime } from './classify-with-time.ts';
import { remindOfCall } from './remind-of-call.ts';
import { remindOfDecision } from './remind-of-decision.ts';
import { remindOfDraft } from './remind-of-draft.ts';
import { remindOfDuties } from './remind-of-duties.ts';
import { remindOfEmergency } from './remind-of-emergency.ts';
import { remindOfNotice } from './remind-of-notice.ts';
import { remindOfOutcome } from './remind-of-outcome.ts';
import { remindOfPaperwork } from './remind-of-paperwork.ts';
import { remindOfSuspension } from './remind-of-suspension.ts';

/** What is done when a reminder's time has come, by its kind. */
export type Attendants = Partial<Record<Reminder['kind'], (deps: UseCaseDeps, tx: Transaction, reminder: Reminder) => Promise<Attended>>>;

const ATTEND: Attendants = {
  decision: remindOfDecision,
  emergency: remindOfEmergency,
  draft: remindOfDraft,
  call: remindOfCall,
  notice: remindOfNotice,
  time: classifyWithTime,
  suspension: remindOfSuspension,
  outcome: remindOfOutcome,
  duty: remindOfDuties,
  drill: endByTime,
  paperwork: remindOfPaperwork,
  duty_change: passDuty,
  roll_up: postRollUp,
};

/**
 * A reminder's time has come: look whether anybody still waits, and tell who is next. Taken once, however many processes or jobs ask;
 * what it says is keyed by item and stage. Nothing here ever calls the police.
 *
 * @param input.others who attends to kinds that belong to layers above.
 */
export async function attendReminder(deps: UseCaseDeps, input: { reminderId: string; others?: Attendants }): Promise<void> {
  const { reminderId, others } = input;
  await deps.unitOfWork.run(async (tx) => {
    const reminder = await tx.reminders.take(reminderId, deps.clock.now());
    if (!reminder) return;
    const attend = ATTEND[reminder.kind] ?? others?.[reminder.kind];
    if (!attend) throw new Error(`nobody attends to reminders of kind ${reminder.kind}`);
    const attended = await attend(deps, tx, reminder);
    if (attended.kind === 'again') await tx.reminders.postpone(reminder.id, attended.at);
    else await tx.reminders.done(reminder.id);
  });
}
