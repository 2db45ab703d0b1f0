/** The numbers of four weeks before anything is hidden: what a single week is too small for. */
import type { AlikeIncidents, AlikeTold } from '../../incidents/digest-ports.ts';
import * as contacts from './contacts.ts';
import type { Contacts } from './week-numbers.ts';

export interface BlockNumbers {
  /** Matters that never raised a police question, by the answer to `kind`; `NO_KIND` where it was never asked. */
  school: Record<string, number>;
  /** Restricted tracks: one number, nothing else of them. */
  confidential: number;
  /** Incidents with a notice that a statute demands, by the first rule that demanded it. */
  why: Record<string, number>;
  /** Incidents in which police were told, by whether an officer was asked for. */
  officerRequested: number;
  noticeOnly: number;
  /** Incidents police were told of or came to, by what they did last; those without an outcome are `pending`. */
  outcomes: Record<string, number>;
  /** Declined L3 by reason code. */
  declined: Record<string, number>;
  /** Exact sums that readers have from the weeks' headlines. */
  required: number;
  told: number;
  /** Told, and those police started. */
  known: number;
  /** Of each week, oldest first: what stood in its headline. */
  kept: number[];
  /** Requests that were not followed; they are part of `kept`, beside the declined ones. */
  refused: number;
}

export const NO_KIND = 'none';

/** Count the incidents of a block. @param weeks incidents of each of its weeks, oldest first. */
export function countBlock(weeks: readonly (readonly AlikeIncidents[])[]): BlockNumbers {
  const standing = weeks.flat().filter(({ withdrawn }) => !withdrawn);
  const ordinary = weeks.flat().filter(isOrdinary);
  const noticed = ordinary.filter(contacts.isNoticed);
  const told = ordinary.filter(contacts.isTold);
  const known = ordinary.filter((incident) => contacts.isTold(incident) || contacts.isPoliceStarted(incident));
  const asked = told.filter((incident) => contacts.isEmergency(incident) || (incident.called && incident.call?.officerRequested === true));
  const declined = ordinary.filter((incident) => incident.outcome === 'declined' && !contacts.isNoticed(incident));
  return {
    school: tally(ordinary.filter(contacts.isSchoolMatter), ({ kind }) => kind ?? NO_KIND),
    confidential: many(standing.filter(contacts.isConfidential)),
    why: tally(noticed, ({ notices }) => notices.find(({ to, made }) => to === 'police' && made)?.rule ?? ''),
    officerRequested: many(asked),
    noticeOnly: many(told) - many(asked),
    outcomes: tally(known, ({ outcomes }) => outcomes.at(-1)?.outcome ?? 'pending'),
    declined: tally(declined, ({ reason }) => reason ?? ''),
    required: many(noticed),
    told: many(told),
    known: many(known),
    kept: weeks.map((week) => many(week.filter(isOrdinary).filter(contacts.isKept))),
    refused: many(ordinary.filter(contacts.isRefused)),
  };
}

/** What a block of a trend shows. */
export function countTold(incidents: readonly AlikeTold[]): Pick<Contacts, 'required' | 'chosen'> {
  const ordinary = incidents.filter(isOrdinary);
  return { required: many(ordinary.filter(contacts.isNoticed)), chosen: many(ordinary.filter(contacts.isChosen)) };
}

/** The exact numbers of a week's headline. */
export function countHeadline(incidents: readonly AlikeIncidents[]): Pick<Contacts, 'required' | 'chosen' | 'emergencies'> {
  return { ...countTold(incidents), emergencies: many(incidents.filter(isOrdinary).filter(contacts.isEmergency)) };
}

function isOrdinary(incident: Pick<AlikeTold, 'tracks' | 'withdrawn'>): boolean {
  return !incident.withdrawn && !contacts.isConfidential(incident);
}

function many(incidents: readonly { count: number }[]): number {
  return incidents.reduce((total, { count }) => total + count, 0);
}

function tally(incidents: readonly AlikeIncidents[], of: (incident: AlikeIncidents) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const incident of incidents) counts[of(incident)] = (counts[of(incident)] ?? 0) + incident.count;
  return counts;
}
