/**
 * Who may see, decide and record what: one place, asked by every surface (domain.md 1b, 3; design.md "People and surfaces").
 * Guests of the workspace report like anyone, and may do nothing else.
 */
import type { Role } from '../district/types.ts';
import type { Track } from '../policy/types.ts';
import type { Incident, Person } from './incident.ts';

/** Tracks whose type and place never stand in a channel. */
export const RESTRICTED_TRACKS: readonly Track[] = ['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED'];

const TRACK_ROLES: Partial<Record<Track, readonly Role[]>> = {
  CANRA: ['designee'],
  TITLE_IX: ['title_ix'],
  CRISIS: ['crisis_lead', 'site_admin'],
  STAFF_RESTRICTED: ['designee', 'hr'],
};
const DECIDERS: readonly Role[] = ['director', 'deputy', 'designee'];

type Classified = Pick<Incident, 'classification' | 'siteId'>;

/** Does this incident go only to the named roles of its track? */
export function isRestricted(incident: Classified): boolean {
  return incident.classification.tracks.some((track) => RESTRICTED_TRACKS.includes(track));
}

/**
 * The roles a restricted incident goes to. A matter about staff goes to its own roles only, whatever else it touches, so that nobody
 * in the accused person's chain reads it through another track.
 */
export function rolesFor(incident: Classified): readonly Role[] {
  const { tracks, level } = incident.classification;
  if (tracks.includes('STAFF_RESTRICTED')) return TRACK_ROLES.STAFF_RESTRICTED ?? [];
  // somebody must be able to decide what the law leaves to the school: the superintendent's designee, not the channel
  const decider: readonly Role[] = level === 'L3' ? ['designee'] : [];
  return [...new Set([...tracks.flatMap((track) => TRACK_ROLES[track] ?? []), ...decider])];
}

/** May this person read type, place, answers and note? Each reading is logged by the caller. */
export function mayView(person: Person, incident: Classified): boolean {
  if (person.guest) return false;
  if (isRestricted(incident)) return hasTrackRole(person, incident) || mayHelpInEmergency(person, incident);
  return DECIDERS.includes(person.role) || isOwnSite(person, incident);
}

/** May this person approve, decline, be on it, or stand an alarm down? */
export function mayDecide(person: Person, incident: Classified): boolean {
  return !person.guest && DECIDERS.includes(person.role) && mayView(person, incident);
}

/** May this person record that a call or a notice was made? `assignedTo` is whose duty it is. */
export function mayRecord(person: Person, incident: Classified, assignedTo: string | null): boolean {
  if (person.guest) return false;
  return person.id === assignedTo || mayView(person, incident);
}

/** May this person say that 911 was called? Whoever reported it, and everybody the district names for a role: a wrong "no" costs time. */
export function mayConfirm911(person: Person, incident: Incident): boolean {
  return person.id === incident.reporterId || (!person.guest && person.role !== 'staff');
}

/** May this person add facts or corrections? */
export function mayCorrect(person: Person, incident: Incident): boolean {
  return person.id === incident.reporterId || mayView(person, incident);
}

function hasTrackRole(person: Person, incident: Classified): boolean {
  if (!rolesFor(incident).includes(person.role)) return false;
  return person.role !== 'site_admin' || isOwnSite(person, incident);
}

/** In an emergency the deciders must see where, except where the matter is about staff. */
function mayHelpInEmergency(person: Person, incident: Classified): boolean {
  const { level, tracks } = incident.classification;
  return level === 'L5' && !tracks.includes('STAFF_RESTRICTED') && DECIDERS.includes(person.role);
}

function isOwnSite(person: Person, incident: Classified): boolean {
  return person.role === 'site_admin' && incident.siteId !== null && person.siteIds.includes(incident.siteId);
}
