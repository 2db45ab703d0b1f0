/** What is known of one incident; the aggregate that cards, permissions and use cases read. Times are instants. */

import type { Role } from '../district/types.ts';
import type { Answers, Classification, Facts, Language, Level, Obligation } from '../policy/types.ts';

export type Platform = 'slack' | 'teams';

/** A human, however many accounts: permissions and drafts speak of persons, never of accounts. */
export interface Person {
  id: string;
  /** Key in the district file, for those it names. */
  key: string | null;
  role: Role;
  siteIds: string[];
  /** A guest or a member of another workspace: may report, never decides. */
  guest: boolean;
  /** null until the person has chosen or their platform told. */
  language: Language | null;
  /** Where they reported last, to prefill the place. */
  usualSiteId: string | null;
}

export type IncidentStatus = 'open' | 'withdrawn' | 'closed';

/** A classification as recorded: what the policy said, when, and what caused it to be asked. */
export interface RecordedClassification extends Classification {
  id: string;
  at: Date;
  cause: 'report' | 'emergency' | 'correction' | 'fact';
  actorId: string | null;
}

/** The choice the law leaves to the school (L3). Pending until exactly one person has decided. */
export interface Decision {
  id: string;
  openedAt: Date;
  dueAt: Date;
  outcome: 'pending' | 'approved' | 'declined' | 'superseded';
  decidedAt: Date | null;
  decidedById: string | null;
  /** Reason code of the policy. */
  reason: string | null;
  silencedUntil: Date | null;
  silencedById: string | null;
  /** The decision this one revises; both stay on record. */
  revisesId: string | null;
}

/** After an approval: who calls, and whether it was done. An approval is not a call. */
export interface CallDuty {
  id: string;
  decisionId: string;
  callerId: string;
  /** null: the place is not known yet. */
  agencyId: string | null;
  officerRequested: boolean;
  openedAt: Date;
  dueAt: Date;
  calledAt: Date | null;
  calledById: string | null;
  caseNumber: string | null;
  /** The approval was revised before anybody called. */
  cancelledAt: Date | null;
  cancelledById: string | null;
}

/** A notice a statute demands (L4); there is nothing to decline. */
export interface PoliceNotice {
  id: string;
  rule: string;
  to: Obligation['to'];
  agencyId: string | null;
  /** Whose duty it is; null: the district names nobody for the site. */
  ownerId: string | null;
  openedAt: Date;
  /** null: at once. */
  dueAt: Date | null;
  madeAt: Date | null;
  madeById: string | null;
  how: 'phone' | 'in_person' | 'online' | null;
  caseNumber: string | null;
  /** Whose of the two confirmations it is, where the law binds employee and supervisor (EC 44014); null: there is one. */
  party: 'employee' | 'supervisor' | null;
  /** "Not required after all": reason code and first person; given up once a second person said so. */
  waiverReason: string | null;
  waiverById: string | null;
  waiverAt: Date | null;
  waivedById: string | null;
  waivedAt: Date | null;
}

/** 911: who confirmed it, and who stood the alarm down (L5). */
export interface Emergency {
  id: string;
  openedAt: Date;
  confirmedAt: Date | null;
  confirmedById: string | null;
  cannotCallAt: Date | null;
  stoodDownAt: Date | null;
  stoodDownById: string | null;
  /** How many people have been called because nobody confirmed. */
  alerts: number;
  /** What 911 was told, as codes. */
  told: string[];
  /** Somebody on the spot or the police said that the danger is over. */
  allClearAt: Date | null;
  allClearById: string | null;
  /** The gathered report through which 911 was confirmed; null: on this incident itself. */
  confirmedViaId: string | null;
  /** Paperwork after standing down: by when two persons sign it; null: none is owed. */
  paperDueAt: Date | null;
  /** What became of it, as a code, by the first person; open until the second has signed. */
  paperReason: string | null;
  paperById: string | null;
  paperAt: Date | null;
  paperConfirmedById: string | null;
  paperConfirmedAt: Date | null;
}

