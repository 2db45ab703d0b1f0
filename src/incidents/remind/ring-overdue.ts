import type { Incident } from '../incident.ts';
import type { Reminder, Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Something is overdue: somebody is rung, it is on record, and the cards say it. */
export async function ringOverdue(
  deps: UseCaseDeps,
  tx: Transaction,
  overdue: { incident: Incident; ownerId: string | null; reminder: Reminder; why: 'call-overdue' | 'notice-overdue'; key?: string },
): Promise<void> {
  const { incident, ownerId, reminder, why, key = reminder.itemId } = overdue;
  await ringOnDuty(deps, tx, { incident, ownerId, why, lane: 'decision', key: `${why}:${key}` });
  tx.audit.append({ kind: why, actorId: null, incidentId: incident.id, details: { itemId: reminder.itemId } });
  await tx.messages.refreshIncident(incident.id);
}
