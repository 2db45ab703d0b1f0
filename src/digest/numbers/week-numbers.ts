/** The numbers of a week before anything is hidden; they are never published as they are. */
import type { DigestIncident } from '../../incidents/digest-ports.ts';
import * as contacts from './contacts.ts';

export interface Contacts {
  /** Incidents with a notice to police that a statute demands. */
  required: number;
  /** Incidents in which the law left the choice and police were called. */
  chosen: number;
  /** Incidents in which 911 was called and asked for police. */
  emergencies: number;
  /** Incidents in which police came of themselves. */
  policeStarted: number;
}

/** Minutes, ascending. */
export interface ResponseTimes {
  /** From the first word to police to the arrival of an officer. */
  arrival: number[];
  /** From the first word to police until they had finished. */
  disposition: number[];
}

export interface WeekNumbers extends Contacts, ResponseTimes {
  /** Declined L3 and refused requests; `refused` is part of it. */
  kept: number;
  refused: number;
  medicalOrFire: number;
  /** Notices to police that were made in time, and all that were made or are late. */
  noticesOnTime: number;
  noticesDue: number;
  /** Minutes until each decision, ascending. */
  decisions: number[];
  /** Police acted on a school matter; an officer came to a notice. */
  boundarySchoolMatter: number;
  boundaryNoticeOnly: number;
  /** By agency id; incidents without one are in the district's numbers only. */
  agencies: Record<string, Contacts & ResponseTimes>;
}

/**
 * Count a week's incidents.
 *
 * @param incidents everything opened in the week.
 * @param agencyIds every agency of the district, so that one without incidents has its zeros.
 */
export function countWeek(incidents: readonly DigestIncident[], agencyIds: readonly string[]): WeekNumbers {
  const counted = incidents.filter((incident) => !incident.withdrawn && !contacts.isConfidential(incident));
  const many = (holds: (incident: DigestIncident) => boolean): number => counted.filter(holds).length;
  const notices = counted.flatMap((incident) => incident.notices).filter(({ to }) => to === 'police');
  const byAgency = Map.groupBy(counted, (incident) => contacts.agencyOf(incident) ?? '');
  return {
    ...contactsOf(counted),
    ...timesOf(counted),
    kept: many(contacts.isKept),
    refused: many(contacts.isRefused),
    medicalOrFire: many(contacts.isMedicalOrFire),
    noticesOnTime: notices.filter(({ made, onTime }) => made && onTime !== false).length,
    noticesDue: notices.filter(({ made, onTime }) => made || onTime === false).length,
    decisions: ascending(counted.flatMap(({ decisionMinutes }) => decisionMinutes ?? [])),
    boundarySchoolMatter: many(contacts.isBoundarySchoolMatter),
    boundaryNoticeOnly: many(contacts.isBoundaryNoticeOnly),
    agencies: Object.fromEntries(
      agencyIds.map((id) => {
        const own = byAgency.get(id) ?? [];
        return [id, { ...contactsOf(own), ...timesOf(own) }];
      }),
    ),
  };
}

function contactsOf(incidents: readonly DigestIncident[]): Contacts {
  const many = (holds: (incident: DigestIncident) => boolean): number => incidents.filter(holds).length;
  return {
    required: many(contacts.isNoticed),
    chosen: many(contacts.isChosen),
    emergencies: many(contacts.isEmergency),
    policeStarted: many(contacts.isPoliceStarted),
  };
}

function timesOf(incidents: readonly DigestIncident[]): ResponseTimes {
  const until = (end: 'arrivedAt' | 'disposedAt'): number[] =>
    incidents.flatMap((incident) => {
      const told = contacts.toldAt(incident);
      const ends = incident.outcomes.flatMap((outcome) => outcome[end] ?? []).map((time) => time.getTime());
      // an officer who was there already is no response
      return told && ends.length > 0 && Math.min(...ends) >= told.getTime() ? [(Math.min(...ends) - told.getTime()) / 60_000] : [];
    });
  return { arrival: ascending(until('arrivedAt')), disposition: ascending(until('disposedAt')) };
}

function ascending(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}
