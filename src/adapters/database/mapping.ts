/** Rows to the words of the rules. Nothing else in the program sees a row. */
import type { Prisma } from '../../generated/prisma/client.ts';
import type { PoliceCode as PoliceColumn, ResponseMode as ResponseColumn } from '../../generated/prisma/enums.ts';
import type { Draft, Incident, Person, RecordedClassification } from '../../incidents/incident.ts';
import type { Reminder } from '../../incidents/ports.ts';
import type { PoliceCode, ResponseMode } from '../../policy/types.ts';
import { TRACKS } from '../../policy/types.ts';
import { answersColumn, clockColumn, clocksColumn, factsColumn, reasonsColumn } from './json-columns.ts';

const latest = { revision: 'desc' } as const;

/** Everything an incident is read with: the newest answers, classification, decision and call; all notices, duties, corrections. */
export const wholeIncident = {
  answerSets: { orderBy: latest, take: 1 },
  classifications: { orderBy: latest, take: 1, include: { obligations: { orderBy: { position: 'asc' } } } },
  decisions: { orderBy: [{ openedAt: 'desc' }, { id: 'desc' }] },
  callDuties: { orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: 1 },
  notices: { orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] },
  emergency: true,
  duties: { orderBy: { id: 'asc' } },
  corrections: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  outcomes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  inquiries: { orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] },
  recusals: { orderBy: [{ at: 'asc' }, { id: 'asc' }], include: { person: { select: { key: true } } } },
  handOvers: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  involvedStudents: { orderBy: [{ addedAt: 'asc' }, { id: 'asc' }], select: { role: true, homeSiteId: true } },
  levelChanges: { orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.IncidentInclude;

type IncidentRow = Prisma.IncidentGetPayload<{ include: typeof wholeIncident }>;
type ClassificationRow = IncidentRow['classifications'][number];

/** @param away keys of the deciders who are away now. */
export function toIncident(row: IncidentRow, away: string[]): Incident {
  const [answerSet] = row.answerSets;
  const [classification] = row.classifications;
  const [decision, ...former] = row.decisions;
  if (!answerSet || !classification) throw new Error(`incident ${row.id} has no answers or no classification`);
  return {
    id: row.id,
    reference: row.reference,
    draftId: row.draftId,
    status: row.status,
    openedAt: row.openedAt,
    siteId: row.siteId,
    siteConfirmed: row.siteConfirmed,
    agencyId: row.agencyId,
    reporterId: row.reporterId,
    answers: answersColumn.parse(answerSet.answers),
    facts: factsColumn.parse(answerSet.facts),
    note: answerSet.note,
    classification: toClassification(classification),
    wouldBeLevel: row.wouldBeLevel,
    decision: decision ? withoutIncident(decision) : null,
    formerDecisions: former.toReversed().map(withoutIncident),
    callDuty: row.callDuties[0] ? withoutIncident(row.callDuties[0]) : null,
    notices: row.notices.map(withoutIncident),
    emergency: row.emergency ? withoutIncident(row.emergency) : null,
    duties: row.duties.map(withoutIncident),
    corrections: row.corrections.map(withoutIncident),
    outcomes: row.outcomes.map(withoutIncident),
    inquiries: row.inquiries.map(withoutIncident),
    recusals: row.recusals.map(({ id, personId, person, byId, at }) => ({ id, personId, personKey: person.key, byId, at })),
    handOvers: row.handOvers.map(withoutIncident),
    levelChanges: row.levelChanges.map(withoutIncident),
    students: row.involvedStudents,
    gatheredIntoId: row.gatheredIntoId,
    away,
  };
}

function withoutIncident<Row extends { incidentId: string }>({ incidentId: _, ...rest }: Row): Omit<Row, 'incidentId'> {
  return rest;
}

function toClassification(row: ClassificationRow): RecordedClassification {
  return {
    id: row.id,
    at: row.at,
    cause: row.cause,
    actorId: row.actorId,
    type: row.type,
    level: row.level,
    police: policeCode(row.police),
    response_mode: responseMode(row.responseMode),
    rules: row.rules,
    tracks: TRACKS.filter((track) => row.tracks.includes(track)),
    obligations: row.obligations.map((each) => ({
      rule: each.rule,
      to: each.to,
      police: policeCode(each.police),
      response_mode: responseMode(each.responseMode),
      clock: each.clock === null ? null : clockColumn.parse(each.clock),
    })),
    duties: row.duties,
    clocks: clocksColumn.parse(row.clocks),
    reasons: reasonsColumn.parse(row.reasons),
    version: row.version,
  };
}

// A Prisma enum value must begin with a letter, so the code 911 has another name in the client (and only there).
const policeCode = (column: PoliceColumn): PoliceCode => (column === 'emergency' ? '911' : column);
export const policeColumn = (code: PoliceCode): PoliceColumn => (code === '911' ? 'emergency' : code);
const responseMode = (column: ResponseColumn): ResponseMode => (column === 'emergency' ? '911' : column);
export const responseColumn = (mode: ResponseMode): ResponseColumn => (mode === '911' ? 'emergency' : mode);

export function toPerson(row: Prisma.PersonGetPayload<object>): Person {
  const { id, key, role, siteIds, guest, language, usualSiteId } = row;
  return { id, key, role, siteIds, guest, language, usualSiteId };
}

export function toDraft(row: Prisma.DraftGetPayload<object>): Draft {
  return { ...row, answers: answersColumn.parse(row.answers) };
}

export function toReminder(row: Prisma.ReminderGetPayload<object>): Reminder {
  const { id, kind, subjectId, itemId, stage, dueAt } = row;
  return { id, kind, subjectId, itemId, stage, dueAt };
}
