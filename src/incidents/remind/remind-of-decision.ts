import type { NamedPerson } from '../../district/types.ts';
import { belongsInChannel } from '../channel-posting.ts';
import { decidersOf } from '../deciders.ts';
import type { Incident } from '../incident.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/**
 * One reminder to the person on duty, then the next of the chain, then the superintendent's designee, each recorded (domain.md 1a, L3).
 * Reported when nobody reads: the first word to the person on duty comes when somebody does.
 */
export async function remindOfDecision(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const incident = await tx.incidents.getForUpdate(reminder.subjectId);
  const decision = incident?.decision;
  if (!incident || decision?.id !== reminder.itemId || decision.outcome !== 'pending') return { kind: 'done' };
  if (decision.silencedUntil && decision.silencedUntil > deps.clock.now()) return { kind: 'again', at: decision.silencedUntil };
  const asked = personAt(deps, incident, reminder.stage);
  if (asked) await ask(deps, tx, { incident, asked, reminder });
  await tx.messages.refreshIncident(incident.id);
  return { kind: 'done' };
}

function personAt(deps: UseCaseDeps, incident: Incident, stage: string): NamedPerson | undefined {
  const chain = decidersOf(deps.district, incident, deps.clock.now());
  switch (stage) {
    case 'deputy':
      return chain[1] ?? chain.at(-1);
    case 'designee':
      return chain.findLast(({ role }) => role === 'designee') ?? chain.at(-1);
    default:
      return chain[0];
  }
}

async function ask(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, asked, reminder }: { incident: Incident; asked: NamedPerson; reminder: Reminder },
): Promise<void> {
  const details = { personKey: asked.key, stage: reminder.stage, decisionId: reminder.itemId };
  const message = { lane: 'decision', incidentId: incident.id } as const;
  const person = await tx.people.byKey(asked.key);
  if (person) {
    await tx.messages.post({
      ...message,
      kind: 'decision-reminder',
      to: { personId: person.id },
      details,
      key: `remind:${reminder.itemId}:${reminder.stage}`,
    });
  }
  // of a matter that does not stand in the channel the channel does not learn that it waits
  if (belongsInChannel(deps, incident)) {
    await tx.messages.post({
      ...message,
      kind: 'call-for-person',
      to: { channel: 'director' },
      details: { ...details, why: 'decision-waits' },
      key: `remind-channel:${reminder.itemId}:${reminder.stage}`,
    });
  }
  tx.audit.append({
    kind: 'decision-reminded',
    actorId: null,
    incidentId: incident.id,
    details: { stage: reminder.stage, personKey: asked.key },
  });
}
