import { decidersOf } from '../deciders.ts';
import { askForPaper, isPaperOpen } from '../emergency/paperwork.ts';
import type { Emergency, Incident } from '../incident.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** In the morning whoever stood down is asked again; when the school day is over and two persons have not signed, the next is asked. */
export async function remindOfPaperwork(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const emergency = incident?.emergency;
  if (!incident || !emergency || !isPaperOpen(emergency)) return { kind: 'done' };
  const personId = reminder.stage === 'next' ? await nextPerson(deps, tx, { incident, emergency }) : emergency.stoodDownById;
  if (personId) await askForPaper(tx, { incidentId: incident.id, personId, key: `paperwork:${emergency.id}:${reminder.stage}` });
  const details = { stage: reminder.stage, ...(personId ? { personId } : {}) };
  tx.audit.append({ kind: 'paperwork-reminded', actorId: null, incidentId: incident.id, details });
  await tx.messages.refreshIncident(incident.id);
  return { kind: 'done' };
}

/** The first of the chain who has not stood down and not signed yet. */
async function nextPerson(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, emergency }: { incident: Incident; emergency: Emergency },
): Promise<string | null> {
  for (const { key } of decidersOf(deps.district, incident, deps.clock.now())) {
    const person = await tx.people.byKey(key);
    if (person && person.id !== emergency.stoodDownById && person.id !== emergency.paperById) return person.id;
  }
  return emergency.stoodDownById;
}
