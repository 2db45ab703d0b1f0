/** What the digest and the board need of the database. */
import type { Classification } from '../policy/types.ts';
import type { PoliceNotice } from './incident.ts';

/** A digest as it was built. */
export interface NewDigest {
  id: string;
  /** ISO week, `2026-W41`. */
  week: string;
  /** 1, and higher for a corrected edition. */
  version: number;
  builtAt: Date;
  /** Every edition: as built, and from the release on as released. */
  document: unknown;
  /** Until when a person should have released it. */
  releaseBy: Date | null;
}

export interface DigestRecord extends NewDigest {
  /** null: nobody said that it must wait. */
  heldAt: Date | null;
  heldById: string | null;
  /** null: not released. */
  releasedAt: Date | null;
  /** null as long as it is not released, and of what an older version sent by itself. */
  releasedById: string | null;
}

export interface Digests {
  /** false: this version of this week exists. */
  createOnce(digest: NewDigest): Promise<boolean>;
  get(id: string): Promise<DigestRecord | null>;
  /** The newest that was released, else the newest that was built. */
  byWeek(week: string): Promise<DigestRecord | null>;
  lastWeek(): Promise<string | null>;
  /** Incidents opened in [from, to), as the digest counts them: no reporter, no answers, no note. */
  incidentsBetween(from: Date, to: Date): Promise<DigestIncident[]>;
  /** Everything the digest of a week is made of, as of one moment. */
  read(periods: DigestPeriods): Promise<DigestReading>;
  /** Was anything opened in [from, to) made up? Then no number of it may look like a real one. */
  invented(from: Date, to: Date): Promise<boolean>;
}

/** What the digest reads of an incident: no reporter, no note, and of the answers only two codes. */
export interface DigestIncident {
  /** What people say; names the matter in an open item, and nobody in it. */
  reference: string;
  openedAt: Date;
  level: Classification['level'];
  /** Answer to `kind`, the coarse group of what happened; null where it was never asked. */
  kind: string | null;
  agencyId: string | null;
  tracks: string[];
  /** Answer to `police_wanted`: somebody asked for police, or they came of themselves. */
  policeWanted: 'asked' | 'came' | null;
  outcome: 'pending' | 'approved' | 'declined' | 'superseded' | null;
  /** Reason code of the decision. */
  reason: string | null;
  /** Minutes from opening to the decision. */
  decisionMinutes: number | null;
  /** The call that was approved has been recorded: an approval is not a call. */
  called: boolean;
  /** The call that was approved; `calledAt` is null until it was made. */
  call: { agencyId: string | null; officerRequested: boolean; openedAt: Date; calledAt: Date | null; caseNumber: string | null } | null;
  /** `onTime` is null while the notice is neither made nor late. */
  notices: {
    rule: string;
    agencyId: string | null;
    to: PoliceNotice['to'];
    made: boolean;
    onTime: boolean | null;
    openedAt: Date;
    madeAt: Date | null;
    caseNumber: string | null;
  }[];
  /** Whom 911 is to bring: `to` of every obligation whose response_mode is 911; empty when none is. */
  emergencyFor: PoliceNotice['to'][];
  emergencyConfirmed: boolean | null;
  emergencyConfirmedAt: Date | null;
  /** What police did, oldest first. */
  outcomes: {
    outcome: string;
    agencyId: string | null;
    startedBy: 'school' | 'police';
    onSchoolMatter: boolean;
    arrivedAt: Date | null;
    disposedAt: Date | null;
    caseNumber: string | null;
  }[];
  withdrawn: boolean;
}

/** What it takes to say how an incident counts in a block or a trend, and nothing else of it. */
export type ContactFacts = Pick<
  DigestIncident,
  'level' | 'kind' | 'policeWanted' | 'tracks' | 'outcome' | 'reason' | 'called' | 'emergencyFor' | 'emergencyConfirmed' | 'withdrawn'
> & {
  call: Pick<NonNullable<DigestIncident['call']>, 'officerRequested'> | null;
  notices: Pick<DigestIncident['notices'][number], 'rule' | 'to' | 'made'>[];
  outcomes: Pick<DigestIncident['outcomes'][number], 'outcome' | 'startedBy'>[];
};

/** Incidents that no number of a block tells apart, and how many they are. */
export type AlikeIncidents = ContactFacts & { count: number };

/** The same for a trend, which asks less. */
export type AlikeTold = Pick<ContactFacts, 'tracks' | 'called' | 'notices' | 'withdrawn'> & { count: number };

export interface DigestPeriods {
  /** Nothing that was opened earlier is looked back on. */
  from: Date;
  week: { from: Date; to: Date };
  /** Where the weeks of the block begin, and where the last ends; empty when no block ends with this week. */
  blockWeeks: readonly Date[];
  /** Where the blocks of the trend begin, and where the last ends; empty as well. */
  trendBlocks: readonly Date[];
}

/** What a digest is made of: of a year only sums, and incidents only where each is spoken of or timed. */
export interface DigestReading {
  /** All of the week that any number of it counts, and all since `from` that may be open between district and agency. */
  matters: DigestIncident[];
  /** By week of the block. */
  alike: AlikeIncidents[][];
  /** Those of which police were told, by block of the trend. */
  told: AlikeTold[][];
  /** The first report within the trend; null: there is none. */
  first: Date | null;
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
