/** The digest's numbers as somebody with a database console would ask for them: four statements, written by hand, each for one part. */
import type pg from 'pg';
import type { BlockNumbers } from '../../src/digest/numbers/block-numbers.ts';
import type { OpenItem } from '../../src/digest/numbers/open-items.ts';
import type { Contacts, WeekNumbers } from '../../src/digest/numbers/week-numbers.ts';
import type { DigestPeriods } from '../../src/incidents/digest-ports.ts';
import { RESTRICTED_TRACKS } from '../../src/incidents/permissions.ts';

/** Everything that a digest counts, before anything is hidden. */
export interface DigestNumbers {
  week: WeekNumbers;
  block: BlockNumbers;
  trend: Pick<Contacts, 'required' | 'chosen'>[];
  items: OpenItem[];
}

const ORDINARY = `i."status" <> 'withdrawn' AND NOT i."countedTracks" && '{${RESTRICTED_TRACKS.join()}}'`;
const NOTICE = `n."waivedAt" IS NULL AND (n."party" IS NULL OR n."party" = 'supervisor')`;

/** Newest call that stands, first notice to police that was made, newest decision, last outcome: by incident. */
const PARTS = `
  called AS MATERIALIZED (SELECT DISTINCT ON ("incidentId") * FROM "CallDuty" WHERE "cancelledAt" IS NULL ORDER BY "incidentId", "openedAt" DESC, "id" DESC),
  noticed AS (SELECT DISTINCT ON ("incidentId") "incidentId", "rule", "agencyId", min("madeAt") OVER (PARTITION BY "incidentId") AS "first"
    FROM "PoliceNotice" n WHERE ${NOTICE} AND "to" = 'police' AND "madeAt" IS NOT NULL AND "incidentId" IN (SELECT "id" FROM these)
    ORDER BY "incidentId", "openedAt", "id"),
  decided AS (SELECT DISTINCT ON ("incidentId") * FROM "Decision" WHERE "incidentId" IN (SELECT "id" FROM these)
    ORDER BY "incidentId", "openedAt" DESC, "id" DESC),
  fed_back AS (SELECT "incidentId", (array_agg("outcome" ORDER BY "at" DESC, "id" DESC))[1] AS "last",
      (array_agg("agencyId" ORDER BY "at" DESC, "id" DESC))[1] AS "agencyId", bool_or("startedBy" = 'police') AS "started",
      bool_or("onSchoolMatter") AS "onSchoolMatter", min("arrivedAt") AS "arrived", min("disposedAt") AS "disposed",
      (array_agg("caseNumber" ORDER BY "at" DESC, "id" DESC) FILTER (WHERE "caseNumber" IS NOT NULL))[1] AS "caseNumber"
    FROM "PoliceOutcome" WHERE "incidentId" IN (SELECT "id" FROM these) GROUP BY 1)`;

/** One for each event. */
const ALARMS = `(SELECT e.* FROM "Emergency" e JOIN "Incident" i ON i."id" = e."incidentId" WHERE i."gatheredIntoId" IS NULL)`;

/** One line for each incident of \`these\`. */
const FACTS = `
  facts AS MATERIALIZED (
    SELECT s.*, n."rule", c."calledAt" IS NOT NULL AS "called", c."calledAt", c."officerRequested", c."openedAt" AS "callOpenedAt",
      c."incidentId" IS NOT NULL AND c."calledAt" IS NULL AS "callOpen", c."caseNumber" AS "callNumber", d."id" AS "decisionId", d."outcome" AS "decision", d."reason",
      e."confirmedAt", o."last", o."started", o."onSchoolMatter", o."arrived", o."disposed", o."caseNumber",
      coalesce(n."agencyId", CASE WHEN c."calledAt" IS NOT NULL THEN c."agencyId" END, o."agencyId", s."agencyId") AS "agency",
      least(n."first", c."calledAt", e."confirmedAt") AS "toldAt", s."level" IN ('L1', 'L2') AS "school",
      e."confirmedAt" IS NOT NULL AND (NOT EXISTS (SELECT FROM asked_911 a WHERE a."incidentId" = s."id")
        OR EXISTS (SELECT FROM asked_911 a WHERE a."incidentId" = s."id" AND a."to" = 'police')) AS "emergency",
      coalesce(s."wanted" = 'came' OR o."started", false) AS "came"
    FROM these s LEFT JOIN noticed n ON n."incidentId" = s."id" LEFT JOIN called c ON c."incidentId" = s."id"
    LEFT JOIN decided d ON d."incidentId" = s."id" LEFT JOIN ${ALARMS} e ON e."incidentId" = s."id" LEFT JOIN fed_back o ON o."incidentId" = s."id"),
  judged AS MATERIALIZED (SELECT *, "rule" IS NOT NULL OR "called" OR "emergency" AS "told",
    "school" AND "wanted" = 'asked' AND NOT ("rule" IS NOT NULL OR "called" OR "emergency" OR "came") AS "refused" FROM facts)`;

