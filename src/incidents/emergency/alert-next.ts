import { decidersOf } from '../deciders.ts';
import type { Incident } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * Nobody has confirmed 911: call the next person of the chain, by a direct message and by a mention in the channel. After the last it
 * begins again with the first.
 */
export async function alertNext(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, round }: { incident: Incident; round: number },
): Promise<void> {
  const chain = decidersOf(deps.district, incident, deps.clock.now());
  const next = chain[round % Math.max(chain.length, 1)];
  if (!incident.emergency || !next) return;
  const person = await tx.people.byKey(next.key);
  const details = { personKey: next.key, why: 'nobody-confirmed-911' };
  const message = { lane: 'emergency', incidentId: incident.id, details } as const;
  await tx.messages.post({
    ...message,
    kind: 'call-for-person',
    to: { channel: 'director' },
    key: `alert-channel:${incident.emergency.id}:${round}`,
  });
  if (person)
    await tx.messages.post({
      ...message,
      kind: 'emergency-alert',
      to: { personId: person.id },
      key: `alert:${incident.emergency.id}:${round}`,
    });
  await tx.emergencies.countAlert(incident.emergency.id);
  tx.audit.append({ kind: 'emergency-alerted', actorId: null, incidentId: incident.id, details: { round, personKey: next.key } });
}
