/** What the digest and the board need of the database. */
import type { Classification } from '../policy/types.ts';
import type { PoliceNotice } from './incident.ts';

export interface DigestRecord {
  id: string;
  /** ISO week, `2026-W41`. */
  week: string;
  builtAt: Date;
  /** The numbers as they were published. */
  document: unknown;
}

export interface Digests {
  /** false: this week's digest exists. */
  createOnce(digest: DigestRecord): Promise<boolean>;
  get(id: string): Promise<DigestRecord | null>;
  byWeek(week: string): Promise<DigestRecord | null>;
  lastWeek(): Promise<string | null>;
  /** Incidents opened in [from, to), as the digest counts them: no reporter, no answers, no note. */
  incidentsBetween(from: Date, to: Date): Promise<DigestIncident[]>;
}

export interface DigestIncident {
  level: Classification['level'];
  type: string;
  police: Classification['police'];
  agencyId: string | null;
  tracks: string[];
  outcome: 'pending' | 'approved' | 'declined' | 'superseded' | null;
  /** Minutes from opening to the decision. */
  decisionMinutes: number | null;
  /** The call that was approved has been recorded: an approval is not a call. */
  called: boolean;
  /** `onTime` is null while the notice is neither made nor late. */
  notices: { rule: string; agencyId: string | null; to: PoliceNotice['to']; made: boolean; onTime: boolean | null }[];
  /** Whom 911 is to bring: `to` of every obligation whose response_mode is 911; empty when none is. */
  emergencyFor: PoliceNotice['to'][];
  emergencyConfirmed: boolean | null;
  withdrawn: boolean;
}

export interface BoardCounts {
  /** Decisions pending, calls not made, notices not made, emergencies nobody confirmed. */
  needSomeone: number;
  /** Clocks running. */
  clocks: number;
  /** Incidents opened today, district time. */
  today: number;
  items: { incidentId: string; reference: string; what: 'emergency' | 'decision' | 'call' | 'notice'; dueAt: Date | null }[];
}

export interface Board {
  counts(dayStart: Date): Promise<BoardCounts>;
}
