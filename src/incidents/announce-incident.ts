import type { NamedPerson } from '../district/types.ts';
import { belongsInChannel, laneOf, mustLookNow } from './channel-posting.ts';
import { administratorsOf, decidersOf, namedFor } from './deciders.ts';
import type { Lane } from './delivery.ts';
import type { Incident } from './incident.ts';
import { isOpenNotice } from './is-open.ts';
import { isRestricted, may } from './permissions.ts';
import type { Transaction } from './ports.ts';
import { ringOnDuty } from './ring-on-duty.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** Why somebody is rung although the level is what it was. */
export const NEW_FACTS = 'new-facts';

/**
 * Tell the people concerned about a new or changed classification: the card in the director channel (L3–L5, and L2 types marked for it),
 * the site's administrators, the named roles of restricted tracks, whoever owes a notice. Posting is keyed, so that telling twice
 * changes nothing; a level that changed and new facts ring again in a new message, because edits do not ring.
 *
 * @param before the incident as it was, or null for a first classification.
 */
export async function announceIncident(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, before }: { incident: Incident; before: Incident | null },
): Promise<void> {
  if (incident.gatheredIntoId) return announceGathered(deps, tx, { incident, leadId: incident.gatheredIntoId });
  const lane = laneOf(deps, incident);
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
  await tellNoticeOwners(deps, tx, incident);
  if (before) await ringAgain(deps, tx, { incident, before });
  if (mustLookNow(deps, incident)) await tellAtOnce(deps, tx, incident);
  // the board counts every new incident; cards not posted yet need no update
  await tx.messages.refreshIncident(incident.id);
}

/** One card for all reports of an event: this one is a line in its thread, and rings nobody. What it alone owes is told to whoever owes it. */
async function announceGathered(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, leadId }: { incident: Incident; leadId: string },
): Promise<void> {
  await tellNoticeOwners(deps, tx, incident);
  const key = `gathered:${leadId}`;
  await tx.messages.post({ kind: 'gathered', lane: 'update', to: { channel: 'director' }, incidentId: leadId, key });
  await tx.messages.refreshIncident(incident.id);
  await tx.messages.refreshIncident(leadId);
}

/**
 * A level that changed, or new facts about a matter that needs somebody: said in a new message, because edits do not ring. In an emergency
 * every answered screen is a new fact: they improve the card, and the alarm rings by itself.
 */
async function ringAgain(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, before }: { incident: Incident; before: Incident },
): Promise<void> {
  const { level, id, cause } = incident.classification;
  const hasMoved = before.classification.level !== level;
  const isNews = cause === 'correction' && level !== 'L5';
  if (needsSomeone(incident) && (hasMoved || isNews)) {
    await ringOnDuty(deps, tx, { incident, why: hasMoved ? level : NEW_FACTS, key: `ring:${incident.id}:${id}` });
  }
}

/** Nothing to decide, and it cannot wait: the decider on duty is rung, and the superintendent's designee told (domain.md, row 46). */
async function tellAtOnce(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  await ringOnDuty(deps, tx, { incident, why: 'look-now', key: `look-now:${incident.id}` });
  const designees = decidersOf(deps.district, incident, deps.clock.now()).filter(({ role }) => role === 'designee');
  await tell(tx, { incident, people: designees, kind: 'site-card', lane: laneOf(deps, incident) });
}

async function tell(
  tx: Transaction,
  input: { incident: Incident; people: NamedPerson[]; kind: 'site-card' | 'restricted-card'; lane: Lane },
): Promise<void> {
  for (const named of input.people) {
    const person = await tx.people.byKey(named.key);
    // the reporter reads the confirmation; a person in the district file whose account is not known yet is an alarm of the start-up check
    if (!person || person.id === input.incident.reporterId || !may(person, 'view', input.incident)) continue;
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
export async function tellNoticeOwners(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  for (const notice of incident.notices) {
    const owner = !isOpenNotice(notice) || !notice.ownerId ? null : await tx.people.get(notice.ownerId);
    if (!owner || !(owner.id === incident.reporterId || may(owner, 'view', incident))) continue;
    await tx.messages.post({
      kind: 'notice-duty',
      lane: laneOf(deps, incident),
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
  return administrators.length > 0 ? administrators : decidersOf(deps.district, incident, deps.clock.now()).slice(0, 1);
}

function needsSomeone(incident: Incident): boolean {
  return ['L3', 'L4', 'L5'].includes(incident.classification.level);
}