/** Whom the newest classification of an emergency sends for. */
const ASKED_911 = `
  asked_911 AS MATERIALIZED (SELECT e."incidentId", b."to" FROM ${ALARMS} e
    JOIN LATERAL (SELECT "id" FROM "Classification" WHERE "incidentId" = e."incidentId" ORDER BY "revision" DESC LIMIT 1) l ON true
    JOIN "Obligation" b ON b."classificationId" = l."id" AND b."responseMode" = '911' WHERE e."incidentId" IN (SELECT "id" FROM these))`;

const someOf = (
  where: string,
) => `these AS MATERIALIZED (SELECT i."id", i."reference", i."openedAt", i."agencyId", i."countedLevel" AS "level", i."countedKind" AS "kind",
  CASE WHEN i."countedPoliceWanted" IN ('asked', 'came') THEN i."countedPoliceWanted" END AS "wanted" FROM "Incident" i WHERE ${ORDINARY} AND ${where})`;

const CONTACTS = `count(*) FILTER (WHERE "rule" IS NOT NULL)::int AS "required", count(*) FILTER (WHERE "called" AND "rule" IS NULL)::int AS "chosen",
  count(*) FILTER (WHERE "emergency")::int AS "emergencies", count(*) FILTER (WHERE "came" AND NOT "told")::int AS "policeStarted",
  array_agg((extract(epoch FROM "arrived" - "toldAt") * 1000)::float8 / 60000 ORDER BY "arrived" - "toldAt") FILTER (WHERE "arrived" >= "toldAt") AS "arrival",
  array_agg((extract(epoch FROM "disposed" - "toldAt") * 1000)::float8 / 60000 ORDER BY "disposed" - "toldAt") FILTER (WHERE "disposed" >= "toldAt") AS "disposition"`;

export const WEEK = `WITH ${someOf('i."openedAt" >= $1 AND i."openedAt" < $2')}, ${PARTS}, ${ASKED_911}, ${FACTS},
  chain AS (WITH RECURSIVE back AS (SELECT d."id", d."revisesId", d."openedAt", d."decidedAt" FROM "Decision" d WHERE d."id" IN (SELECT "decisionId" FROM facts)
    UNION ALL SELECT d."id", d."revisesId", d."openedAt", d."decidedAt" FROM back JOIN "Decision" d ON d."id" = back."revisesId")
    SELECT (extract(epoch FROM "decidedAt" - "openedAt") * 1000)::float8 / 60000 AS "minutes" FROM back WHERE "revisesId" IS NULL AND "decidedAt" IS NOT NULL)
  SELECT "agency", ${CONTACTS}, count(*) FILTER (WHERE "decision" = 'declined' AND "rule" IS NULL OR "refused")::int AS "kept",
    count(*) FILTER (WHERE "refused")::int AS "refused", count(*) FILTER (WHERE "confirmedAt" IS NOT NULL AND NOT "emergency")::int AS "medicalOrFire",
    count(*) FILTER (WHERE "onSchoolMatter")::int AS "boundarySchoolMatter", count(*) FILTER (WHERE "told" AND NOT "emergency"
      AND NOT ("called" AND "officerRequested") AND "arrived" IS NOT NULL)::int AS "boundaryNoticeOnly",
    (SELECT array_agg("minutes" ORDER BY "minutes") FROM chain) AS "decisions",
    (SELECT count(*)::int FROM "PoliceNotice" n WHERE n."incidentId" IN (SELECT "id" FROM these) AND ${NOTICE} AND n."to" = 'police'
      AND (n."madeAt" IS NOT NULL OR n."dueAt" < $3)) AS "noticesDue",
    (SELECT count(*)::int FROM "PoliceNotice" n WHERE n."incidentId" IN (SELECT "id" FROM these) AND ${NOTICE} AND n."to" = 'police'
      AND n."madeAt" IS NOT NULL AND (n."dueAt" IS NULL OR n."madeAt" <= n."dueAt")) AS "noticesOnTime"
  FROM judged GROUP BY GROUPING SETS ((), ("agency")) ORDER BY grouping("agency") DESC`;

