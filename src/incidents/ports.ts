/** What the use cases need from outside. The database is the real one in tests, so only clock and randomness have fakes. */

import type { Role } from '../district/types.ts';
import type { Answers, Classification, ClockSpec, Facts, Language } from '../policy/types.ts';
import type { NewMessage } from './delivery.ts';
import type {
  CallDuty,
  Correction,
  Decision,
  Draft,
  Duty,
  Emergency,
  Incident,
  Person,
  Platform,
  PoliceNotice,
  RecordedClassification,
} from './incident.ts';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** UUID v7. */
  id(): string;
  /** Four random characters for a reference, without vowels and look-alikes. */
  referenceSuffix(): string;
}

/** An account as its platform describes it. */
export interface Account {
  platform: Platform;
  /** Slack team id or Entra tenant id. */
  workspace: string;
  accountId: string;
  /** Verified e-mail, where the platform tells; used only to match the district file, never stored. */
  email?: string;
  guest: boolean;
  language?: Language;
}

export interface People {
  /** Find the person of this account, or make one; role, sites and key are those of the district file as of now. */
  identify(account: Account, named: { key: string; role: Role; siteIds: string[] } | null): Promise<Person>;
  /** The person of this account if nothing about them would have to be written; null: `identify` must. */
  known(account: Account, named: { key: string; role: Role; siteIds: string[] } | null): Promise<Person | null>;
  get(id: string): Promise<Person | null>;
  byKey(key: string): Promise<Person | null>;
  /** People by role, in the order of the district file is up to the caller. */
  accountsOf(personId: string): Promise<{ platform: Platform; accountId: string }[]>;
  setLanguage(personId: string, language: Language): Promise<void>;
  setUsualSite(personId: string, siteId: string): Promise<void>;
}

export interface Drafts {
  /** Insert unless it exists already (the first screen may be submitted before its draft was saved). */
  createOnce(draft: Draft): Promise<void>;
  get(id: string): Promise<Draft | null>;
  /** The newest open draft of a person updated after `since`. */
  openOf(personId: string, since: Date): Promise<Draft | null>;
  /** Save as revision+1 if the stored revision is still `draft.revision`; false: somebody was faster and nothing changed. */
  saveOver(draft: Draft): Promise<boolean>;
  /** Delete draft, its answers and its reminders: a child-abuse report leaves no trace of who asked. */
  forget(id: string): Promise<void>;
}

export interface NewIncident {
  id: string;
  reference: string;
  draftId: string;
  openedAt: Date;
  siteId: string | null;
  siteConfirmed: boolean;
  agencyId: string | null;
  reporterId: string;
  answers: Answers;
  /** Circumstances that are no question, kept with the answers. */
  facts?: Facts;
  note: string | null;
}

export interface Incidents {
  get(id: string): Promise<Incident | null>;
  /** The same, and nobody else changes this incident until the transaction ends. */
  getForUpdate(id: string): Promise<Incident | null>;
  byReference(reference: string): Promise<Incident | null>;
  byDraft(draftId: string): Promise<Incident | null>;
  ofReporter(personId: string, since: Date): Promise<Incident[]>;
  /**
   * Store the incident with its first classification (obligations, answers, policy version). `exists`: this draft is an incident
   * already; `reference-taken`: draw another reference. Then nothing was written, and the transaction goes on.
   */
  createOnce(incident: NewIncident, classification: RecordedClassification): Promise<'created' | 'exists' | 'reference-taken'>;
  /** New immutable revision of the answers; place and note change with it. */
  addAnswers(
    incidentId: string,
    change: {
      answers: Answers;
      facts?: Facts;
      note: string | null;
      siteId: string | null;
      siteConfirmed: boolean;
      agencyId: string | null;
      byId: string;
    },
  ): Promise<void>;
  /** Record what the policy said of the latest answers, with its obligations and clocks. */
  classify(incidentId: string, classification: RecordedClassification): Promise<void>;
  setWouldBeLevel(incidentId: string, level: Classification['level'] | null): Promise<void>;
  withdraw(incidentId: string): Promise<void>;
  reopen(incidentId: string): Promise<void>;
  addCorrection(incidentId: string, correction: Correction): Promise<void>;
  addDuties(incidentId: string, duties: Duty[]): Promise<void>;
  startClock(
    incidentId: string,
    clock: { id: string; spec: ClockSpec; rule: string; startedAt: Date; dueAt: Date; calendarVersion: string },
  ): Promise<void>;
  /** Hotline call of a mandated reporter who chose to have it recorded: nothing else about the matter. */
  recordHotlineCall(call: { id: string; personId: string; at: Date; agency: string }): Promise<void>;
}

