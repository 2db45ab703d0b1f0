import { isDutyTime } from '../district/duty.ts';
import type { District, NamedPerson } from '../district/types.ts';
import type { Incident } from './incident.ts';
import { isRestricted, rolesFor } from './permissions.ts';

const CHAIN = ['director', 'deputy', 'designee'] as const;

type Decided = Pick<Incident, 'classification' | 'siteId'> & Partial<Pick<Incident, 'recusals' | 'handOvers' | 'away'>>;

/**
 * Who decides about this incident, the person on duty first, then those who are asked when nobody answers: director, deputies in the
 * order of the district file, superintendent's designee (domain.md 1a); outside office hours those on call first. Whoever has taken it
 * over comes before them; who is off the case or away is not asked, unless everybody is away. Restricted tracks: the named roles among
 * them.
 */
export function decidersOf(district: District, incident: Decided, at: Date): NamedPerson[] {
  const chain = chainAt(district, incident.away ?? [], at);
  const emergency = incident.classification.level === 'L5' && !incident.classification.tracks.includes('STAFF_RESTRICTED');
  const named = !isRestricted(incident) || emergency ? chain : chain.filter(({ role }) => rolesFor(incident).includes(role));
  const free = named.filter(({ key }) => !incident.recusals?.some(({ personKey }) => personKey === key));
  const taken = free.filter(({ key }) => key === incident.handOvers?.at(-1)?.toKey);
  return [...new Set([...taken, ...free])];
}

/**
 * The chain of deciders at an instant, whatever the matter.
 *
 * @param away keys of those who are away; if that is everybody, the whole chain is asked.
 */
export function chainAt(district: District, away: readonly string[], at: Date): NamedPerson[] {
  const byKey = (key: string) => district.people.filter((person) => person.key === key);
  const onCall = isDutyTime(district, at) ? [] : district.duty.afterHours.flatMap(byKey);
  const standing = CHAIN.flatMap((role) => district.people.filter((person) => person.role === role));
  const chain = [...new Set([...onCall, ...standing])];
  const present = chain.filter(({ key }) => !away.includes(key));
  return present.length > 0 ? present : chain;
}

/** The people a restricted incident is shown to; site administrators only for their own site. */
export function namedFor(district: District, incident: Pick<Incident, 'classification' | 'siteId'> & Partial<Incident>): NamedPerson[] {
  const roles = rolesFor(incident);
  return district.people.filter(
    (person) =>
      roles.includes(person.role) &&
      !incident.recusals?.some(({ personKey }) => personKey === person.key) &&
      (person.role !== 'site_admin' || (incident.siteId !== null && person.siteIds.includes(incident.siteId))),
  );
}

/** Administrators of a site in the order of the district file; the first owns its duties. */
export function administratorsOf(district: District, siteId: string | null): NamedPerson[] {
  if (siteId === null) return [];
  return district.people.filter((person) => person.role === 'site_admin' && person.siteIds.includes(siteId));
}
