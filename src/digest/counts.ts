/** The numbers of a week before anything is hidden; they stay in the database's reach and are never published as they are. */

import type { DigestIncident } from '../incidents/digest-ports.ts';
import { RESTRICTED_TRACKS } from '../incidents/permissions.ts';
import { LEVELS, type Level } from '../policy/types.ts';

export interface WeekCounts {
  /** Incidents counted by level, kind and agency: neither withdrawn nor of a restricted track. */
  incidents: number;
  byLevel: Record<Level, number>;
  /** Kinds under the level they had: the kind all but settles the level, so that one without the other could be worked out. */
  byKind: Record<Level, Record<string, number>>;
  /** Agency id → incidents; `NO_AGENCY` where nobody said where it was. */
  byAgency: Record<string, number>;
  /** Restricted tracks (domain.md section 3): one number, no level, no kind, no agency. */
  confidential: number;
  police: PoliceContacts;
}

export interface PoliceContacts {
  /** Incidents in which a notice that a statute demands was made to police. */
  required: number;
  /** Incidents in which the director chose to call and the call was made. */
  chosen: number;
  /** Incidents in which the law left the choice and the decision was to keep it at school. */
  kept: number;
  /** Emergencies whose 911 call was recorded and asked for police. */
  emergencies: number;
  /** The same for 911 calls for ambulance or fire only. */
  medicalOrFire: number;
  /** Notices to police that are late or were made late, and all that were made or are late. */
  noticesLate: number;
  noticesDue: number;
}

export const NO_AGENCY = 'none';

/**
 * Count a week's incidents.
 *
 * @param incidents everything opened in the week, as the database gives it (no reporter, no answers, no note).
 */
export function countWeek(incidents: readonly DigestIncident[]): WeekCounts {
  const counted = incidents.filter((incident) => !incident.withdrawn);
  const ordinary = counted.filter((incident) => !isRestricted(incident));
  return {
    incidents: ordinary.length,
    byLevel: perLevel((level) => ordinary.filter((incident) => incident.level === level).length),
    byKind: perLevel((level) => tally(ordinary.filter((incident) => incident.level === level).map((incident) => incident.type))),
    byAgency: tally(ordinary.map((incident) => incident.agencyId ?? NO_AGENCY)),
    confidential: counted.length - ordinary.length,
    police: countContacts(ordinary),
  };
}

function countContacts(incidents: readonly DigestIncident[]): PoliceContacts {
  const many = (holds: (incident: DigestIncident) => boolean): number => incidents.filter(holds).length;
  const notices = incidents.flatMap((incident) => incident.notices).filter((notice) => notice.to === 'police');
  return {
    required: many(wasNoticed),
    // a notice the law demands is no choice, whatever the director decided beside it
    chosen: many((incident) => incident.called && !wasNoticed(incident)),
    kept: many((incident) => incident.outcome === 'declined' && !wasNoticed(incident)),
    emergencies: many((incident) => wasCalled911(incident) && asksPolice(incident)),
    medicalOrFire: many((incident) => wasCalled911(incident) && !asksPolice(incident)),
    noticesLate: notices.filter((notice) => notice.onTime === false).length,
    noticesDue: notices.filter((notice) => notice.made || notice.onTime === false).length,
  };
}

function isRestricted(incident: DigestIncident): boolean {
  return RESTRICTED_TRACKS.some((track) => incident.tracks.includes(track));
}

function wasNoticed(incident: DigestIncident): boolean {
  return incident.notices.some((notice) => notice.to === 'police' && notice.made);
}

function wasCalled911(incident: DigestIncident): boolean {
  return incident.emergencyConfirmed === true;
}

/** An emergency nobody could name yet asks for police: 911 decides what comes. */
function asksPolice(incident: DigestIncident): boolean {
  return incident.emergencyFor.length === 0 || incident.emergencyFor.includes('police');
}

function perLevel<T>(count: (level: Level) => T): Record<Level, T> {
  const entries = LEVELS.map((level) => [level, count(level)] as const);
  // Object.fromEntries forgets the keys; LEVELS holds every level exactly once
  return Object.fromEntries(entries) as Record<Level, T>;
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
