import { reclassifyIncident } from '../classify-incident.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** The matter has lasted so long that the policy says something else of it: ask again, unless it was taken back or is over. */
export async function classifyWithTime(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  if (incident?.status !== 'open' || incident.corrections.some(({ kind }) => kind === 'over')) return { kind: 'done' };
  await reclassifyIncident(deps, tx, { incident, cause: 'fact', actorId: null });
  return { kind: 'done' };
}
