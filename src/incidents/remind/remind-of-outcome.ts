import { isOutcomeOwed } from '../outcome/record-outcome.ts';
import type { Reminder, Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** Police were told five school days ago and nobody has recorded what came of it: the person on duty is asked, once. */
export async function remindOfOutcome(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  if (!incident || incident.status === 'withdrawn' || !isOutcomeOwed(incident)) return { kind: 'done' };
  await ringOnDuty(deps, tx, { incident, why: 'outcome-owed', key: `outcome:${incident.id}`, lane: 'update' });
  tx.audit.append({ kind: 'outcome-asked', actorId: null, incidentId: incident.id });
  return { kind: 'done' };
}
