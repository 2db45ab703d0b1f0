import { z } from 'zod';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { AgencyCall, AgencyCalls, KnownContact, KnownIncident } from '../../../incidents/coverage-ports.ts';
import type { Session } from '../session.ts';

const DAY = 24 * 60 * 60_000;
/** Incidents read in one statement. */
const AT_ONCE = 1_000;

const callColumns = { id: true, agencyId: true, number: true, siteId: true, at: true, incidentId: true } as const;
const oldestFirst = [{ at: 'asc' }, { agencyId: 'asc' }, { number: 'asc' }] as const satisfies Prisma.AgencyCallOrderByWithRelationInput[];

/** What tells of police, and of the answers one code: neither reporter nor note nor what happened. */
const contactColumns = {
  id: true,
  gatheredIntoId: true,
  siteId: true,
  agencyId: true,
  openedAt: true,
  answerSets: { orderBy: { revision: 'desc' }, take: 1, select: { answers: true } },
  classifications: {
    orderBy: { revision: 'desc' },
    take: 1,
    select: { obligations: { where: { responseMode: 'emergency' }, select: { to: true } } },
  },
  notices: { where: { to: 'police', madeAt: { not: null } }, select: { agencyId: true, caseNumber: true, madeAt: true } },
  callDuties: { where: { calledAt: { not: null } }, select: { agencyId: true, caseNumber: true, calledAt: true } },
  emergency: { select: { confirmedAt: true } },
  outcomes: { select: { agencyId: true, caseNumber: true, arrivedAt: true } },
} as const satisfies Prisma.IncidentSelect;

type ContactRow = Prisma.IncidentGetPayload<{ select: typeof contactColumns }>;

export function createAgencyCalls({ tx, options }: Session): AgencyCalls {
  return {
    lock: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('agency calls', 0))`;
    },
    import: (calls) => store(tx, calls, options.clock.now()),
    between: (from, to, agencyId) =>
      tx.agencyCall.findMany({
        where: { at: { gte: from, lt: to }, ...(agencyId === undefined ? {} : { agencyId }) },
        orderBy: [...oldestFirst],
        select: callColumns,
      }),
    openItems: async (agencyId) => {
      const where = { incidentId: null, ...(agencyId === undefined ? {} : { agencyId }) };
      const rows = await tx.agencyCall.findMany({ where, orderBy: [...oldestFirst], select: callColumns });
      const now = options.clock.now().getTime();
      return rows.map(({ incidentId: _, ...call }) => ({ ...call, ageDays: Math.floor((now - call.at.getTime()) / DAY) }));
    },
    setIncidents: async (matches) => {
      if (matches.length === 0) return;
      await tx.$executeRaw`
        UPDATE "AgencyCall" AS "call" SET "incidentId" = "match"."incidentId"
        FROM jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) AS "match"("id" uuid, "incidentId" uuid)
        WHERE "call"."id" = "match"."id"`;
    },
    knownIncidents: async (from, to) => {
      const ids = await idsWithContact(tx, from, to);
      const rows: ContactRow[] = [];
      for (let start = 0; start < ids.length; start += AT_ONCE) {
        const where = { id: { in: ids.slice(start, start + AT_ONCE) } };
        rows.push(...(await tx.incident.findMany({ where, select: contactColumns, relationLoadStrategy: 'join' })));
      }
      return toKnownIncidents(rows.sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime() || (one.id < other.id ? -1 : 1)));
    },
  };
}

/**
 * Few incidents have to do with police; those that have not are never read. With a report that is gathered comes the first of them, whose
 * place and time stand for all.
 */
async function idsWithContact(tx: Session['tx'], from: Date, to: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH "contact" AS (
      SELECT "incidentId" FROM "PoliceNotice" WHERE "to" = 'police' AND "madeAt" IS NOT NULL
      UNION SELECT "incidentId" FROM "CallDuty" WHERE "calledAt" IS NOT NULL
      UNION SELECT "incidentId" FROM "Emergency" WHERE "confirmedAt" IS NOT NULL
      UNION SELECT "incidentId" FROM "PoliceOutcome"
      UNION SELECT "incidentId" FROM "AnswerSet" WHERE "answers" ->> 'police_wanted' = 'came'
    ), "told" AS (
      SELECT "id", "gatheredIntoId" FROM "Incident" JOIN "contact" ON "contact"."incidentId" = "id"
      WHERE "openedAt" >= ${from} AND "openedAt" < ${to}
    )
    SELECT "id" FROM "told" UNION SELECT "gatheredIntoId" FROM "told" WHERE "gatheredIntoId" IS NOT NULL`;
  return rows.map(({ id }) => id);
}

/** One statement for a whole list, so that a long one does not outlast its transaction. */
async function store(tx: Session['tx'], calls: readonly Omit<AgencyCall, 'incidentId'>[], importedAt: Date): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "AgencyCall" ("id", "agencyId", "number", "siteId", "at", "importedAt")
    SELECT "id", "agencyId", "number", "siteId", "at", ${importedAt}
    FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb)
      AS "given"("id" uuid, "agencyId" text, "number" text, "siteId" text, "at" timestamptz)
    ON CONFLICT ("agencyId", "number")
      DO UPDATE SET "siteId" = excluded."siteId", "at" = excluded."at", "importedAt" = excluded."importedAt"`;
}

/** Reports gathered under one incident are one event: their contacts are its own. */
function toKnownIncidents(rows: ContactRow[]): KnownIncident[] {
  const known = new Map<string, KnownIncident>();
  for (const row of rows) {
    const incidentId = row.gatheredIntoId ?? row.id;
    const { siteId, openedAt } = row;
    const event = known.get(incidentId) ?? { incidentId, siteId, openedAt, contacts: [] };
    known.set(incidentId, { ...event, siteId: event.siteId ?? siteId, contacts: [...event.contacts, ...contactsOf(row)] });
  }
  return [...known.values()].filter(({ contacts }) => contacts.length > 0);
}

function contactsOf(row: ContactRow): KnownContact[] {
  const contacts: KnownContact[] = [
    ...row.notices.map(({ madeAt, ...contact }) => ({ ...contact, at: madeAt })),
    ...row.callDuties.map(({ calledAt, ...contact }) => ({ ...contact, at: calledAt })),
    ...row.outcomes.map(({ arrivedAt, ...contact }) => ({ ...contact, at: arrivedAt })),
  ];
  const atThePlace = { agencyId: row.agencyId, caseNumber: null };
  if (row.emergency?.confirmedAt && asksForPolice(row)) contacts.push({ ...atThePlace, at: row.emergency.confirmedAt });
  if (camePolice(row)) contacts.push({ ...atThePlace, at: null });
  return contacts.map((contact) => ({ ...contact, agencyId: contact.agencyId ?? row.agencyId }));
}

/** An emergency nobody could name yet asks for police too, since 911 decides what comes. */
function asksForPolice({ classifications: [classification] }: ContactRow): boolean {
  const asked = classification?.obligations ?? [];
  return asked.length === 0 || asked.some(({ to }) => to === 'police');
}

/** One code of the answers; every other stays in the database. */
const answersRead = z.object({ police_wanted: z.string().optional() });

function camePolice({ answerSets: [answerSet] }: ContactRow): boolean {
  const read = answersRead.safeParse(answerSet?.answers);
  return read.success && read.data.police_wanted === 'came';
}