export interface Decisions {
  open(incidentId: string, decision: Decision): Promise<void>;
  /** One conditional update: true for exactly one caller, however many click at once. */
  decideOnce(id: string, decided: { outcome: 'approved' | 'declined'; at: Date; byId: string; reason: string }): Promise<boolean>;
  supersede(id: string): Promise<void>;
  silence(id: string, until: Date, byId: string): Promise<void>;
}

export interface Calls {
  open(incidentId: string, duty: CallDuty): Promise<void>;
  /** true for the first who records it. */
  recordOnce(id: string, made: { at: Date; byId: string; caseNumber: string | null }): Promise<boolean>;
  /** To the agency of the corrected place; nothing once the call was made. */
  redirect(id: string, agencyId: string | null): Promise<void>;
}

export interface Notices {
  open(incidentId: string, notice: PoliceNotice): Promise<void>;
  recordOnce(
    id: string,
    made: { at: Date; byId: string; how: NonNullable<PoliceNotice['how']>; caseNumber: string | null },
  ): Promise<boolean>;
  /** Nothing once the notice was made. */
  reassign(id: string, to: { agencyId: string | null; ownerId: string | null }): Promise<void>;
}

export interface Emergencies {
  open(incidentId: string, emergency: Emergency): Promise<void>;
  confirmOnce(id: string, confirmed: { at: Date; byId: string }): Promise<boolean>;
  cannotCall(id: string, at: Date): Promise<void>;
  standDownOnce(id: string, stood: { at: Date; byId: string }): Promise<boolean>;
  countAlert(id: string): Promise<void>;
}

export const REMINDER_KINDS = ['decision', 'emergency', 'draft', 'call', 'notice', 'time'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A look at something later. The row is the truth, its job the wake-up; due rows are swept as well. */
export interface Reminder {
  id: string;
  kind: ReminderKind;
  /** Draft id for kind draft, else incident id. */
  subjectId: string;
  /** Decision, call, notice or emergency id; draft id for drafts. */
  itemId: string;
  /** Which of the steps of its kind: `reminder`, `deputy`, `designee`, `next`, `overdue`. */
  stage: string;
  dueAt: Date;
}

export interface Reminders {
  /** Once per item and stage. */
  set(reminder: Reminder): Promise<void>;
  postpone(id: string, dueAt: Date): Promise<void>;
  /** Take it for this transaction: null when it was done already, is not due yet, or another process has it. */
  take(id: string, now: Date): Promise<Reminder | null>;
  done(id: string): Promise<void>;
}

export interface Messages {
  /**
   * Post once per `key`, each card with its delivery and wake-up job: a channel on every platform it exists on, a person where they
   * were last (in the emergency lane on every platform they have).
   */
  post(message: NewMessage): Promise<void>;
  /** Bring every live card of this incident up to date, and the board. Waiting updates of a card are coalesced into one. */
  refreshIncident(incidentId: string): Promise<void>;
}

/** What happened; ids and codes only, so that retention may delete answers and notes. */
export interface AuditEntry {
  kind: string;
  actorId: string | null;
  incidentId?: string;
  draftId?: string;
  digestId?: string;
  /** Codes and ids. Never answers, notes, names. */
  details?: Record<string, string | number | boolean | string[]>;
}

export interface Audit {
  /** Written last, at the end of the unit of work, in the order given. */
  append(entry: AuditEntry): void;
}

export interface Inbound {
  /** true the first time this event is seen; the row is written in the same transaction as what it causes. */
  firstTime(eventKey: string): Promise<boolean>;
}

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

/** One transaction over everything. */
export interface Transaction {
  people: People;
  drafts: Drafts;
  incidents: Incidents;
  decisions: Decisions;
  calls: Calls;
  notices: Notices;
  emergencies: Emergencies;
  reminders: Reminders;
  messages: Messages;
  audit: Audit;
  inbound: Inbound;
  digests: Digests;
  board: Board;
}

/** What is one statement each, and thereby a transaction of its own. */
export interface SingleStatements {
  people: Pick<People, 'known'>;
  drafts: Pick<Drafts, 'get' | 'saveOver'>;
}

export interface UnitOfWork {
  /** Exactly one of these, where nothing else belongs to it: one trip to the database instead of three, on every screen of a report. */
  single<T>(statement: (statements: SingleStatements) => Promise<T>): Promise<T>;
  /** Everything `work` does is committed together or not at all; throws `AppError` `database-unavailable` when there is no database. */
  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}