export const BLOCK = `WITH ${someOf('i."openedAt" >= ($1::timestamptz[])[1] AND i."openedAt" < ($1::timestamptz[])[5]')}, ${PARTS}, ${ASKED_911}, ${FACTS}
  SELECT 'school' AS "part", coalesce("kind", 'none') AS "row", count(*)::int AS "count" FROM judged WHERE "school" AND "wanted" IS NULL AND NOT "told" AND NOT "came" GROUP BY 2
  UNION ALL SELECT 'why', "rule", count(*) FROM judged WHERE "rule" IS NOT NULL GROUP BY 2
  UNION ALL SELECT 'outcomes', coalesce("last", 'pending'), count(*) FROM judged WHERE "told" OR "came" GROUP BY 2
  UNION ALL SELECT 'declined', "reason", count(*) FROM judged WHERE "decision" = 'declined' AND "rule" IS NULL GROUP BY 2
  UNION ALL SELECT 'kept', width_bucket("openedAt", $1::timestamptz[])::text, count(*) FROM judged WHERE "decision" = 'declined' AND "rule" IS NULL OR "refused" GROUP BY 2
  UNION ALL SELECT 'sum', unnest(ARRAY['officerRequested', 'told', 'refused']), unnest(ARRAY[count(*) FILTER (WHERE "emergency" OR "called" AND "officerRequested"),
    count(*) FILTER (WHERE "told"), count(*) FILTER (WHERE "refused")]) FROM judged
  UNION ALL SELECT 'sum', 'confidential', count(*) FROM "Incident" i WHERE i."openedAt" >= ($1::timestamptz[])[1] AND i."openedAt" < ($1::timestamptz[])[5]
    AND i."status" <> 'withdrawn' AND NOT (${ORDINARY})`;

export const TREND = `SELECT width_bucket(i."openedAt", $1::timestamptz[]) - 1 AS "block", count(*) FILTER (WHERE "noticed")::int AS "required",
    count(*) FILTER (WHERE NOT "noticed")::int AS "chosen"
  FROM (SELECT "incidentId", bool_or("noticed") AS "noticed" FROM (
    SELECT "incidentId", true AS "noticed" FROM "PoliceNotice" n WHERE ${NOTICE} AND "to" = 'police' AND "madeAt" IS NOT NULL
    UNION ALL SELECT "incidentId", false FROM (SELECT DISTINCT ON ("incidentId") "incidentId", "calledAt" FROM "CallDuty" WHERE "cancelledAt" IS NULL
      ORDER BY "incidentId", "openedAt" DESC, "id" DESC) c WHERE "calledAt" IS NOT NULL) t GROUP BY 1 ORDER BY 1) x
  CROSS JOIN LATERAL (SELECT "openedAt", "status", "countedTracks" FROM "Incident" WHERE "id" = x."incidentId" OFFSET 0) i
  WHERE ${ORDINARY} AND i."openedAt" >= ($1::timestamptz[])[1] AND i."openedAt" < $2 GROUP BY 1`;

