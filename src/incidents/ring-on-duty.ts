import { belongsInChannel, laneOf } from './channel-posting.ts';
import { decidersOf, namedFor } from './deciders.ts';
import type { Lane, Recipient } from './delivery.ts';
import type { Incident, Person } from './incident.ts';
import { may } from './permissions.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

export interface Ring {
  incident: Incident;
  /** What it is about; `callForPerson` (conversation) knows the words. */
  why: string;
  key: string;
  /** Missing: that of the incident. */
  lane?: Lane;
  /** Who owes what is overdue: asked too where nobody decides about the matter. */
  ownerId?: string | null;
}

/**
 * Ring the person on duty by a new message, because edits do not ring: in the channel where the incident stands there, else directly.
 * Where nobody is on duty for a restricted matter, everybody it goes to is rung, so that nothing is overdue in silence.
 */
export async function ringOnDuty(deps: UseCaseDeps, tx: Transaction, ring: Ring): Promise<void> {
  const { incident } = ring;
  const [onDuty] = decidersOf(deps.district, incident, deps.clock.now());
  if (onDuty && belongsInChannel(deps, incident)) {
    await call(deps, tx, { ring, to: { channel: 'director' }, personKey: onDuty.key });
    return;
  }
  const person = onDuty ? await tx.people.byKey(onDuty.key) : null;
  const rung = person && may(person, 'view', incident) ? [person] : await peopleOf(deps, tx, ring);
  for (const { id, key } of rung) await call(deps, tx, { ring, to: { personId: id }, personKey: key ?? '' });
}

async function peopleOf(deps: UseCaseDeps, tx: Transaction, { incident, ownerId }: Ring): Promise<Person[]> {
  const people: (Person | null)[] = [];
  for (const { key } of namedFor(deps.district, incident)) people.push(await tx.people.byKey(key));
  const owner = ownerId ? await tx.people.get(ownerId) : null;
  const rung = new Map<string, Person>();
  for (const person of [...people, owner]) {
    const isConcerned = person !== null && (person.id === incident.reporterId || may(person, 'view', incident));
    if (isConcerned) rung.set(person.id, person);
  }
  return [...rung.values()];
}

async function call(
  deps: UseCaseDeps,
  tx: Transaction,
  { ring, to, personKey }: { ring: Ring; to: Recipient; personKey: string },
): Promise<void> {
  const { incident, why, key } = ring;
  await tx.messages.post({
    kind: 'call-for-person',
    lane: ring.lane ?? laneOf(deps, incident),
    to,
    incidentId: incident.id,
    details: { personKey, why },
    key: 'personId' in to ? `${key}:${to.personId}` : key,
  });
}
