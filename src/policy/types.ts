/**
 * The vocabulary of classification: what an answer is, and what a classification says.
 * Names are those of the policy data, the database and `npm run classify` (snake_case where JSON shows them).
 */

export type Level = 'L1' | 'L2' | 'L3' | 'L4' | 'L5';
export const LEVELS: readonly Level[] = ['L1', 'L2', 'L3', 'L4', 'L5'];

/** Who may or must be asked to come: nobody, the director decides, a statute demands notice, the reporter in person (CANRA), 911. */
export type PoliceCode = 'none' | 'discretionary' | 'mandatory' | 'canra' | '911';

/** What the other side is asked to do: a notice is not a request for an officer. */
export type ResponseMode = 'none' | 'notice_only' | 'officer_requested' | '911';

export const TRACKS = ['CANRA', 'TITLE_IX', 'CRISIS', 'MEDICAL', 'IMMIGRATION', 'HATE', 'SPED', 'STAFF_RESTRICTED', 'WVPP', 'U12'] as const;
export type Track = (typeof TRACKS)[number];

/** A text in every language a reporter reads. */
export interface Localized {
  en: string;
  es: string;
}
export type Language = keyof Localized;

/** One answer id, or several for questions that take many. */
export type Answer = string | string[];
/** Question id → answer id(s). */
export type Answers = Record<string, Answer>;

/** Circumstances that are no question and re-run the classification when they change. */
export interface Facts {
  /** ISO 8601 instant of the report. */
  at?: string;
  reporterRole?: string;
  /** EC 48902(b): the clock of M2 starts with a suspension. */
  suspended?: boolean;
  /** ISO 8601 instant of the suspension: its clock counts from then. */
  suspendedAt?: string;
  /** Minutes since the matter was opened (a missing student becomes mandatory at 15). */
  minutesOpen?: number;
  /** A missing student has been found. */
  found?: boolean;
}

export interface ClassificationInput {
  /** Site id of the district file; it settles the agency, never the level. */
  site?: string;
  answers: Answers;
  facts?: Facts;
}

/**
 * A limit in time. `{ value: 0, unit: 'min' }` reads "immediately", `{ value: 0, unit: 'schoolday' }` "by the end of this
 * school day", `{ value: 1, unit: 'schoolday' }` "by the end of the next school day".
 */
export interface ClockSpec {
  id: string;
  value: number;
  unit: 'min' | 'hour' | 'schoolday' | 'day';
  start: 'reported' | 'suspended' | 'known';
  source: 'statute' | 'district';
}

/** One thing the law or the district asks of somebody. */
export interface Obligation {
  /** M1–M11, or the type id for duties that come from the type itself (911, medical, fire). */
  rule: string;
  to: 'police' | 'cps' | 'fire' | 'medical' | 'security';
  police: PoliceCode;
  response_mode: ResponseMode;
  clock: ClockSpec | null;
}

/** Why: the type or rule that fired, the statutes behind it, and the answers that fired it. */
export interface Reason {
  kind: 'type' | 'rule';
  id: string;
  statutes: string[];
  answers: Answers;
}

/** The result of `classify`; exactly what `npm run classify` prints. */
export interface Classification {
  type: string;
  level: Level;
  police: PoliceCode;
  response_mode: ResponseMode;
  rules: string[];
  tracks: Track[];
  obligations: Obligation[];
  duties: string[];
  clocks: ClockSpec[];
  reasons: Reason[];
  /** Version of the policy that said so. */
  version: string;
}
