/** The policy as the program reads it: data loaded from a policy folder, checked by `schema.ts`. Law is written there, never here. */
import type { Role } from '../district/types.ts';
import type { ClockSpec, Language, Level, Localized, PoliceCode, ResponseMode, Track } from './types.ts';

export interface AnswerOption {
  id: string;
  label: Localized;
}

/** Which part of a report a question belongs to, in the order of asking; `after`: never while reporting, but afterwards. */
export const STAGES = ['safety', 'special', 'first', 'branch', 'last', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** A question of the bank (domain.md section 2); ids are the names used everywhere. */
export interface Question {
  id: string;
  stage: Stage;
  text: Localized;
  hint?: Localized;
  /** Empty for free choice from the district file (place) and for the note. */
  answers: AnswerOption[];
  many: boolean;
  /** May be left empty. */
  optional: boolean;
  /** Preselected answer for what is ordinarily so (nexus: campus). */
  initial?: string;
  /** `radio` shows its options (one tap), `select` hides them until tapped (two taps). */
  display: 'radio' | 'select' | 'checkboxes' | 'text' | 'site';
  /** Asked even though no answer changes the result. */
  always: boolean;
  /** Only administrators are asked. */
  administratorOnly: boolean;
}

export interface IncidentType {
  id: string;
  label: Localized;
  level: Level;
  police: PoliceCode;
  response_mode: ResponseMode;
  statutes: string[];
  tracks: Track[];
  duties: string[];
  /** One sentence to the reporter: why it is this. */
  why: Localized;
  /** What to do now, a few words a line. */
  now: Localized[];
  /** An L2 type of which the director gets a compact card. */
  directorCopy: boolean;
  /** What to do now comes before 911: the telephone may be the one that must not be hung up. */
  nowFirst: boolean;
}

export interface Rule {
  id: string;
  label: Localized;
  statutes: string[];
  /** `confirmed` by a public source, or to be verified with counsel. */
  status: Statute['status'];
  /** Whose duty the notice is; the reporter's own can be nobody else's, and two who both owe it confirm each for themselves. */
  noticeBy: 'administrator' | 'reporter' | 'employee_and_supervisor';
}

/** A law the policy cites. */
export interface Statute {
  /** `confirmed` by a public source, or to be verified with counsel. */
  status: 'confirmed' | 'verify_with_counsel';
  /** The public source. */
  source: string | null;
}

export interface ReasonCode {
  id: string;
  label: Localized;
}

export interface DutyKind {
  id: string;
  label: Localized;
  owner: Exclude<Role, 'staff'>;
  due: ClockSpec;
}

export interface PolicyTexts {
  /** The county's child-abuse hotline. */
  hotline: { name: Localized; phone: string };
  /** Five lines on every card of L2–L4. */
  deEscalation: Localized[];
  /** Five lines to read to the police; no student names. `{site}`, `{address}`, `{reference}`, `{kind}` are filled in. */
  callScript: Localized[];
  noticeScript: Localized[];
}

/** What every other layer may ask of a policy. The engine's own conditions are added by `schema.ts`. */
export interface PolicyFacts {
  version: string;
  effective: string;
  languages: Language[];
  questions: Record<string, Question>;
  types: Record<string, IncidentType>;
  /** The type of an emergency of which nothing else is known yet. */
  unspecifiedEmergency: string;
  rules: Record<string, Rule>;
  duties: Record<string, DutyKind>;
  /** By citation, as `EC 48902(c)`. */
  statutes: Record<string, Statute>;
  reasonCodes: { approve: ReasonCode[]; decline: ReasonCode[] };
  texts: PolicyTexts;
  /** SHA-256 over the bytes of the folder's files; goes into PolicyVersion. */
  hash: string;
}
