import type { NamedPerson } from '../district/types.ts';
import { administratorsOf, decidersOf, namedFor } from './deciders.ts';
import type { Lane } from './delivery.ts';
import type { Incident } from './incident.ts';
import { isRestricted, mayView } from './permissions.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/**
 * Tell the people concerned about a new or changed classification: the card in the director channel (L3–L5, and L2 types marked for it),
 * the site's administrators, the named roles of restricted tracks, whoever owes a notice. Posting is keyed, so that telling twice
 * changes nothing; a level that rose rings again in a new message, because edits do not ring.
 *
 * @param before the incident as it was, or null for a first classification.
 */
export async function announceIncident(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, before }: { incident: Incident; before: Incident | null },
): Promise<void> {
  const lane = laneOf(incident);
  if (belongsInChannel(deps, incident)) {
    await tx.messages.post({
      kind: 'incident-card',
      lane,
      to: { channel: 'director' },
      incidentId: incident.id,
      key: `card:${incident.id}`,
    });
  }
  if (isRestricted(incident)) await tell(tx, { incident, people: namedFor(deps.district, incident), kind: 'restricted-card', lane });
  else await tell(tx, { incident, people: siteReaders(deps, incident), kind: 'site-card', lane });
  await tellNoticeOwners(tx, incident);
  if (before && needsSomeone(incident) && before.classification.level !== incident.classification.level) await ring(deps, tx, incident);
  // the board counts every new incident; cards not posted yet need no update
  await tx.messages.refreshIncident(incident.id);
}

/** Ring a decider in the channel by a new message that mentions them. */
async function ring(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const onDuty = decidersOf(deps.district, incident)[0];
  if (!onDuty || !belongsInChannel(deps, incident)) return;
  const { id, level } = incident.classification;
  await tx.messages.post({
    kind: 'call-for-person',
    lane: laneOf(incident),
    to: { channel: 'director' },
    incidentId: incident.id,
    details: { personKey: onDuty.key, why: level },
    key: `ring:${incident.id}:${id}`,
  });
}

async function tell(
  tx: Transaction,
  input: { incident: Incident; people: NamedPerson[]; kind: 'site-card' | 'restricted-card'; lane: Lane },
): Promise<void> {
  for (const named of input.people) {
    const person = await tx.people.byKey(named.key);
    // the reporter reads the confirmation; a person in the district file whose account is not known yet is an alarm of the start-up check
    if (!person || person.id === input.incident.reporterId || !mayView(person, input.incident)) continue;
    await tx.messages.post({
      kind: input.kind,
      lane: input.lane,
      to: { personId: person.id },
      incidentId: input.incident.id,
      key: `${input.kind}:${input.incident.id}:${person.id}`,
    });
  }
}

/** Everybody who owes a notice, each once: a new owner is told like the first. */
export async function tellNoticeOwners(tx: Transaction, incident: Incident): Promise<void> {
  for (const notice of incident.notices) {
    const owner = notice.madeAt || !notice.ownerId ? null : await tx.people.get(notice.ownerId);
    if (!owner || !(owner.id === incident.reporterId || mayView(owner, incident))) continue;
    await tx.messages.post({
      kind: 'notice-duty',
      lane: laneOf(incident),
      to: { personId: owner.id },
      incidentId: incident.id,
      details: { noticeId: notice.id },
      key: `notice:${notice.id}:${owner.id}`,
    });
  }
}

/** Administrators of the place; where there is none, the director sees to it, so that nothing reported is seen by nobody. */
function siteReaders(deps: UseCaseDeps, incident: Incident): NamedPerson[] {
  const administrators = administratorsOf(deps.district, incident.siteId);
  return administrators.length > 0 ? administrators : decidersOf(deps.district, incident).slice(0, 1);
}

/** Does this incident stand in the director channel? CANRA and matters about staff never do, unless somebody's life is in danger. */
export function belongsInChannel(deps: Pick<UseCaseDeps, 'district' | 'policy'>, incident: Incident): boolean {
  const { level, tracks, type } = incident.classification;
  if (level === 'L5') return true;
  if (tracks.includes('CANRA') || tracks.includes('STAFF_RESTRICTED')) return false;
  if (deps.district.posting[level] === 'card') return true;
  return level === 'L2' && !isRestricted(incident) && (deps.policy.types[type]?.directorCopy ?? false);
}

/** L5 is the emergency lane; what waits for a person goes before what is only news. */
function laneOf(incident: Incident): Lane {
  switch (incident.classification.level) {
    case 'L5':
      return 'emergency';
    case 'L3':
    case 'L4':
      return 'decision';
    case 'L1':
    case 'L2':
      return 'update';
    default:
      return incident.classification.level satisfies never;
  }
}

function needsSomeone(incident: Incident): boolean {
  return ['L3', 'L4', 'L5'].includes(incident.classification.level);
}
