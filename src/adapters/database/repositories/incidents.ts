import type { Incident, RecordedClassification } from '../../../incidents/incident.ts';
import type { Incidents, NewIncident } from '../../../incidents/incident-ports.ts';
import type { Answers, Facts } from '../../../policy/types.ts';
import { toJson } from '../json-columns.ts';
import { toIncident, wholeIncident } from '../mapping.ts';
import type { Session } from '../session.ts';
import { awayAt } from './absences.ts';
import { lockSiteOf } from './gathering.ts';
import { recordClassification } from './record-classification.ts';

type NewAnswers = Parameters<Incidents['addAnswers']>[1];

export function createIncidents(session: Session): Incidents {
  const { tx } = session;
  const away = () => awayAt(session, session.options.clock.now());
  const one = async (where: { id: string } | { reference: string } | { draftId: string }): Promise<Incident | null> => {
    const row = await tx.incident.findUnique({ where, include: wholeIncident, relationLoadStrategy: 'join' });
    return row && toIncident(row, await away());
  };
  return {
    get: (id) => one({ id }),
    getForUpdate: async (id) => {
      await lockSiteOf(tx, id);
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
      const absent = await away();
      return rows.map((row) => toIncident(row, absent));
    },
    openedBetween: async (from, to) => {
      const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
      const rows = await tx.incident.findMany({
        ...{ where: { openedAt: { gte: from, lt: to } }, orderBy, include: wholeIncident, relationLoadStrategy: 'join' },
      });
      const absent = await away();
      return rows.map((row) => toIncident(row, absent));
    },
    owedBy: async (personId) => {
      const where = {
        status: 'open' as const,
        OR: [
          { duties: { some: { ownerId: personId, doneAt: null } } },
          { notices: { some: { ownerId: personId, madeAt: null, waivedAt: null } } },
          { callDuties: { some: { callerId: personId, calledAt: null, cancelledAt: null } } },
        ],
      };
      const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
      const rows = await tx.incident.findMany({ where, orderBy, include: wholeIncident, relationLoadStrategy: 'join' });
      const absent = await away();
      return rows.map((row) => toIncident(row, absent));
    },
    createOnce: (incident, classification) => createOnce(session, { incident, classification }),
    addAnswers: (incidentId, change) => addAnswers(session, { incidentId, change }),
    classify: (incidentId, classification) => classify(session, incidentId, classification),
    setWouldBeLevel: async (id, wouldBeLevel) => {
      await tx.incident.update({ where: { id }, data: { wouldBeLevel } });
    },
    withdraw: async (id) => {
      await tx.incident.update({ where: { id }, data: { status: 'withdrawn' } });
    },
    close: async (id) => {
      await tx.incident.updateMany({ where: { id, status: 'open' }, data: { status: 'closed' } });
    },
    reopen: async (id) => {
      await tx.incident.update({ where: { id }, data: { status: 'open' } });
    },
    addCorrection: async (incidentId, correction) => {
      await tx.correction.create({ data: { ...correction, incidentId } });
    },
    addDuties: async (incidentId, duties) => {
      await tx.duty.createMany({ data: duties.map((duty) => ({ ...duty, incidentId })) });
    },
    doDutyOnce: async (id, { at, byId }) => {
      const { count } = await tx.duty.updateMany({ where: { id, doneAt: null }, data: { doneAt: at, doneById: byId } });
      return count === 1;
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
  const first = { incidentId: incident.id, revision: 1, answers, facts, note, siteId: incident.siteId, byId: incident.reporterId };
  const answerSetId = await addAnswerSet(session, first);
  await recordClassification(session, { incidentId: incident.id, revision: 1, answerSetId, classification });
  return 'created';
}

async function whyNot({ tx }: Session, { id, draftId, reference }: NewIncident): Promise<'exists' | 'reference-taken'> {
  if (await tx.incident.count({ where: { draftId } })) return 'exists';
  if (await tx.incident.count({ where: { reference } })) return 'reference-taken';
  throw new Error(`incident ${id} belongs to another draft`);
}

/** Place and answers change together; the newest revision is the one that counts. */
async function addAnswers({ tx, options }: Session, { incidentId, change }: { incidentId: string; change: NewAnswers }): Promise<void> {
  const { siteId, siteConfirmed, agencyId, answers, facts, note, byId } = change;
  await tx.incident.update({ where: { id: incidentId }, data: { siteId, siteConfirmed, agencyId } });
  const { revision } = await tx.answerSet.findFirstOrThrow({
    where: { incidentId },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  });
  await addAnswerSet({ tx, options }, { incidentId, revision: revision + 1, answers, facts, note, siteId, byId });
}

/** Classify the newest answers. */
async function classify(session: Session, incidentId: string, classification: RecordedClassification): Promise<void> {
  const newest = { where: { incidentId }, orderBy: { revision: 'desc' } } as const;
  const answerSet = await session.tx.answerSet.findFirstOrThrow({ ...newest, select: { id: true } });
  const former = await session.tx.classification.findFirstOrThrow({ ...newest, select: { revision: true } });
  await recordClassification(session, { incidentId, revision: former.revision + 1, answerSetId: answerSet.id, classification });
}

interface NewAnswerSet {
  incidentId: string;
  revision: number;
  answers: Answers;
  facts: Facts | undefined;
  note: string | null;
  siteId: string | null;
  byId: string;
}

async function addAnswerSet(
  { tx, options }: Pick<Session, 'tx' | 'options'>,
  { answers, facts, ...columns }: NewAnswerSet,
): Promise<string> {
  const id = options.ids.id();
  await tx.answerSet.create({
    data: { ...columns, id, answers: toJson(answers), facts: toJson(facts ?? {}), at: options.clock.now() },
    select: { id: true },
  });
  return id;
}
