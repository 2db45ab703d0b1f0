/** What the use cases need from outside. The database is the real one in tests, so only clock and randomness have fakes. */

import type { Role } from '../district/types.ts';
import type { Language } from '../policy/types.ts';
import type { AgencyCalls } from './coverage-ports.ts';
import type { NewMessage } from './delivery.ts';
import type { Board, Digests } from './digest-ports.ts';
import type { Disclosures } from './disclosure/disclosure-ports.ts';
import type { Drills } from './drill/drill.ts';
import type { Gathering, Papers } from './emergency/gather-ports.ts';
import type { LinkedStudents } from './equity-ports.ts';
import type { Draft, Person, Platform } from './incident.ts';
import type { Absences, Calls, Decisions, Emergencies, FollowUps, Incidents, Notices } from './incident-ports.ts';
import type { Meeting } from './meeting-ports.ts';
import type { Releases } from './release-ports.ts';

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
  /** The person of this key, also before their first contact. */
  ensureNamed(named: { key: string; role: Role; siteIds: string[] }): Promise<Person>;
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

export const REMINDER_KINDS = [
  'decision',
  'emergency',
  'draft',
  'call',
  'notice',
  'time',
  'duty',
  'suspension',
  'paperwork',
  'outcome',
  'duty_change',
  'roll_up',
  'drill',
  'digest',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A look at something later. The row is the truth, its job the wake-up; due rows are swept as well. */
export interface Reminder {
  id: string;
  kind: ReminderKind;
  /** Draft id for kind draft, digest id for kind digest, else incident id. */
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
  /** The same for the cards of a drill. */
  refreshDrill(drillId: string): Promise<void>;
  /** The same for the card on which a digest is released. */
  refreshDigest(digestId: string): Promise<void>;
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

/** What happened with one incident, as the audit chain has it. */
export interface Timeline {
  /** Oldest first; `at` as an ISO 8601 instant. */
  of(incidentId: string): Promise<(AuditEntry & { at: string })[]>;
}

export interface Inbound {
  /** true the first time this event is seen; the row is written in the same transaction as what it causes. */
  firstTime(eventKey: string): Promise<boolean>;
  /** Was it seen before? Writes nothing. */
  seen(eventKey: string): Promise<boolean>;
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
  followUps: FollowUps;
  absences: Absences;
  disclosures: Disclosures;
  drills: Drills;
  timeline: Timeline;
  reminders: Reminders;
  messages: Messages;
  audit: Audit;
  inbound: Inbound;
  digests: Digests;
  releases: Releases;
  meeting: Meeting;
  linkedStudents: LinkedStudents;
  board: Board;
  gathering: Gathering;
  papers: Papers;
  agencyCalls: AgencyCalls;
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
