/**
 * Everything a digest reads, in one statement: one snapshot, so that week, block and trend never disagree. It gathers facts; what they
 * count as is said in `src/digest/numbers/contacts.ts` alone. What it leaves out counts nothing there, and a test compares both.
 */
import { Prisma } from '../../../generated/prisma/client.ts';
import type { DigestPeriods } from '../../../incidents/digest-ports.ts';

/** Milliseconds, which JSON keeps exactly. */
const ms = (column: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::bigint`);

/** Still owed or made: an employee's own confirmation is of the same notice, and what two persons gave up is neither. */
const STANDING_NOTICES = Prisma.sql`SELECT * FROM "PoliceNotice" WHERE "waivedAt" IS NULL AND ("party" IS NULL OR "party" = 'supervisor')`;

/** The newest call of an incident that still stands. */
const STANDING_CALLS = Prisma.sql`SELECT DISTINCT ON ("incidentId") "incidentId", "officerRequested", "calledAt" FROM "CallDuty"
  WHERE "cancelledAt" IS NULL ORDER BY "incidentId", "openedAt" DESC, "id" DESC`;

const NEWEST_CLASSIFICATION = Prisma.sql`SELECT "level", "tracks" FROM "Classification" WHERE "incidentId" = i."id" ORDER BY "revision" DESC LIMIT 1`;
const NEWEST_ANSWERS = Prisma.sql`SELECT "kind", "policeWanted" FROM "AnswerSet" WHERE "incidentId" = i."id" ORDER BY "revision" DESC LIMIT 1`;

/** Whom 911 is to bring, of those incidents that have an emergency. */
const EMERGENCY_FOR = Prisma.sql`ARRAY(SELECT o."to"::text FROM "Obligation" o WHERE o."responseMode" = '911' AND o."classificationId" =
  (SELECT c."id" FROM "Classification" c WHERE c."incidentId" = e."incidentId" ORDER BY c."revision" DESC LIMIT 1) ORDER BY o."position")`;

/**
 * Incidents of which a digest reads more than numbers: those of the week with anything that it counts, and those of the span that may
 * be open between the district and an agency.
 */
function mattersFrom({ from, week }: DigestPeriods, now: Date): Prisma.Sql {
  return Prisma.sql`
    "week" AS MATERIALIZED (SELECT "id" FROM "Incident" WHERE "openedAt" >= ${week.from} AND "openedAt" < ${week.to}),
    "picked" AS (
      SELECT "id" FROM "week" WHERE "id" IN (SELECT "incidentId" FROM "PoliceNotice" UNION ALL SELECT "incidentId" FROM "CallDuty"
        UNION ALL SELECT "incidentId" FROM "Decision" UNION ALL SELECT "incidentId" FROM "Emergency"
        UNION ALL SELECT "incidentId" FROM "PoliceOutcome" UNION ALL SELECT "incidentId" FROM "AnswerSet" WHERE "policeWanted" IN ('asked', 'came'))
      UNION SELECT "incidentId" FROM (
        (SELECT "incidentId" FROM "contact" EXCEPT SELECT "incidentId" FROM "PoliceOutcome")
        UNION ALL SELECT "incidentId" FROM "PoliceOutcome" WHERE "outcome" = 'pending'
        UNION ALL SELECT "incidentId" FROM "calls" WHERE "calledAt" IS NULL
        UNION ALL SELECT "incidentId" FROM "notices" WHERE "to" = 'police' AND "madeAt" IS NULL AND "dueAt" < ${now}
      ) "open"
    ),
    "matters" AS (
      SELECT json_build_object('reference', i."reference", 'openedAt', ${ms('i."openedAt"')}, 'agencyId', i."agencyId", 'status', i."status",
        'kind', a."kind", 'policeWanted', a."policeWanted", 'level', c."level", 'type', c."type", 'police', c."police", 'tracks', c."tracks",
        'emergencyFor', CASE WHEN e."incidentId" IS NULL THEN '{}' ELSE ${EMERGENCY_FOR} END,
        'emergency', CASE WHEN e."incidentId" IS NULL THEN NULL ELSE json_build_object('confirmedAt', ${ms('e."confirmedAt"')}) END,
        'decisions', (SELECT json_agg(json_build_object('id', d."id", 'outcome', d."outcome", 'reason', d."reason", 'openedAt', ${ms('d."openedAt"')},
          'decidedAt', ${ms('d."decidedAt"')}, 'revisesId', d."revisesId") ORDER BY d."openedAt" DESC, d."id" DESC) FROM "Decision" d WHERE d."incidentId" = i."id"),
        'notices', (SELECT json_agg(json_build_object('rule', n."rule", 'agencyId', n."agencyId", 'to', n."to", 'openedAt', ${ms('n."openedAt"')},
          'dueAt', ${ms('n."dueAt"')}, 'madeAt', ${ms('n."madeAt"')}, 'caseNumber', n."caseNumber") ORDER BY n."openedAt", n."id")
          FROM "PoliceNotice" n WHERE n."incidentId" = i."id" AND n."waivedAt" IS NULL AND (n."party" IS NULL OR n."party" = 'supervisor')),
        'call', (SELECT json_build_object('agencyId', k."agencyId", 'officerRequested', k."officerRequested", 'openedAt', ${ms('k."openedAt"')},
          'calledAt', ${ms('k."calledAt"')}, 'caseNumber', k."caseNumber")
          FROM "CallDuty" k WHERE k."incidentId" = i."id" AND k."cancelledAt" IS NULL ORDER BY k."openedAt" DESC, k."id" DESC LIMIT 1),
        'outcomes', (SELECT json_agg(json_build_object('outcome', p."outcome", 'agencyId', p."agencyId", 'startedBy', p."startedBy", 'onSchoolMatter',
          p."onSchoolMatter", 'arrivedAt', ${ms('p."arrivedAt"')}, 'disposedAt', ${ms('p."disposedAt"')}, 'caseNumber', p."caseNumber") ORDER BY p."at", p."id")
          FROM "PoliceOutcome" p WHERE p."incidentId" = i."id")) AS "matter"
      FROM "Incident" i
      CROSS JOIN LATERAL (SELECT "level", "type", "police", "tracks" FROM "Classification" WHERE "incidentId" = i."id" ORDER BY "revision" DESC LIMIT 1) c
      LEFT JOIN LATERAL (${NEWEST_ANSWERS}) a ON true
      LEFT JOIN "Emergency" e ON e."incidentId" = i."id"
      WHERE i."id" IN (SELECT "id" FROM "picked") AND i."openedAt" >= ${from} AND i."openedAt" < ${week.to}
    )`;
}

/** Incidents of each week of the block, those together that nothing of a block tells apart. */
function alikeFrom({ blockWeeks }: DigestPeriods): Prisma.Sql {
  return Prisma.sql`
    "block" AS MATERIALIZED (SELECT "id", width_bucket("openedAt", ${blockWeeks}::timestamptz[]) - 1 AS "week", "status" = 'withdrawn' AS "withdrawn"
      FROM "Incident" WHERE "openedAt" >= ${blockWeeks[0]} AND "openedAt" < ${blockWeeks.at(-1)}),
    "alike" AS (
      SELECT i."week", i."withdrawn", c."level", c."tracks", a."kind", a."policeWanted", d."outcome", d."reason", n."rule",
        k."calledAt" IS NOT NULL AS "called", k."officerRequested", e."confirmed", e."for", o."last", o."policeStarted", count(*)::int AS "count"
      FROM "block" i
      CROSS JOIN LATERAL (${NEWEST_CLASSIFICATION}) c
      LEFT JOIN LATERAL (${NEWEST_ANSWERS}) a ON true
      LEFT JOIN (SELECT DISTINCT ON ("incidentId") "incidentId", "outcome", "reason" FROM "Decision" WHERE "incidentId" IN (SELECT "id" FROM "block")
        ORDER BY "incidentId", "openedAt" DESC, "id" DESC) d ON d."incidentId" = i."id"
      LEFT JOIN (SELECT DISTINCT ON ("incidentId") "incidentId", "rule" FROM "notices" WHERE "to" = 'police' AND "madeAt" IS NOT NULL
        AND "incidentId" IN (SELECT "id" FROM "block") ORDER BY "incidentId", "openedAt", "id") n ON n."incidentId" = i."id"
      LEFT JOIN "calls" k ON k."incidentId" = i."id"
      LEFT JOIN (SELECT "incidentId", "confirmedAt" IS NOT NULL AS "confirmed", ${EMERGENCY_FOR} AS "for" FROM "Emergency" e
        WHERE "incidentId" IN (SELECT "id" FROM "block")) e ON e."incidentId" = i."id"
      LEFT JOIN (SELECT "incidentId", (array_agg("outcome" ORDER BY "at" DESC, "id" DESC))[1] AS "last", bool_or("startedBy" = 'police') AS "policeStarted"
        FROM "PoliceOutcome" WHERE "incidentId" IN (SELECT "id" FROM "block") GROUP BY 1) o ON o."incidentId" = i."id"
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    )`;
}

/** Incidents of which police were told, by block of the trend: enough for how often the law wanted it and how often the district chose to. */
function toldFrom({ trendBlocks }: DigestPeriods): Prisma.Sql {
  return Prisma.sql`
    "told" AS (
      SELECT width_bucket(i."openedAt", ${trendBlocks}::timestamptz[]) - 1 AS "block", i."status" = 'withdrawn' AS "withdrawn", c."tracks",
        x."noticed", x."called", count(*)::int AS "count"
      FROM "contact" x
      JOIN "Incident" i ON i."id" = x."incidentId"
      CROSS JOIN LATERAL (${NEWEST_CLASSIFICATION}) c
      WHERE i."openedAt" >= ${trendBlocks[0]} AND i."openedAt" < ${trendBlocks.at(-1)}
      GROUP BY 1, 2, 3, 4, 5
    )`;
}

export function digestStatement(periods: DigestPeriods, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH "notices" AS NOT MATERIALIZED (${STANDING_NOTICES}),
    "calls" AS MATERIALIZED (${STANDING_CALLS}),
    "contact" AS MATERIALIZED (
      SELECT "incidentId", bool_or("noticed") AS "noticed", bool_or("called") AS "called" FROM (
        SELECT "incidentId", true AS "noticed", false AS "called" FROM "notices" WHERE "to" = 'police' AND "madeAt" IS NOT NULL
        UNION ALL SELECT "incidentId", false, true FROM "calls" WHERE "calledAt" IS NOT NULL
        UNION ALL SELECT "incidentId", false, false FROM "Emergency" WHERE "confirmedAt" IS NOT NULL
      ) "each" GROUP BY 1 ORDER BY 1
    ), ${mattersFrom(periods, now)}, ${alikeFrom(periods)}, ${toldFrom(periods)}
    SELECT json_build_object(
      'matters', (SELECT coalesce(json_agg("matter"), '[]') FROM "matters"),
      'alike', (SELECT coalesce(json_agg("alike"), '[]') FROM "alike"),
      'told', (SELECT coalesce(json_agg("told"), '[]') FROM "told"),
      'first', (SELECT ${ms('min("openedAt")')} FROM "Incident" WHERE "openedAt" >= ${trendBlocks(periods)})
    )::text AS "read"`;
}

function trendBlocks({ trendBlocks: [first] }: DigestPeriods): Date | undefined {
  return first;
}
