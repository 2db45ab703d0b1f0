import type { Role } from '../../../district/types.ts';
import type { Incident, InvolvedStudent, RecordedClassification } from '../../../incidents/incident.ts';
import type { AuditEntry } from '../../../incidents/ports.ts';
import type { Answers, ClockSpec, Facts } from '../../../policy/types.ts';

/** What was answered, and what the policy said of it. */
export interface InventedRevision {
  answerSetId: string;
  answers: Answers;
  facts: Facts;
  classification: RecordedClassification;
}

/** An incident that never happened, settled to its end, with all that the database keeps of a real one. */
export interface InventedIncident {
  incident: Incident;
  /** Oldest first; the last is the incident's own. One answer set may be classified twice. */
  revisions: InventedRevision[];
  clocks: { id: string; rule: string; spec: ClockSpec; startedAt: Date; dueAt: Date; calendarVersion: string }[];
  students: (InvolvedStudent & { id: string; studentHash: string; addedById: string; addedAt: Date })[];
  /** In the order in which they happened. */
  events: (AuditEntry & { at: Date })[];
}

/** Somebody who reports, decides or calls in invented incidents; without a key a reporter whom nobody can identify. */
export interface InventedPerson {
  id: string;
  key: string | null;
  role: Role;
  siteIds: string[];
}
