import { schoolMorning } from '../../district/calendar.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Data feedback in five working days (domain.md 5). */
const SCHOOL_DAYS = 5;

/** Police were told: their outcome is asked for once, five school days later, unless it is there by then. */
export async function askForOutcome(deps: UseCaseDeps, tx: Transaction, incidentId: string): Promise<void> {
  const dueAt = schoolMorning(deps.district, deps.clock.now(), SCHOOL_DAYS);
  await tx.reminders.set({ id: deps.ids.id(), kind: 'outcome', subjectId: incidentId, itemId: incidentId, stage: 'outcome', dueAt });
}
