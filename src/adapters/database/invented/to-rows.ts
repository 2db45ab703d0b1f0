/** Invented incidents to rows, as the repositories would have left them. */
import type { Incident } from '../../../incidents/incident.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { InventedIncident, InventedRevision } from './invented-incident.ts';

type Row = Record<string, unknown>;

/** Every table that is written, after those it refers to. */
export const TABLES = [
  ...(['Incident', 'AnswerSet', 'Classification', 'Obligation', 'Clock', 'Decision', 'CallDuty', 'PoliceNotice', 'Emergency'] as const),
  ...(['Duty', 'Correction', 'PoliceOutcome', 'InvolvedStudent'] as const),
] as const;
type Table = (typeof TABLES)[number];

interface RowContext {
  policyHash: string;
  id(): string;
}

/** One incident's rows by table; every column is there, because a missing one would be null and not its default. */
export function toRows(invented: InventedIncident, context: RowContext): Record<Table, Row[]> {
  const { incident, revisions, clocks, students } = invented;
  const of = { incidentId: incident.id };
  const decisions = [...incident.formerDecisions, ...(incident.decision ? [incident.decision] : [])];
  return {
    Incident: [toIncidentRow(invented)],
    ...toRevisionRows(incident, revisions, context),
    Clock: clocks.map(({ spec: { id: specId, ...spec }, ...clock }) => ({ ...clock, ...spec, ...of, specId })),
    Decision: decisions.map((each) => ({ ...each, ...of })),
    CallDuty: incident.callDuty ? [{ ...incident.callDuty, ...of }] : [],
    PoliceNotice: incident.notices.map((each) => ({ ...each, ...of })),
    Emergency: incident.emergency ? [{ ...incident.emergency, ...of }] : [],
    Duty: incident.duties.map((each) => ({ ...each, ...of })),
    Correction: incident.corrections.map((each) => ({ ...each, ...of })),
    PoliceOutcome: incident.outcomes.map((each) => ({ ...each, ...of })),
    InvolvedStudent: students.map((each) => ({ ...each, ...of })),
  };
}

/** The audit events of one incident, ready to be hashed. */
export function toAuditBodies({ events }: InventedIncident): string[] {
  return events.map(({ at, ...entry }) => canonicalJson({ at: at.toISOString(), ...entry }));
}

function toIncidentRow({ incident }: InventedIncident): Row {
  const { id, reference, draftId, status, openedAt, siteId, siteConfirmed, agencyId, reporterId, wouldBeLevel, gatheredIntoId } = incident;
  return {
    ...{ id, reference, draftId, status, openedAt, siteId, siteConfirmed, agencyId, reporterId, wouldBeLevel, gatheredIntoId },
    invented: true,
  };
}

function toRevisionRows({ id: incidentId, siteId }: Incident, revisions: InventedRevision[], { policyHash, id }: RowContext) {
  const rows: Record<'AnswerSet' | 'Classification' | 'Obligation', Row[]> = { AnswerSet: [], Classification: [], Obligation: [] };
  for (const [index, { answerSetId, answers, facts, classification }] of revisions.entries()) {
    const { at, actorId: byId, response_mode: responseMode, obligations, ...said } = classification;
    // a classification by time alone reads the answers that are there
    if (answerSetId !== revisions[index - 1]?.answerSetId) {
      rows.AnswerSet.push({
        ...{ id: answerSetId, incidentId, revision: rows.AnswerSet.length + 1, answers, facts },
        ...{ note: null, siteId, byId, at },
      });
    }
    rows.Classification.push({
      ...{ ...said, incidentId, revision: index + 1, answerSetId, policyHash, at, actorId: byId, responseMode },
    });
    const owed = obligations.map((each, position) => ({
      ...{
        id: id(),
        classificationId: said.id,
        position,
        rule: each.rule,
        to: each.to,
        clock: each.clock,
        police: each.police,
        responseMode: each.response_mode,
      },
    }));
    rows.Obligation.push(...owed);
  }
  return rows;
}