export interface Duty {
  id: string;
  duty: string;
  ownerId: string | null;
  dueAt: Date | null;
  doneAt: Date | null;
  doneById: string | null;
}

export interface Correction {
  id: string;
  kind: 'over' | 'mistaken' | 'facts';
  at: Date;
  byId: string;
}

/** What police did in the end, as they told the school. */
export interface PoliceOutcome {
  id: string;
  /** Outcome code. */
  outcome: string;
  agencyId: string | null;
  caseNumber: string | null;
  startedBy: 'school' | 'police';
  /** Police acted on a matter that the agreement leaves to the school. */
  onSchoolMatter: boolean;
  arrivedAt: Date | null;
  disposedAt: Date | null;
  byId: string;
  at: Date;
}

/** A question of the policy put to the reporter after the report. */
export interface Inquiry {
  id: string;
  questionId: string;
  askedById: string;
  askedAt: Date;
  answeredAt: Date | null;
}

/** Somebody is taken off the case; sees and decides nothing of it any more. */
export interface Recusal {
  id: string;
  personId: string;
  /** Key of the district file; null: not named there. */
  personKey: string | null;
  byId: string;
  at: Date;
}

/** A decider gave the case to another; the newest counts. */
export interface HandOver {
  id: string;
  byId: string;
  toKey: string;
  at: Date;
}

/** A student who was involved, as it may be shown: nobody reads the number or its hash. */
export interface InvolvedStudent {
  role: 'acted' | 'target' | 'witness';
  homeSiteId: string;
}

/** Down from L4 or L5: one person proposes, another confirms. */
export interface LevelChange {
  id: string;
  from: Level;
  to: Level;
  /** Reason code. */
  reason: string;
  proposedById: string;
  proposedAt: Date;
  confirmedById: string | null;
  confirmedAt: Date | null;
  refusedById: string | null;
  refusedAt: Date | null;
}

export interface Incident {
  id: string;
  /** `PS-7K3Q`: random, so that it tells no counts. */
  reference: string;
  draftId: string;
  status: IncidentStatus;
  openedAt: Date;
  /** null until somebody has said where. */
  siteId: string | null;
  siteConfirmed: boolean;
  agencyId: string | null;
  reporterId: string;
  answers: Answers;
  /** Circumstances that are no question (suspension), as last recorded. */
  facts: Facts;
  /** Free text after the name filter; shown only under Details, each reading logged. */
  note: string | null;
  classification: RecordedClassification;
  /** Set when corrections would lower an L4 or L5; lowering takes two persons. */
  wouldBeLevel: Classification['level'] | null;
  decision: Decision | null;
  /** Decisions before the one that counts, oldest first. */
  formerDecisions: Decision[];
  callDuty: CallDuty | null;
  notices: PoliceNotice[];
  emergency: Emergency | null;
  duties: Duty[];
  corrections: Correction[];
  outcomes: PoliceOutcome[];
  inquiries: Inquiry[];
  recusals: Recusal[];
  handOvers: HandOver[];
  levelChanges: LevelChange[];
  students: InvolvedStudent[];
  /** Gathered under the first report of the event; null: stands for itself. */
  gatheredIntoId: string | null;
  /** Deciders who are away now: keys of the district file. */
  away: string[];
}

/** A report not yet sent. With danger yes or unsure it is already an incident. */
export interface Draft {
  id: string;
  personId: string;
  platform: Platform;
  /** Screens submitted so far, oldest first; the last is where Back leads. */
  trail: string[];
  screen: string;
  /** Grows with every accepted change; a submission of an older revision changes nothing. */
  revision: number;
  language: Language;
  /** true until the person has chosen a language: first screen in both. */
  bilingual: boolean;
  answers: Answers;
  note: string | null;
  siteId: string | null;
  startedAt: Date;
  updatedAt: Date;
  incidentId: string | null;
  state: 'open' | 'sent' | 'abandoned';
}
