import type { NamedPerson } from '../../district/types.ts';
import { belongsInChannel } from '../announce-incident.ts';
import type { Incident } from '../incident.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Something is overdue: ring the person on duty by a new message, in the channel where the incident stands there, else directly. */
export async function ringOverdue(
  deps: UseCaseDeps,
  tx: Transaction,
  {
    incident,
    onDuty,
    reminder,
    why,
  }: { incident: Incident; onDuty: NamedPerson; reminder: Reminder; why: 'call-overdue' | 'notice-overdue' },
): Promise<void> {
  const person = await tx.people.byKey(onDuty.key);
  const inChannel = belongsInChannel(deps, incident);
  if (inChannel || person) {
    await tx.messages.post({
      kind: 'call-for-person',
      lane: 'decision',
      to: inChannel || !person ? { channel: 'director' } : { personId: person.id },
      incidentId: incident.id,
      details: { personKey: onDuty.key, why },
      key: `${why}:${reminder.itemId}`,
    });
  }
  tx.audit.append({ kind: why, actorId: null, incidentId: incident.id, details: { itemId: reminder.itemId } });
  await tx.messages.refreshIncident(incident.id);
}
