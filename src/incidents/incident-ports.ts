/** What the use cases need of the database about one incident and what is open of it. */

import type { Answers, Classification, ClockSpec, Facts } from '../policy/types.ts';
import type {
  CallDuty,
  Correction,
  Decision,
  Duty,
  Emergency,
  HandOver,
  Incident,
  Inquiry,
  InvolvedStudent,
  LevelChange,
  PoliceNotice,
  PoliceOutcome,
  RecordedClassification,
} from './incident.ts';

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
  /** Opened in [from, to), oldest first. */
  openedBetween(from: Date, to: Date): Promise<Incident[]>;
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
  close(incidentId: string): Promise<void>;
  reopen(incidentId: string): Promise<void>;
  addCorrection(incidentId: string, correction: Correction): Promise<void>;
  addDuties(incidentId: string, duties: Duty[]): Promise<void>;
  startClock(
    incidentId: string,
    clock: { id: string; spec: ClockSpec; rule: string; startedAt: Date; dueAt: Date; calendarVersion: string },
  ): Promise<void>;
  /** One update: false when it was done before. */
  /** Open incidents in which this person owes a duty, a notice or a call, oldest first. */
  owedBy(personId: string): Promise<Incident[]>;
  doDutyOnce(dutyId: string, done: { at: Date; byId: string }): Promise<boolean>;
  /** Hotline call of a mandated reporter who chose to have it recorded: nothing else about the matter. */
  recordHotlineCall(call: { id: string; personId: string; at: Date; agency: string }): Promise<void>;
}

/** A row when it is opened: what later happens to it is not there yet. */
type Opened<Row, Given extends keyof Row> = Pick<Row, Given> & Partial<Row>;

export interface Decisions {
  open(incidentId: string, decision: Opened<Decision, 'id' | 'openedAt' | 'dueAt'>): Promise<void>;
  /** One conditional update: true for exactly one caller, however many click at once. */
  decideOnce(id: string, decided: { outcome: 'approved' | 'declined'; at: Date; byId: string; reason: string }): Promise<boolean>;
  supersede(id: string): Promise<void>;
  silence(id: string, until: Date, byId: string): Promise<void>;
}

export interface Calls {
  open(
    incidentId: string,
    duty: Opened<CallDuty, 'id' | 'decisionId' | 'callerId' | 'agencyId' | 'officerRequested' | 'openedAt' | 'dueAt'>,
  ): Promise<void>;
  /** true for the first who records it. */
  recordOnce(id: string, made: { at: Date; byId: string; caseNumber: string | null }): Promise<boolean>;
  /** To the agency of the corrected place; nothing once the call was made. */
  redirect(id: string, agencyId: string | null): Promise<void>;
  /** Another calls, because the first is off the case. */
  reassign(id: string, callerId: string): Promise<void>;
  /** The approval was revised: true unless the call was made or cancelled before. */
  cancelOnce(id: string, cancelled: { at: Date; byId: string }): Promise<boolean>;
}

export interface Notices {
  open(
    incidentId: string,
    notice: Opened<PoliceNotice, 'id' | 'rule' | 'to' | 'agencyId' | 'ownerId' | 'openedAt' | 'dueAt'>,
  ): Promise<void>;
  recordOnce(
    id: string,
    made: { at: Date; byId: string; how: NonNullable<PoliceNotice['how']>; caseNumber: string | null },
  ): Promise<boolean>;
  /** Nothing once the notice was made. */
  reassign(id: string, to: { agencyId: string | null; ownerId: string | null }): Promise<void>;
  /** "Not required after all", by the first person: true unless it was made, or somebody said so before. */
  proposeWaiverOnce(id: string, proposed: { reason: string; at: Date; byId: string }): Promise<boolean>;
  /** The second person: never the first. */
  waiveOnce(id: string, waived: { at: Date; byId: string }): Promise<boolean>;
  /** The second person says that it is owed: the proposal is taken away. */
  keepOwed(id: string): Promise<void>;
}

export interface Emergencies {
  open(incidentId: string, emergency: Opened<Emergency, 'id' | 'openedAt'>): Promise<void>;
  confirmOnce(id: string, confirmed: { at: Date; byId: string }): Promise<boolean>;
  cannotCall(id: string, at: Date): Promise<void>;
  standDownOnce(id: string, stood: { at: Date; byId: string }): Promise<boolean>;
  countAlert(id: string): Promise<void>;
  /** What 911 was told, as codes; said again it replaces. */
  recordTold(id: string, told: string[]): Promise<void>;
  allClearOnce(id: string, cleared: { at: Date; byId: string }): Promise<boolean>;
}

/** What people do about an incident after its report. */
export interface FollowUps {
  /** false: this question waits for an answer already. */
  askOnce(incidentId: string, inquiry: Omit<Inquiry, 'answeredAt'>): Promise<boolean>;
  answerInquiries(incidentId: string, questionIds: string[], at: Date): Promise<void>;
  /** false: this person is off the case already. */
  recuseOnce(incidentId: string, recusal: { id: string; personId: string; byId: string; at: Date }): Promise<boolean>;
  handOver(incidentId: string, handOver: HandOver): Promise<void>;
  /** false: another proposal is open. */
  proposeLevelOnce(
    incidentId: string,
    change: Pick<LevelChange, 'id' | 'from' | 'to' | 'reason' | 'proposedById' | 'proposedAt'>,
  ): Promise<boolean>;
  /** The second person; true for the first who settles it, and never for the one who proposed. */
  settleLevelOnce(id: string, settled: { outcome: 'confirmed' | 'refused'; at: Date; byId: string }): Promise<boolean>;
  /** The facts changed since: the open proposal is no longer about them. */
  dropLevelProposal(incidentId: string): Promise<void>;
  /** false: this student stands there in this role. */
  linkStudentOnce(
    incidentId: string,
    linked: InvolvedStudent & { id: string; studentHash: string; byId: string; at: Date },
  ): Promise<boolean>;
  addOutcome(incidentId: string, outcome: PoliceOutcome): Promise<void>;
  relateOnce(relation: { id: string; fromId: string; toId: string; byId: string; at: Date }): Promise<boolean>;
  /** References of the incidents related to this one. */
  relatedTo(incidentId: string): Promise<string[]>;
  gather(incidentId: string, intoId: string): Promise<void>;
  /** Incidents gathered under this one, oldest first. */
  gatheredUnder(incidentId: string): Promise<Incident[]>;
  /** Open incidents of a site opened after `since`, oldest first. */
  openAt(siteId: string, since: Date): Promise<Incident[]>;
}

/** Who is away, until when. */
export interface Absences {
  /** From `from` to `until`; replaces what the person said before. */
  set(absence: { id: string; personId: string; from: Date; until: Date }): Promise<void>;
  end(personId: string, at: Date): Promise<void>;
  /** Keys of the district file of everybody who is away at this instant. */
  awayAt(at: Date): Promise<string[]>;
  of(personId: string, at: Date): Promise<{ until: Date } | null>;
}