export const ITEMS = `WITH told AS (SELECT "incidentId" FROM "PoliceNotice" n WHERE ${NOTICE} AND "to" = 'police' AND "madeAt" IS NOT NULL
    UNION SELECT "incidentId" FROM "CallDuty" WHERE "cancelledAt" IS NULL AND "calledAt" IS NOT NULL
    UNION SELECT "incidentId" FROM ${ALARMS} e WHERE "confirmedAt" IS NOT NULL),
  late AS (SELECT DISTINCT ON ("incidentId") "incidentId", "openedAt" FROM "PoliceNotice" n WHERE ${NOTICE} AND "to" = 'police' AND "madeAt" IS NULL AND "dueAt" < $4
    ORDER BY "incidentId", "openedAt", "id"),
  maybe AS MATERIALIZED (SELECT "incidentId" FROM told WHERE "incidentId" NOT IN (SELECT "incidentId" FROM "PoliceOutcome")
    UNION SELECT "incidentId" FROM "PoliceOutcome" WHERE "outcome" = 'pending' UNION SELECT "incidentId" FROM late
    UNION SELECT "incidentId" FROM "CallDuty" WHERE "cancelledAt" IS NULL AND "calledAt" IS NULL
    UNION SELECT "incidentId" FROM "PoliceOutcome" JOIN "Incident" i ON i."id" = "incidentId" WHERE i."openedAt" >= $2 AND i."openedAt" < $3
      AND ("onSchoolMatter" OR "arrivedAt" IS NOT NULL)),
  ${someOf('i."id" IN (SELECT "incidentId" FROM maybe) AND i."openedAt" >= $1 AND i."openedAt" < $3')}, ${PARTS}, ${ASKED_911}, ${FACTS}
  SELECT k."kind", j."reference", j."agency" AS "agencyId", k."since", coalesce(j."caseNumber", j."callNumber", (SELECT n."caseNumber" FROM "PoliceNotice" n
    WHERE n."incidentId" = j."id" AND ${NOTICE} AND n."caseNumber" IS NOT NULL ORDER BY n."openedAt" DESC, n."id" DESC LIMIT 1)) AS "caseNumber"
  FROM judged j LEFT JOIN late ON late."incidentId" = j."id" CROSS JOIN LATERAL (VALUES
    ('outcome-owed', coalesce(j."toldAt", j."openedAt"), j."told" AND (j."last" IS NULL OR j."last" = 'pending')),
    ('call-not-made', j."callOpenedAt", j."callOpen"), ('notice-not-made', late."openedAt", late."openedAt" IS NOT NULL),
    ('school-matter', j."openedAt", j."onSchoolMatter" AND j."openedAt" >= $2),
    ('notice-only', j."openedAt", j."openedAt" >= $2 AND j."told" AND NOT j."emergency" AND NOT (j."called" AND j."officerRequested") AND j."arrived" IS NOT NULL)
  ) k ("kind", "since", "holds") WHERE k."holds" ORDER BY k."since", j."reference"`;

type WeekRow = Omit<WeekNumbers, 'agencies'> & { agency: string | null };

/** Ask all four, one after the other. @param agencyIds those of the district. */
export async function askPlainly(
  client: pg.Client,
  periods: DigestPeriods,
  { agencyIds, now }: { agencyIds: string[]; now: Date },
): Promise<DigestNumbers> {
  const { from, week, blockWeeks, trendBlocks } = periods;
  const byAgency = await client.query<WeekRow>(WEEK, [week.from, week.to, now]);
  const rows = await client.query<{ part: string; row: string; count: string }>(BLOCK, [blockWeeks]);
  const trend = await client.query<{ block: number; required: number; chosen: number }>(TREND, [trendBlocks.slice(0, -1), week.to]);
  const items = await client.query<OpenItem>(ITEMS, [from, week.from, week.to, now]);
  return {
    week: toWeek(byAgency.rows, agencyIds),
    block: toBlock(rows.rows, blockWeeks.length - 1),
    trend: trendBlocks.slice(1).map((_, block) => {
      const { required = 0, chosen = 0 } = trend.rows.find((each) => each.block === block) ?? {};
      return { required, chosen };
    }),
    items: items.rows,
  };
}

function toWeek([all, ...own]: WeekRow[], agencyIds: string[]): WeekNumbers {
  if (!all) throw new Error('sums over nothing are a row too');
  const { agency: _, ...numbers } = all;
  const none = { required: 0, chosen: 0, emergencies: 0, policeStarted: 0, arrival: null, disposition: null };
  const agencies = agencyIds.map((id) => {
    const { required, chosen, emergencies, policeStarted, arrival, disposition } = own.find(({ agency }) => agency === id) ?? none;
    return [id, { required, chosen, emergencies, policeStarted, arrival: arrival ?? [], disposition: disposition ?? [] }];
  });
  // array_agg of nothing is null
  const times = { arrival: numbers.arrival ?? [], disposition: numbers.disposition ?? [], decisions: numbers.decisions ?? [] };
  return { ...numbers, ...times, agencies: Object.fromEntries(agencies) };
}

function toBlock(rows: { part: string; row: string; count: string }[], weeks: number): BlockNumbers {
  const part = (name: string) =>
    Object.fromEntries(rows.filter((each) => each.part === name).map(({ row, count }) => [row, Number(count)]));
  const [sums, kept, why, outcomes] = [part('sum'), part('kept'), part('why'), part('outcomes')];
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { officerRequested = 0, told = 0, refused = 0, confidential = 0 } = sums;
  return {
    ...{
      school: part('school'),
      confidential,
      why,
      officerRequested,
      noticeOnly: told - officerRequested,
      outcomes,
      declined: part('declined'),
    },
    ...{ required: total(why), told, known: total(outcomes), refused },
    kept: Array.from({ length: weeks }, (_, week) => kept[String(week + 1)] ?? 0),
  };
}
