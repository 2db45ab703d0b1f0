/** What is known of one incident; the aggregate that cards, permissions and use cases read. Times are instants. */

import type { Role } from '../district/types.ts';
import type { Answers, Classification, Language, Obligation } from '../policy/types.ts';

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
  /** Free text after the name filter; shown only under Details, each reading logged. */
  note: string | null;
  classification: RecordedClassification;
  /** Set when corrections would lower an L4 or L5; lowering takes two persons. */
  wouldBeLevel: Classification['level'] | null;
  decision: Decision | null;
  callDuty: CallDuty | null;
  notices: PoliceNotice[];
  emergency: Emergency | null;
  duties: Duty[];
  corrections: Correction[];
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
