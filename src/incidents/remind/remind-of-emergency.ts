import { alertNext } from '../emergency/alert-next.ts';
import { ringsBeside } from '../emergency/gather-rule.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** After the whole chain was called this often the alarm has been seen or nobody is there; the card goes on saying it. */
const MOST_ALERTS = 30;

/** Nobody has confirmed 911: the next person is called, and so on every minute until somebody has, or the alarm is stood down. */
export async function remindOfEmergency(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const emergency = incident?.emergency;
  if (!incident || !emergency || emergency.confirmedAt || emergency.stoodDownAt) return { kind: 'done' };
  // the alarm of the report it stands under rings for both; should it come out, its own begins anew
  const lead = incident.gatheredIntoId ? await tx.incidents.get(incident.gatheredIntoId) : null;
  if (lead && !ringsBeside(incident, lead)) return { kind: 'done' };
  // the card's own mention rang the first of the chain
  await alertNext(deps, tx, { incident, round: emergency.alerts + 1 });
  await tx.messages.refreshIncident(incident.id);
  if (emergency.alerts + 1 >= MOST_ALERTS) return { kind: 'done' };
  return { kind: 'again', at: new Date(deps.clock.now().getTime() + deps.district.deadlines.emergencyNextSeconds * 1000) };
}
