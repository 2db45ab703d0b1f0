/** The auditor's own reading of the database: plain SQL that no other part uses, so that a mistake elsewhere is not repeated here. */
import type pg from 'pg';
import { z } from 'zod';
import { ROLES } from '../../district/types.ts';
import type { AuditedRows } from '../../incidents/overlooked/overlooked.ts';
import { LEVELS } from '../../policy/types.ts';

/** School matters with nothing open are looked at for so long. */
const CALM_DAYS = 7;
/** What was given up is said for a day; a little more is read. */
const FAILED_HOURS = 25;
/** A flood is one finding. */
const MOST_LOOSE = 1_000;

/** Of the latest classification of `i`. */
const LATEST = `LEFT JOIN LATERAL (
  SELECT c."id", c."level", c."tracks", c."at" FROM "Classification" c WHERE c."incidentId" = i."id" ORDER BY c."revision" DESC LIMIT 1) latest ON true`;

const list = (fields: string, from: string) => `(SELECT coalesce(json_agg(json_build_object(${fields})), '[]') FROM ${from})`;
const watched = (item: string) => `EXISTS (SELECT 1 FROM "Reminder" r WHERE r."itemId" = ${item} AND r."doneAt" IS NULL)`;

const INCIDENTS = `
  SELECT i."id", i."reference", i."openedAt", i."gatheredIntoId" IS NOT NULL AS "isGathered", i."reporterId", p."role"::text AS "reporterRole",
    latest."level"::text AS "level", latest."tracks", latest."at" AS "classifiedAt",
    ${list(
      `'rule', o."rule", 'to', o."to"`,
      `"Obligation" o WHERE o."classificationId" = latest."id" AND o."police" = 'mandatory'
       AND NOT EXISTS (SELECT 1 FROM "PoliceNotice" n JOIN "Incident" g ON g."id" = n."incidentId"
         WHERE g."gatheredIntoId" = i."id" AND n."rule" = o."rule" AND n."to" = o."to")`,
    )} AS "owed",
    ${list(
      `'id', d."id", 'openedAt', d."openedAt", 'dueAt', d."dueAt", 'outcome', d."outcome", 'silencedUntil', d."silencedUntil", 'isWatched', ${watched('d."id"')}`,
      `"Decision" d WHERE d."incidentId" = i."id"`,
    )} AS "decisions",
    ${list(
      `'id', d."id", 'openedAt', d."openedAt", 'dueAt', d."dueAt", 'isOpen', d."calledAt" IS NULL AND d."cancelledAt" IS NULL, 'isWatched', ${watched('d."id"')}`,
      `"CallDuty" d WHERE d."incidentId" = i."id"`,
    )} AS "calls",
    ${list(
      `'id', n."id", 'rule', n."rule", 'to', n."to", 'openedAt', n."openedAt", 'dueAt', n."dueAt", 'ownerId', n."ownerId",
       'isOwnerRecused', EXISTS (SELECT 1 FROM "Recusal" x WHERE x."incidentId" = i."id" AND x."personId" = n."ownerId"),
       'isOpen', n."madeAt" IS NULL AND n."waivedAt" IS NULL, 'isWatched', ${watched('n."id"')}`,
      `"PoliceNotice" n WHERE n."incidentId" = i."id"`,
    )} AS "notices",
    ${list(
      `'id', e."id", 'openedAt', e."openedAt", 'alerts', e."alerts", 'isOpen', e."confirmedAt" IS NULL AND e."stoodDownAt" IS NULL, 'isWatched', ${watched('e."id"')}`,
      `"Emergency" e WHERE e."incidentId" = i."id"`,
    )} AS "emergencies",
    ${list(`'id', d."id", 'dueAt', d."dueAt"`, `"Duty" d WHERE d."incidentId" = i."id" AND d."doneAt" IS NULL`)} AS "duties",
    ${list(
      `'kind', m."kind", 'key', m."key", 'details', m."details", 'createdAt', m."createdAt", 'inChannel', NOT m."direct", 'personId', m."personId",
       'state', CASE WHEN m."messageId" IS NOT NULL OR way."isThere" THEN 'arrived' WHEN way."isWaiting" THEN 'waiting'
         WHEN way."isFailed" THEN 'failed' ELSE 'lost' END,
       'isOutdated', m."messageId" IS NOT NULL AND m."wantedVersion" > m."shownVersion" AND NOT way."isWaiting" AND NOT way."isNeedless"`,
      `"PostedCard" m CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(v."operation" = 'post' AND v."state" IN ('sent', 'reconciled')), false) AS "isThere",
          coalesce(bool_or(v."state" IN ('queued', 'sending', 'unknown')), false) AS "isWaiting",
          coalesce(bool_or(v."state" = 'failed'), false) AS "isFailed", coalesce(bool_or(v."code" = 'needless'), false) AS "isNeedless"
        FROM "Delivery" v WHERE v."cardId" = m."id") way
       WHERE m."incidentId" = i."id"`,
    )} AS "messages"
  FROM "Incident" i JOIN "Person" p ON p."id" = i."reporterId" ${LATEST}
  WHERE i."status" = 'open' AND latest."id" IS NOT NULL AND (latest."level" >= 'L3' OR i."openedAt" > $1::timestamptz - interval '${CALM_DAYS} days'
    OR EXISTS (SELECT 1 FROM "Duty" d WHERE d."incidentId" = i."id" AND d."doneAt" IS NULL))`;

