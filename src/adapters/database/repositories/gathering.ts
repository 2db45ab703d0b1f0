import { z } from 'zod';
import type { Gathering } from '../../../incidents/emergency/gather-ports.ts';
import { answersColumn } from '../json-columns.ts';
import { toIncident, wholeIncident } from '../mapping.ts';
import type { Session } from '../session.ts';
import { awayAt } from './absences.ts';

const reportRows = z.array(
  z.object({
    id: z.string(),
    reference: z.string(),
    openedAt: z.date(),
    siteId: z.string().nullable(),
    type: z.string(),
    level: z.string(),
    answers: answersColumn,
  }),
);
const stoodRows = z.array(z.object({ incidentId: z.string(), emergencyId: z.string() }));

export function createGathering(session: Session): Gathering {
  const { tx, options } = session;
  return {
    lockSite: (siteId) => lockSite(tx, siteId),
    leadsAt: async (siteId, { from, to }) => {
      const emergency = { stoodDownAt: null, allClearAt: null };
      const where = { siteId, status: 'open' as const, gatheredIntoId: null, openedAt: { gte: from, lte: to }, emergency };
      const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
      const rows = await tx.incident.findMany({ where, orderBy, include: wholeIncident, relationLoadStrategy: 'join' });
      if (rows.length === 0) return [];
      const away = await awayAt(session, options.clock.now());
      return rows.map((row) => toIncident(row, away));
    },
    reportsUnder: async (leadId) => {
      // one statement and few columns: a storm asks this with every report
      const rows = await tx.$queryRaw`
        SELECT i."id", i."reference", i."openedAt", i."siteId", c."type", c."level"::text AS "level", a."answers"
        FROM "Incident" i
        CROSS JOIN LATERAL (SELECT "answers" FROM "AnswerSet" WHERE "incidentId" = i."id" ORDER BY "revision" DESC LIMIT 1) a
        CROSS JOIN LATERAL (SELECT "type", "level" FROM "Classification" WHERE "incidentId" = i."id" ORDER BY "revision" DESC LIMIT 1) c
        WHERE i."gatheredIntoId" = ${leadId}::uuid ORDER BY i."openedAt", i."id"`;
      return reportRows.parse(rows);
    },
    gatherAll: async (ids, gatheredIntoId) => {
      await tx.incident.updateMany({ where: { id: { in: ids } }, data: { gatheredIntoId } });
    },
    standAlone: async (id) => {
      await tx.incident.update({ where: { id }, data: { gatheredIntoId: null } });
    },
    owedByOthers: async ({ id, gatheredIntoId }) => {
      const leadId = gatheredIntoId ?? id;
      const incident = { id: { not: id }, OR: [{ id: leadId }, { gatheredIntoId: leadId }] };
      const select = { rule: true, to: true, party: true };
      const notices = await tx.policeNotice.findMany({ where: { incident, waivedAt: null }, select, distinct: ['rule', 'to', 'party'] });
      const duties = await tx.duty.findMany({ where: { incident }, select: { duty: true }, distinct: ['duty'] });
      return { notices, duties: duties.map(({ duty }) => duty) };
    },
    standDownUnder: async (leadId, { at, byId }) => {
      const rows = await tx.$queryRaw`
        UPDATE "Emergency" e SET "stoodDownAt" = ${at}, "stoodDownById" = ${byId}::uuid FROM "Incident" i
        WHERE i."id" = e."incidentId" AND i."gatheredIntoId" = ${leadId}::uuid AND e."stoodDownAt" IS NULL
        RETURNING e."incidentId", e."id" AS "emergencyId"`;
      return stoodRows.parse(rows);
    },
    hasCard: async (incidentId) => (await tx.postedCard.count({ where: { incidentId, kind: 'incident-card' } })) > 0,
    ...confirmations(session),
  };
}

function confirmations({ tx }: Session): Pick<Gathering, 'confirmVia' | 'unconfirm' | 'confirmedUnder'> {
  return {
    confirmVia: async (id, { at, byId, viaId }) => {
      const data = { confirmedAt: at, confirmedById: byId, confirmedViaId: viaId };
      const { count } = await tx.emergency.updateMany({ where: { id, confirmedAt: null }, data });
      return count === 1;
    },
    unconfirm: async (id) => {
      await tx.emergency.update({ where: { id }, data: { confirmedAt: null, confirmedById: null, confirmedViaId: null } });
    },
    confirmedUnder: async (leadId) => {
      const first = await tx.emergency.findFirst({
        where: { incident: { gatheredIntoId: leadId }, confirmedAt: { not: null } },
        orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }],
        select: { incidentId: true, confirmedAt: true, confirmedById: true },
      });
      if (!first?.confirmedAt || !first.confirmedById) return null;
      return { viaId: first.incidentId, at: first.confirmedAt, byId: first.confirmedById };
    },
  };
}

/** The one lock of a site: drills take it too. */
async function lockSite(tx: Session['tx'], siteId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`site ${siteId}`}, 0))::text`;
}

/**
 * Whoever changes an emergency takes the lock of its site before the row: reports under one another change each other's rows, and the
 * same order everywhere leaves no two waiting for each other. Nothing for an incident that never was an emergency.
 */
export async function lockSiteOf(tx: Session['tx'], incidentId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('site ' || i."siteId", 0))::text FROM "Incident" i
    WHERE i."id" = ${incidentId}::uuid AND i."siteId" IS NOT NULL AND EXISTS (SELECT 1 FROM "Emergency" e WHERE e."incidentId" = i."id")`;
}
