/** Which delivery goes next. One statement, so that two workers never hold the same row and a channel's pace is taken with it. */

import { z } from 'zod';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { type Delivery, LANES, MESSAGE_KINDS } from '../../incidents/delivery.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import { detailsColumn } from './json-columns.ts';

type ClaimOptions = Parameters<DeliveryQueue['claim']>[0];

/** Code of a delivery of which nobody knew, once a person had it sent again. */
export const SENT_AGAIN = 'sent-again';
/** What a channel takes: one message a second. */
const PACE_MS = 1_000;
/** What a dead or slow worker sent last may still be on its way: it is not looked for before. */
const LOOK_AFTER_MS = 3_000;

/** Longest time for which anything is put off: whatever is further ahead was written before the clock was set back, and is due. */
const FARTHEST_MS = 600_000;
/** Nobody looks by itself any more. */
const NEVER = new Date('9999-01-01T00:00:00Z');

/** The message id of the card in whose thread this one stands. */
const threadOf = Prisma.sql`(SELECT head."messageId" FROM "PostedCard" head WHERE head."platform" = c."platform" AND head."address" = c."address" AND (
  (c."kind" = 'gathered' AND head."kind" = 'incident-card' AND head."incidentId" = c."incidentId")
  OR (c."kind" = 'digest-file' AND head."kind" = 'digest' AND head."digestId" = c."digestId")))`;

/** Waiting, and able to go: what stands in a thread needs its card, an update needs a message to edit and must not overtake another delivery of its card. */
export const isReady = Prisma.sql`d."state" IN ('queued', 'unknown') AND ((d."operation" = 'post' AND (c."kind" NOT IN ('gathered', 'digest-file') OR ${threadOf} IS NOT NULL)) OR (d."operation" = 'update' AND c."messageId" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "Delivery" other WHERE other."cardId" = d."cardId" AND other."state" = 'sending')))`;

const claimedRows = z.array(
  z.object({
    id: z.string(),
    operation: z.enum(['post', 'update']),
    attempts: z.number(),
    version: z.number(),
    createdAt: z.date(),
    outcomeUnknown: z.boolean(),
    again: z.boolean(),
    preparing: z.boolean(),
    cardId: z.string(),
    kind: z.enum(MESSAGE_KINDS),
    lane: z.enum(LANES),
    platform: z.enum(['slack', 'teams', 'mail']),
    address: z.string(),
    direct: z.boolean(),
    personId: z.string().nullable(),
    incidentId: z.string().nullable(),
    draftId: z.string().nullable(),
    digestId: z.string().nullable(),
    details: detailsColumn,
    channel: z.string().nullable(),
    messageId: z.string().nullable(),
    wantedVersion: z.number(),
    shownVersion: z.number(),
    thread: z.string().nullable(),
  }),
);

/**
 * The most urgent ready delivery of every channel whose time has come, most urgent channel first; a new emergency before a change of one that
 * is there, so that no storm keeps it waiting. Locking the channel's pace keeps other
 * workers off the channel; an unknown post keeps the version of the attempt that may have arrived.
 */
