import { z } from 'zod';
import { DELIVERY_STATES, MESSAGE_KINDS } from '../../../incidents/delivery.ts';
import type { DigestRecord } from '../../../incidents/digest-ports.ts';
import type { ReaderCopy, Releases } from '../../../incidents/release-ports.ts';
import { SENT_AGAIN } from '../claim-deliveries.ts';
import type { Session } from '../session.ts';

/** What goes to readers, and not to the director. */
const READER_KINDS = ['boundary-notice', 'digest', 'digest-file'];

const copyRows = z.array(
  z.object({
    deliveryId: z.string(),
    kind: z.enum(MESSAGE_KINDS),
    carrier: z.enum(['slack', 'teams', 'mail']).nullable(),
    address: z.string(),
    state: z.enum(DELIVERY_STATES),
    code: z.string().nullable(),
    needsPerson: z.boolean(),
    settledAt: z.date().nullable(),
  }),
);

export function createReleases(session: Session): Releases {
  const { tx, options } = session;
  return {
    lock: async (id): Promise<DigestRecord | null> => {
      await tx.$queryRaw`SELECT "id" FROM "Digest" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
      return tx.digest.findUnique({ where: { id } });
    },
    hold: async (id, { at, byId }) => {
      await tx.digest.update({ where: { id }, data: { heldAt: at, heldById: byId } });
    },
    release: async (id, { at, byId, document }) => {
      const data = { releasedAt: at, releasedById: byId, document: JSON.parse(JSON.stringify(document)) };
      await tx.digest.update({ where: { id }, data });
    },
    releasedSince: async (sinceWeek): Promise<DigestRecord[]> => {
      const where = { week: { gte: sinceWeek }, releasedAt: { not: null } };
      return tx.digest.findMany({ where, orderBy: [{ week: 'asc' }, { version: 'desc' }], distinct: ['week'] });
    },
    addBoundary: async (digestId, notices) => {
      await tx.boundaryNotice.createMany({ data: notices.map((notice) => ({ id: options.ids.id(), digestId, ...notice })) });
    },
    boundaryOf: (digestId) =>
      tx.boundaryNotice.findMany({
        where: { digestId },
        orderBy: { id: 'asc' },
        select: { agencyId: true, items: true, shownAt: true, reply: true, repliedAt: true },
      }),
    recordReply: async (digestId, { agencyId, reply, shownAt, at, byId }) => {
      const replied = reply === null ? {} : { reply, repliedAt: at };
      const data = { ...replied, ...(shownAt ? { shownAt } : {}), recordedById: byId };
      await tx.boundaryNotice.updateMany({ where: { digestId, agencyId }, data });
    },
    copiesOf: (digestId) => copiesOf(session, digestId),
    sendAgain: (digestId, deliveryId) => sendAgain(session, digestId, deliveryId),
  };
}

/** Of each card the newest post: an older one was sent again. Without a time to look, nothing looks by itself. */
async function copiesOf({ tx }: Session, digestId: string): Promise<ReaderCopy[]> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT ON (c."id") d."id" AS "deliveryId", c."kind", c."platform" AS "carrier", c."address", d."state"::text, d."code", d."settledAt",
      (d."state" = 'unknown' AND d."notBefore" > '9999-01-01') AS "needsPerson"
    FROM "PostedCard" c JOIN "Delivery" d ON d."cardId" = c."id"
    WHERE c."digestId" = ${digestId}::uuid AND c."kind" = ANY(${READER_KINDS}) AND d."operation" = 'post'
    ORDER BY c."id", d."createdAt" DESC, d."id" DESC`;
  return copyRows.parse(rows);
}

/** The old delivery is closed and a new one takes its place, in one statement each under the lock of their card: two presses send once. */
async function sendAgain(session: Session, digestId: string, deliveryId: string): Promise<boolean> {
  const { tx, options, atEnd } = session;
  const now = options.clock.now();
  const cards = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "PostedCard" c JOIN "Delivery" d ON d."cardId" = c."id"
    WHERE d."id" = ${deliveryId}::uuid AND c."digestId" = ${digestId}::uuid AND c."kind" = ANY(${READER_KINDS})
      AND (c."platform" IS NOT NULL OR ${options.mail ?? false})
    FOR NO KEY UPDATE OF c`;
  const [card] = cards;
  if (!card) return false;
  const mayHaveArrived = { state: 'unknown' as const, notBefore: { gt: new Date('9999-01-01T00:00:00Z') } };
  const closed = await tx.delivery.updateMany({
    where: { id: deliveryId, ...mayHaveArrived },
    data: { state: 'failed', code: SENT_AGAIN, notBefore: null, settledAt: now },
  });
  if (closed.count === 0) {
    // what certainly did not arrive is sent once more by whoever closes it first
    const failed = await tx.delivery.updateMany({
      where: { id: deliveryId, state: 'failed', code: { notIn: [SENT_AGAIN, 'replaced'] } },
      data: { code: 'replaced' },
    });
    if (failed.count === 0) return false;
  }
  await giveAddress(session, card.id);
  await tx.$executeRaw`
    INSERT INTO "Delivery" ("id", "cardId", "operation", "lane", "platform", "address", "createdAt")
    SELECT ${options.ids.id()}::uuid, "id", 'post', "lane", "platform", "address", ${now} FROM "PostedCard" WHERE "id" = ${card.id}::uuid`;
  if (!atEnd.wakeUps.some(({ queue }) => queue === 'deliver')) atEnd.wakeUps.push({ queue: 'deliver' });
  return true;
}

/** A reader for whom there was no mail when the digest was released; now there is. */
async function giveAddress({ tx, options }: Session, cardId: string): Promise<void> {
  const { count } = await tx.postedCard.updateMany({ where: { id: cardId, platform: null }, data: { platform: 'mail' } });
  if (count === 0) return;
  await tx.$executeRaw`
    INSERT INTO "ChannelPace" ("id", "platform", "address", "nextAt")
    SELECT ${options.ids.id()}::uuid, 'mail', "address", ${options.clock.now()} FROM "PostedCard" WHERE "id" = ${cardId}::uuid
    ON CONFLICT DO NOTHING`;
}
