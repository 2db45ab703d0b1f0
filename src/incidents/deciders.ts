import type { District, NamedPerson } from '../district/types.ts';
import type { Incident } from './incident.ts';
import { isRestricted, rolesFor } from './permissions.ts';

const CHAIN = ['director', 'deputy', 'designee'] as const;

/**
 * Who decides about this incident, the person on duty first, then those who are asked when nobody answers: director, deputies in the
 * order of the district file, superintendent's designee (domain.md 1a). Restricted tracks: the named roles among them.
 */
export function decidersOf(district: District, incident: Pick<Incident, 'classification' | 'siteId'>): NamedPerson[] {
  const chain = CHAIN.flatMap((role) => district.people.filter((person) => person.role === role));
  const emergency = incident.classification.level === 'L5' && !incident.classification.tracks.includes('STAFF_RESTRICTED');
  if (!isRestricted(incident) || emergency) return chain;
  return chain.filter((person) => rolesFor(incident).includes(person.role));
}

/** The people a restricted incident is shown to; site administrators only for their own site. */
export function namedFor(district: District, incident: Pick<Incident, 'classification' | 'siteId'>): NamedPerson[] {
  const roles = rolesFor(incident);
  return district.people.filter(
    (person) =>
      roles.includes(person.role) &&
      (person.role !== 'site_admin' || (incident.siteId !== null && person.siteIds.includes(incident.siteId))),
  );
}

/** Administrators of a site in the order of the district file; the first owns its duties. */
export function administratorsOf(district: District, siteId: string | null): NamedPerson[] {
  if (siteId === null) return [];
  return district.people.filter((person) => person.role === 'site_admin' && person.siteIds.includes(siteId));
}