export async function claimDeliveries(prisma: PrismaClient, options: ClaimOptions): Promise<Delivery[]> {
  const { limit, now, leaseMs, platforms, lanes = LANES } = options;
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const nextAt = new Date(now.getTime() + PACE_MS);
  const farthest = new Date(now.getTime() + FARTHEST_MS);
  const rows = await prisma.$queryRaw`
    WITH chosen AS (
      SELECT pace."id" AS "paceId", first.*
      FROM (
        SELECT DISTINCT "platform", "address" FROM "Delivery" WHERE "state" IN ('queued', 'unknown') AND "platform" = ANY(${[...platforms]}::"Carrier"[])
      ) waiting
      JOIN "ChannelPace" pace ON pace."platform" = waiting."platform" AND pace."address" = waiting."address"
      CROSS JOIN LATERAL (
        SELECT d."id", d."state", d."lane", d."createdAt" FROM "Delivery" d JOIN "PostedCard" c ON c."id" = d."cardId"
        WHERE d."platform" = pace."platform" AND d."address" = pace."address" AND d."lane" = ANY(${[...lanes]}::"Lane"[])
          AND (d."notBefore" IS NULL OR d."notBefore" <= ${now} OR (d."notBefore" > ${farthest} AND d."notBefore" < ${NEVER})) AND ${isReady}
        ORDER BY d."lane", (d."lane" = 'emergency' AND d."operation" = 'update'), d."createdAt", d."id" LIMIT 1
      ) first
      WHERE (pace."nextAt" <= ${now} OR pace."nextAt" > ${farthest})
      ORDER BY first."lane", first."createdAt", first."id"
      LIMIT ${limit} FOR UPDATE OF pace SKIP LOCKED
    ), paced AS (
      UPDATE "ChannelPace" SET "nextAt" = ${nextAt} FROM chosen WHERE "ChannelPace"."id" = chosen."paceId"
    )
    UPDATE "Delivery" d SET "state" = 'sending', "attempts" = d."attempts" + 1, "leaseUntil" = ${leaseUntil}, "notBefore" = NULL,
      "preparing" = d."operation" = 'post' AND d."lane" = 'digest' AND chosen."state" = 'queued',
      "version" = CASE chosen."state" WHEN 'unknown' THEN d."version" ELSE c."wantedVersion" END
    FROM chosen, "PostedCard" c
    WHERE d."id" = chosen."id" AND c."id" = d."cardId" AND d."state" = chosen."state"
    RETURNING d."id", d."operation", d."attempts", d."version", d."createdAt", chosen."state" = 'unknown' AS "outcomeUnknown",
      EXISTS (SELECT 1 FROM "Delivery" former WHERE former."cardId" = d."cardId" AND former."id" <> d."id" AND former."code" = ${SENT_AGAIN}) AS "again", d."preparing",
      c."id" AS "cardId", c."kind", d."lane", d."platform", d."address", c."direct", c."personId", c."incidentId", c."draftId", c."digestId",
      c."details", c."channel", c."messageId", c."wantedVersion", c."shownVersion", ${threadOf} AS "thread"`;
  const claimed = claimedRows
    .parse(rows)
    .map(({ id, operation, attempts, version, createdAt, outcomeUnknown, again, preparing, cardId, ...card }) => {
      return { id, operation, attempts, version, createdAt, outcomeUnknown, again, preparing, card: { id: cardId, ...card } };
    });
  return claimed.sort(byUrgency);
}

/** An UPDATE returns its rows in no order. */
function byUrgency(a: Delivery, b: Delivery): number {
  return LANES.indexOf(a.card.lane) - LANES.indexOf(b.card.lane) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/**
 * Deliveries of workers that died. Nobody knows whether a post that had begun arrived, so it must be looked for; an update is simply done again. A newer
 * one that waits gives way to it: had the message been removed, the dead worker may have posted it anew under the id of the old one.
 */
export async function giveBackExpired(prisma: PrismaClient, now: Date): Promise<void> {
  const farthest = new Date(now.getTime() + FARTHEST_MS);
  const expired = { state: 'sending' as const, OR: [{ leaseUntil: { lt: now } }, { leaseUntil: { gt: farthest } }] };
  if ((await prisma.delivery.count({ where: expired })) === 0) return;
  const notBefore = new Date(now.getTime() + LOOK_AFTER_MS);
  await prisma.$transaction(async (tx) => {
    const cards = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "PostedCard" WHERE "id" IN (SELECT "cardId" FROM "Delivery" WHERE "state" = 'sending' AND ("leaseUntil" < ${now} OR "leaseUntil" > ${farthest}))
      ORDER BY "id" FOR NO KEY UPDATE SKIP LOCKED`;
    const ids = cards.map(({ id }) => id);
    await tx.$executeRaw`
      DELETE FROM "Delivery" q WHERE q."cardId" = ANY(${ids}::uuid[]) AND q."state" = 'queued' AND q."operation" = 'update' AND EXISTS (
        SELECT 1 FROM "Delivery" d WHERE d."cardId" = q."cardId" AND d."operation" = 'update' AND d."state" = 'sending' AND (d."leaseUntil" < ${now} OR d."leaseUntil" > ${farthest}))`;
    await tx.$executeRaw`
      UPDATE "Delivery" SET "state" = (CASE WHEN "operation" = 'post' AND NOT "preparing" THEN 'unknown' ELSE 'queued' END)::"DeliveryState",
        "leaseUntil" = NULL, "notBefore" = ${notBefore}, "code" = 'lease-expired'
      WHERE "cardId" = ANY(${ids}::uuid[]) AND "state" = 'sending' AND ("leaseUntil" < ${now} OR "leaseUntil" > ${farthest})`;
  });
}
