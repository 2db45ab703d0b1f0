/**
 * Everything a digest reads, in one statement: one snapshot, so that week, block and trend never disagree. It gathers facts; what they
 * count as is said in `src/digest/numbers/contacts.ts` alone. What it leaves out counts nothing there, and a test compares both.
 */
import { Prisma } from '../../../generated/prisma/client.ts';
import type { DigestPeriods } from '../../../incidents/digest-ports.ts';

/** Milliseconds, which JSON keeps exactly. */
const ms = (column: string, name: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::bigint AS "${name}"`);

/** What two persons gave up is neither owed nor made; an employee's own confirmation is of the same notice. */
const NOTICES = Prisma.sql`SELECT * FROM "PoliceNotice" WHERE "waivedAt" IS NULL AND ("party" IS NULL OR "party" = 'supervisor')`;

/** The newest call of an incident that stands. */
const CALLS = Prisma.sql`SELECT DISTINCT ON ("incidentId") * FROM "CallDuty" WHERE "cancelledAt" IS NULL
  ORDER BY "incidentId", "openedAt" DESC, "id" DESC`;

/** One for each event: 911 that was called on a report that is gathered under another counts there. */
const ALARMS = Prisma.sql`SELECT e.* FROM "Emergency" e
  WHERE NOT EXISTS (SELECT FROM "Incident" i WHERE i."id" = e."incidentId" AND i."gatheredIntoId" IS NOT NULL)`;

/** Incidents of which police were told, in the order of time, as their index is. */
const CONTACT = Prisma.sql`
  SELECT "incidentId", bool_or("noticed") AS "noticed", bool_or("called") AS "called" FROM (
    SELECT "incidentId", true AS "noticed", false AS "called" FROM "notices" WHERE "to" = 'police' AND "madeAt" IS NOT NULL
    UNION ALL SELECT "incidentId", false, true FROM "calls" WHERE "calledAt" IS NOT NULL
    UNION ALL SELECT "incidentId", false, false FROM "alarms" WHERE "confirmedAt" IS NOT NULL
  ) "each" GROUP BY 1 ORDER BY 1`;

/** Whom 911 is to bring: obligations of the newest classification. */
const EMERGENCY_FOR = Prisma.sql`ARRAY(SELECT o."to"::text FROM "Obligation" o WHERE o."responseMode" = '911' AND o."classificationId" =
  (SELECT c."id" FROM "Classification" c WHERE c."incidentId" = x."incidentId" ORDER BY c."revision" DESC LIMIT 1) ORDER BY o."position")`;

/** What was done about incidents, a row each, as far as a digest counts it. */
const HAPPENED = Prisma.sql`
  SELECT "incidentId", 'decision' AS "what", "openedAt" AS "at", "id", "outcome"::text AS "code", "reason", NULL::boolean AS "yes" FROM "Decision"
  UNION ALL SELECT "incidentId", 'notice', "openedAt", "id", "rule", NULL, "madeAt" IS NOT NULL FROM "notices" WHERE "to" = 'police'
  UNION ALL SELECT "incidentId", 'called', NULL, NULL, NULL, NULL, true FROM "calls" WHERE "calledAt" IS NOT NULL
  UNION ALL SELECT "incidentId", 'call', NULL, NULL, NULL, NULL, "officerRequested" FROM "calls"
  UNION ALL SELECT "incidentId", 'emergency', NULL, NULL, NULL, NULL, "confirmedAt" IS NOT NULL FROM "alarms"
  UNION ALL SELECT "incidentId", 'police', "at", "id", "outcome", NULL, "startedBy" = 'police' FROM "PoliceOutcome"`;

/**
 * Incidents of which a digest reads more than numbers: those of the week with anything that it counts, and those of the span that may be
 * open between the district and an agency.
 */
function pickedOf({ from, week, blockWeeks }: DigestPeriods, now: Date): Prisma.Sql {
  return Prisma.sql`
    "happened" AS MATERIALIZED (
      SELECT x.* FROM (${HAPPENED}) x
      WHERE x."incidentId" IN (SELECT "id" FROM "Incident" WHERE "openedAt" >= ${blockWeeks[0] ?? week.from} AND "openedAt" < ${week.to})
    ),
    "week" AS MATERIALIZED (
      SELECT "id", "countedPoliceWanted" FROM "Incident" WHERE "openedAt" >= ${week.from} AND "openedAt" < ${week.to}
    ),
    "picked" AS MATERIALIZED (
      SELECT i."id" FROM (
        SELECT "incidentId" FROM "happened" WHERE "incidentId" IN (SELECT "id" FROM "week")
        UNION SELECT "id" FROM "week" WHERE "countedPoliceWanted" IN ('asked', 'came')
        UNION (SELECT "incidentId" FROM "contact" EXCEPT SELECT "incidentId" FROM "PoliceOutcome")
        UNION SELECT "incidentId" FROM "PoliceOutcome" WHERE "outcome" = 'pending'
        UNION SELECT "incidentId" FROM "calls" WHERE "calledAt" IS NULL
        UNION SELECT "incidentId" FROM "notices" WHERE "to" = 'police' AND "madeAt" IS NULL AND "dueAt" < ${now}
      ) x
      CROSS JOIN LATERAL (SELECT "id", "openedAt" FROM "Incident" WHERE "id" = x."incidentId" OFFSET 0) i
      WHERE i."openedAt" >= ${from} AND i."openedAt" < ${week.to}
    )`;
}

/** Each list apart, in the order in which an incident's own rows are read. */
function listsOf(): Prisma.Sql {
  const listed = (columns: Prisma.Sql, from: string, order: string) =>
    Prisma.sql`(SELECT json_agg("each") FROM (SELECT x."incidentId", ${columns} FROM ${Prisma.raw(`"${from}"`)} x
      WHERE x."incidentId" IN (SELECT "id" FROM "picked") ORDER BY ${Prisma.raw(order)}) "each")`;
  const decision = Prisma.sql`x."id", x."outcome", x."reason", ${ms('x."openedAt"', 'openedAt')}, ${ms('x."decidedAt"', 'decidedAt')}, x."revisesId"`;
  const notice = Prisma.sql`x."rule", x."agencyId", x."to", ${ms('x."openedAt"', 'openedAt')}, ${ms('x."dueAt"', 'dueAt')},
    ${ms('x."madeAt"', 'madeAt')}, x."caseNumber"`;
  const call = Prisma.sql`x."agencyId", x."officerRequested", ${ms('x."openedAt"', 'openedAt')}, ${ms('x."calledAt"', 'calledAt')}, x."caseNumber"`;
  const outcome = Prisma.sql`x."outcome", x."agencyId", x."startedBy", x."onSchoolMatter", ${ms('x."arrivedAt"', 'arrivedAt')},
    ${ms('x."disposedAt"', 'disposedAt')}, x."caseNumber"`;
  return Prisma.sql`
    'incidents', (SELECT json_agg("each") FROM (
      SELECT i."id", i."reference", ${ms('i."openedAt"', 'openedAt')}, i."agencyId", i."status" = 'withdrawn' AS "withdrawn",
        i."countedLevel" AS "level", i."countedTracks" AS "tracks", i."countedKind" AS "kind", i."countedPoliceWanted" AS "policeWanted"
      FROM "picked" x CROSS JOIN LATERAL (SELECT * FROM "Incident" WHERE "id" = x."id" OFFSET 0) i ORDER BY i."openedAt") "each"),
    'decisions', ${listed(decision, 'Decision', 'x."openedAt" DESC, x."id" DESC')},
    'notices', ${listed(notice, 'notices', 'x."openedAt", x."id"')},
    'calls', ${listed(call, 'calls', 'x."openedAt"')},
    'emergencies', ${listed(Prisma.sql`${ms('x."confirmedAt"', 'confirmedAt')}, ${EMERGENCY_FOR} AS "for"`, 'alarms', 'x."id"')},
    'outcomes', ${listed(outcome, 'PoliceOutcome', 'x."at", x."id"')}`;
}

/**
 * Incidents of each week of the block, those together that nothing of a block tells apart: most have nothing but their kind, and are never
 * joined with anything.
 */
function alikeOf({ blockWeeks }: DigestPeriods): Prisma.Sql {
  const ofBlock = Prisma.sql`i."openedAt" >= ${blockWeeks[0]} AND i."openedAt" < ${blockWeeks.at(-1)}`;
  const counted = Prisma.sql`width_bucket(i."openedAt", ${blockWeeks}::timestamptz[]) - 1 AS "week", i."status" = 'withdrawn' AS "withdrawn",
    i."countedLevel" AS "level", i."countedTracks" AS "tracks", i."countedKind" AS "kind", i."countedPoliceWanted" AS "policeWanted"`;
  return Prisma.sql`
    "handled" AS MATERIALIZED (
      SELECT x."incidentId",
        (array_agg(x."code" ORDER BY x."at" DESC, x."id" DESC) FILTER (WHERE x."what" = 'decision'))[1] AS "outcome",
        (array_agg(x."reason" ORDER BY x."at" DESC, x."id" DESC) FILTER (WHERE x."what" = 'decision'))[1] AS "reason",
        (array_agg(x."code" ORDER BY x."at", x."id") FILTER (WHERE x."what" = 'notice' AND x."yes"))[1] AS "rule",
        coalesce(bool_or(x."yes") FILTER (WHERE x."what" = 'called'), false) AS "called",
        bool_or(x."yes") FILTER (WHERE x."what" = 'call') AS "officerRequested",
        bool_or(x."yes") FILTER (WHERE x."what" = 'emergency') AS "confirmed",
        CASE WHEN bool_or(x."what" = 'emergency') THEN ${EMERGENCY_FOR} END AS "for",
        (array_agg(x."code" ORDER BY x."at" DESC, x."id" DESC) FILTER (WHERE x."what" = 'police'))[1] AS "last",
        bool_or(x."yes") FILTER (WHERE x."what" = 'police') AS "policeStarted"
      FROM "happened" x GROUP BY 1
    ),
    "alike" AS (
      SELECT ${counted}, x."outcome", x."reason", x."rule", x."called", x."officerRequested", x."confirmed", x."for", x."last",
        x."policeStarted", count(*)::int AS "count"
      FROM "handled" x JOIN "Incident" i ON i."id" = x."incidentId" WHERE ${ofBlock} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
      UNION ALL SELECT ${counted}, NULL, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, count(*)::int
      FROM "Incident" i WHERE ${ofBlock} AND NOT EXISTS (SELECT FROM "handled" x WHERE x."incidentId" = i."id") GROUP BY 1, 2, 3, 4, 5, 6
    )`;
}

/** Incidents of which police were told, by block of the trend: enough for how often the law wanted it and how often the district chose to. */
function toldOf({ trendBlocks }: DigestPeriods): Prisma.Sql {
  return Prisma.sql`
    "told" AS (
      SELECT width_bucket(i."openedAt", ${trendBlocks}::timestamptz[]) - 1 AS "block", i."status" = 'withdrawn' AS "withdrawn",
        i."countedTracks" AS "tracks", x."noticed", x."called", count(*)::int AS "count"
      FROM "contact" x
      CROSS JOIN LATERAL (SELECT "openedAt", "status", "countedTracks" FROM "Incident" WHERE "id" = x."incidentId" OFFSET 0) i
      WHERE (x."noticed" OR x."called") AND i."openedAt" >= ${trendBlocks[0]} AND i."openedAt" < ${trendBlocks.at(-1)}
      GROUP BY 1, 2, 3, 4, 5
    )`;
}

/** @param now decides which notices are late. */
export function digestStatement(periods: DigestPeriods, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH "notices" AS NOT MATERIALIZED (${NOTICES}),
    "calls" AS MATERIALIZED (${CALLS}),
    "alarms" AS MATERIALIZED (${ALARMS}),
    "contact" AS MATERIALIZED (${CONTACT}),
    ${pickedOf(periods, now)},
    ${alikeOf(periods)},
    ${toldOf(periods)}
    SELECT json_build_object(${listsOf()},
      'alike', (SELECT json_agg("alike") FROM "alike"),
      'told', (SELECT json_agg("told") FROM "told"),
      'first', (SELECT ${ms('min("openedAt")', 'first')} FROM "Incident" WHERE "openedAt" >= ${periods.trendBlocks[0]})
    )::text AS "read"`;
}
