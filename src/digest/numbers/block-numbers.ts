/** The numbers of four weeks before anything is hidden: what a single week is too small for. */
import type { DigestIncident } from '../../incidents/digest-ports.ts';
import * as contacts from './contacts.ts';
import { countWeek } from './week-numbers.ts';

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
export function countBlock(weeks: readonly (readonly DigestIncident[])[]): BlockNumbers {
  const ordinary = weeks.flat().filter((incident) => !incident.withdrawn && !contacts.isConfidential(incident));
  const noticed = ordinary.filter(contacts.isNoticed);
  const told = ordinary.filter(contacts.isTold);
  const known = ordinary.filter((incident) => contacts.isTold(incident) || contacts.isPoliceStarted(incident));
  const asked = told.filter((incident) => contacts.isEmergency(incident) || (incident.called && incident.call?.officerRequested === true));
  const declined = ordinary.filter((incident) => incident.outcome === 'declined' && !contacts.isNoticed(incident));
  return {
    school: tally(ordinary.filter(contacts.isSchoolMatter).map(({ kind }) => kind ?? NO_KIND)),
    confidential: weeks.flat().filter((incident) => !incident.withdrawn && contacts.isConfidential(incident)).length,
    why: tally(noticed.map((incident) => incident.notices.find(({ to, made }) => to === 'police' && made)?.rule ?? '')),
    officerRequested: asked.length,
    noticeOnly: told.length - asked.length,
    outcomes: tally(known.map(({ outcomes }) => outcomes.at(-1)?.outcome ?? 'pending')),
    declined: tally(declined.map(({ reason }) => reason ?? '')),
    required: noticed.length,
    told: told.length,
    known: known.length,
    kept: weeks.map((week) => countWeek(week, []).kept),
    refused: ordinary.filter(contacts.isRefused).length,
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
