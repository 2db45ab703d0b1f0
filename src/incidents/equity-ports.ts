/** What the equity report needs of the database. */
import type { Classification } from '../policy/types.ts';
import type { InvolvedStudent } from './incident.ts';

export interface LinkedStudents {
  /** Incidents opened in [from, to) that were neither withdrawn nor ever of a restricted track, also those without linked students. */
  incidentsBetween(from: Date, to: Date): Promise<LinkedIncident[]>;
}

/** What the equity report reads of an incident: no name, no note, no answer, no reporter. */
export interface LinkedIncident {
  /** As first classified, so that a correction does not move it out of its row. */
  type: string;
  firstLevel: Classification['level'];
  lastLevel: Classification['level'];
  siteId: string | null;
  /** The newest; `minutes` from the first opening to the first decision. */
  decision: { outcome: 'pending' | 'approved' | 'declined' | 'superseded'; minutes: number | null } | null;
  /** A notice that a statute demands was made to police. */
  noticed: boolean;
  /** The call that was approved was made. */
  called: boolean;
  /** 911 was called, and police were to come. */
  emergency: boolean;
  /** Codes of what police did, oldest first: the last counts. */
  outcomes: string[];
  /** Type or level were changed after the report. */
  reclassified: boolean;
  students: { hash: string; role: InvolvedStudent['role']; homeSiteId: string }[];
}
