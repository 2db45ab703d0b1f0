import type { Incident, RecordedClassification } from '../../../incidents/incident.ts';
import type { Incidents, NewIncident } from '../../../incidents/ports.ts';
import type { Answers, Facts } from '../../../policy/types.ts';
import { toJson } from '../json-columns.ts';
import { toIncident, wholeIncident } from '../mapping.ts';
import type { Session } from '../session.ts';
import { recordClassification } from './record-classification.ts';

export function createIncidents(session: Session): Incidents {
  const { tx } = session;
  const one = async (where: { id: string } | { reference: string } | { draftId: string }): Promise<Incident | null> => {
    const row = await tx.incident.findUnique({ where, include: wholeIncident, relationLoadStrategy: 'join' });
    return row && toIncident(row);
  };
  return {
    get: (id) => one({ id }),
    getForUpdate: async (id) => {
      // NO KEY: rows that only refer to the incident (cards, deliveries) need not wait
      await tx.$queryRaw`SELECT "id" FROM "Incident" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
      return one({ id });
    },
    byReference: (reference) => one({ reference }),
    byDraft: (draftId) => one({ draftId }),
    ofReporter: async (reporterId, since) => {
      const where = { reporterId, openedAt: { gt: since } };
      const orderBy = [{ openedAt: 'desc' as const }, { id: 'desc' as const }];
      const rows = await tx.incident.findMany({ where, orderBy, include: wholeIncident, relationLoadStrategy: 'join' });
      return rows.map(toIncident);
    },
    createOnce: (incident, classification) => createOnce(session, { incident, classification }),
    addAnswers: async (id, { answers, note, siteId, siteConfirmed, agencyId, byId, facts }) => {
      await tx.incident.update({ where: { id }, data: { siteId, siteConfirmed, agencyId } });
      await addAnswerSet(session, { incidentId: id, answers, facts, note, siteId, byId });
    },
    classify: (incidentId, classification) => recordClassification(session, { incidentId, classification }),
    setWouldBeLevel: async (id, wouldBeLevel) => {
      await tx.incident.update({ where: { id }, data: { wouldBeLevel } });
    },
    withdraw: async (id) => {
      await tx.incident.update({ where: { id }, data: { status: 'withdrawn' } });
    },
    addCorrection: async (incidentId, correction) => {
      await tx.correction.create({ data: { ...correction, incidentId } });
    },
    addDuties: async (incidentId, duties) => {
      await tx.duty.createMany({ data: duties.map((duty) => ({ ...duty, incidentId })) });
    },
    startClock: async (incidentId, { spec, ...clock }) => {
      const { id: specId, value, unit, start, source } = spec;
      await tx.clock.create({ data: { ...clock, incidentId, specId, value, unit, start, source } });
    },
    recordHotlineCall: async (call) => {
      await tx.hotlineCall.createMany({ data: [call], skipDuplicates: true });
    },
  };
}

async function createOnce(
  session: Session,
  { incident, classification }: { incident: NewIncident; classification: RecordedClassification },
): Promise<'created' | 'exists' | 'reference-taken'> {
  const { tx } = session;
  const { answers, note, facts, ...columns } = incident;
  const { count } = await tx.incident.createMany({ data: [columns], skipDuplicates: true });
  if (count === 0) return whyNot(session, incident);
  await addAnswerSet(session, { incidentId: incident.id, answers, facts, note, siteId: incident.siteId, byId: incident.reporterId });
  await recordClassification(session, { incidentId: incident.id, classification });
  return 'created';
}

async function whyNot({ tx }: Session, { id, draftId, reference }: NewIncident): Promise<'exists' | 'reference-taken'> {
  if (await tx.incident.count({ where: { draftId } })) return 'exists';
  if (await tx.incident.count({ where: { reference } })) return 'reference-taken';
  throw new Error(`incident ${id} belongs to another draft`);
}

interface NewAnswerSet {
  incidentId: string;
  answers: Answers;
  facts: Facts | undefined;
  note: string | null;
  siteId: string | null;
  byId: string;
}

async function addAnswerSet({ tx, options }: Session, { answers, facts, ...columns }: NewAnswerSet): Promise<void> {
  const revision = (await tx.answerSet.count({ where: { incidentId: columns.incidentId } })) + 1;
  const data = {
    ...columns,
    id: options.ids.id(),
    revision,
    answers: toJson(answers),
    facts: toJson(facts ?? {}),
    at: options.clock.now(),
  };
  await tx.answerSet.create({ data });
}