const SUBJECT = `i."id" AS "incidentId", i."reference", coalesce(latest."tracks", '{}') AS "tracks"`;

const DELIVERIES = `
  SELECT v."id", v."state"::text AS "state", v."createdAt", v."settledAt", ${SUBJECT}
  FROM "Delivery" v JOIN "PostedCard" m ON m."id" = v."cardId" LEFT JOIN "Incident" i ON i."id" = m."incidentId" ${LATEST}
  WHERE v."lane" IN ('emergency', 'decision') AND (v."state" IN ('queued', 'sending', 'unknown')
    OR (v."state" = 'failed' AND v."settledAt" > $1::timestamptz - interval '${FAILED_HOURS} hours'))
  ORDER BY v."createdAt" LIMIT ${MOST_LOOSE}`;

const LOST = `
  SELECT m."id", m."createdAt", ${SUBJECT} FROM "PostedCard" m LEFT JOIN "Incident" i ON i."id" = m."incidentId" ${LATEST}
  WHERE m."messageId" IS NULL AND m."createdAt" <= $1 AND NOT EXISTS (SELECT 1 FROM "Delivery" v WHERE v."cardId" = m."id")
  ORDER BY m."createdAt" LIMIT ${MOST_LOOSE}`;

const REMINDERS = `
  SELECT r."id", r."dueAt", ${SUBJECT} FROM "Reminder" r LEFT JOIN "Incident" i ON i."id" = r."subjectId" ${LATEST}
  WHERE r."doneAt" IS NULL AND r."dueAt" < $1 ORDER BY r."dueAt" LIMIT ${MOST_LOOSE}`;

/** A column, or a text in JSON. */
const time = z.coerce.date();
/** `z.coerce` alone would read null as 1970. */
const maybeTime = z.union([z.null(), time]);
const opened = { id: z.string(), openedAt: time, isWatched: z.boolean() };

const incidents = z.array(
  z.object({
    ...{
      id: z.string(),
      reference: z.string(),
      openedAt: time,
      isGathered: z.boolean(),
      reporterId: z.string(),
      reporterRole: z.enum(ROLES),
    },
    ...{ level: z.enum(LEVELS), tracks: z.array(z.string()), classifiedAt: time },
    owed: z.array(z.object({ rule: z.string(), to: z.string() })),
    decisions: z.array(
      z.object({
        ...opened,
        dueAt: time,
        outcome: z.enum(['pending', 'approved', 'declined', 'superseded']),
        silencedUntil: maybeTime,
      }),
    ),
    calls: z.array(z.object({ ...opened, dueAt: time, isOpen: z.boolean() })),
    notices: z.array(
      z.object({
        ...opened,
        ...{ rule: z.string(), to: z.string(), dueAt: maybeTime, ownerId: z.string().nullable() },
        ...{ isOwnerRecused: z.boolean(), isOpen: z.boolean() },
      }),
    ),
    emergencies: z.array(z.object({ ...opened, isOpen: z.boolean(), alerts: z.number() })),
    duties: z.array(z.object({ id: z.string(), dueAt: maybeTime })),
    messages: z.array(
      z.object({
        ...{ kind: z.string(), key: z.string(), details: z.record(z.string(), z.string()), createdAt: time },
        ...{ inChannel: z.boolean(), personId: z.string().nullable(), state: z.enum(['arrived', 'waiting', 'failed', 'lost']) },
        isOutdated: z.boolean(),
      }),
    ),
  }),
);

const subject = { incidentId: z.string().nullable(), reference: z.string().nullable(), tracks: z.array(z.string()) };
const deliveries = z.array(
  z.object({
    ...subject,
    ...{ id: z.string(), state: z.enum(['queued', 'sending', 'unknown', 'failed']), createdAt: time, settledAt: maybeTime },
  }),
);
const lost = z.array(z.object({ ...subject, id: z.string(), createdAt: time }));
const reminders = z.array(z.object({ ...subject, id: z.string(), dueAt: time }));

/** What is open and what is not where it belongs, as of `now`. @throws pg's and zod's errors. */
export async function readAuditedRows(client: pg.Client, now: Date): Promise<AuditedRows> {
  const read = async (sql: string) => (await client.query<Record<string, unknown>>(sql, [now])).rows;
  return {
    incidents: incidents.parse(await read(INCIDENTS)),
    deliveries: deliveries.parse(await read(DELIVERIES)),
    lost: lost.parse(await read(LOST)),
    reminders: reminders.parse(await read(REMINDERS)),
  };
}
