/** The worker's side of deliveries: rows are claimed, never held, so that a killed worker loses nothing and replicas share the work. */
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { type Delivery, DeliveryError } from '../../incidents/delivery.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Clock } from '../../incidents/ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { claimDeliveries, giveBackExpired } from './claim-deliveries.ts';
import { nextDueAt } from './next-due.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Tx } from './session.ts';

export interface DeliveryQueueDeps {
  clock: Clock;
}

export function createDeliveryQueue(prisma: PrismaClient, { clock }: DeliveryQueueDeps): DeliveryQueue {
  const inTransaction = (work: (tx: Tx) => Promise<void>) => retryConflicts(() => prisma.$transaction(work));
  const settle = (delivery: Delivery, state: 'sent' | 'failed', code: string | null) => {
    const data = { state, code, leaseUntil: null, settledAt: clock.now() };
    return inTransaction(async (tx) => {
      await tx.delivery.updateMany({ where: held(delivery), data });
      await refreshRelease(tx, delivery, clock.now());
    });
  };
  const retryLater: DeliveryQueue['retryLater'] = (delivery, at, code) => inTransaction((tx) => requeue(tx, delivery, { at, code }));

  return {
    claim: (options) =>
      retryConflicts(async () => {
        await giveBackExpired(prisma, options.now);
        return claimDeliveries(prisma, options);
      }),
    begin: (delivery) =>
      retryConflicts(async () => {
        const { count } = await prisma.delivery.updateMany({ where: held(delivery), data: { preparing: false } });
        if (count === 0) throw new DeliveryError('lease-lost', { retryable: true });
      }),
    sent: (delivery, where) => inTransaction((tx) => recordSent(tx, { delivery, where, now: clock.now() })),
    retryLater,
    unknown: async (delivery, lookAt, code) => {
      // showing the same state twice is harmless, so an update is simply done again
      if (delivery.operation === 'update') return retryLater(delivery, lookAt, code);
      const data = { state: 'unknown' as const, notBefore: lookAt, leaseUntil: null, code };
      await inTransaction(async (tx) => {
        await tx.delivery.updateMany({ where: held(delivery), data });
        await refreshRelease(tx, delivery, clock.now());
      });
    },
    failed: async (delivery, code) => {
      await settle(delivery, 'failed', code);
    },
    needless: async (delivery) => {
      await settle(delivery, 'sent', 'needless');
    },
    pauseChannel: (platform, address, until) =>
      retryConflicts(async () => {
        const { count } = await prisma.channelPace.updateMany({
          where: { platform, address, nextAt: { lt: until } },
          data: { nextAt: until },
        });
        if (count === 0) await prisma.channelPace.createMany({ data: [{ platform, address, nextAt: until }], skipDuplicates: true });
      }),
    nextDueAt: (platforms) => retryConflicts(() => nextDueAt(prisma, platforms)),
    dueReminders: (now, limit) =>
      retryConflicts(async () => {
        const where = { doneAt: null, dueAt: { lte: now } };
        const rows = await prisma.reminder.findMany({
          where,
          orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
          take: limit,
          select: { id: true },
        });
        return rows.map(({ id }) => id);
      }),
  };
}

/** Only the worker that holds it now: each claim counts one attempt more. */
function held({ id, attempts }: Delivery) {
  return { id, attempts, state: 'sending' as const };
}

/** Cards are locked before their deliveries, here as where changes refresh them. */
async function lockCard(tx: Tx, cardId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "PostedCard" WHERE "id" = ${cardId}::uuid FOR NO KEY UPDATE`;
}

/** Back into the queue; an update that waits already shows the newest state as well, so one of the two is enough. */
async function requeue(tx: Tx, delivery: Delivery, { at, code }: { at: Date; code: string }): Promise<void> {
  await lockCard(tx, delivery.card.id);
  const { count } = await tx.delivery.updateMany({ where: held(delivery), data: { leaseUntil: null, state: 'unknown' } });
  if (count === 0) return;
  const { id, operation } = delivery;
  if (operation === 'update') await tx.delivery.deleteMany({ where: { cardId: delivery.card.id, operation, state: 'queued' } });
  await tx.delivery.update({ where: { id }, data: { state: 'queued', notBefore: at, code } });
}

interface Sent {
  delivery: Delivery;
  where: { channel: string; messageId: string; found?: boolean };
  now: Date;
}

/** A message that is there is recorded even when the lease was over: nothing else could find it again. */
async function recordSent(tx: Tx, { delivery, where, now }: Sent): Promise<void> {
  const { id, operation, version } = delivery;
  await lockCard(tx, delivery.card.id);
  const settled = { state: where.found ? ('reconciled' as const) : ('sent' as const), leaseUntil: null, code: null, settledAt: now };
  const { count } = await tx.delivery.updateMany({ where: { id, state: { notIn: ['sent', 'reconciled'] } }, data: settled });
  if (count === 0) return;
  const { channel, messageId } = where;
  // an update whose message somebody had removed was posted anew
  const isNew = operation === 'post' || messageId !== delivery.card.messageId;
  await tx.$executeRaw`
    UPDATE "PostedCard" SET "shownVersion" = greatest("shownVersion", least(${version}, "wantedVersion")),
      "channel" = CASE WHEN ${isNew} THEN ${channel} ELSE "channel" END,
      "messageId" = CASE WHEN ${isNew} THEN ${messageId} ELSE "messageId" END
    WHERE "id" = ${delivery.card.id}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "Delivery" ("id", "cardId", "operation", "lane", "platform", "address", "createdAt")
    SELECT "new_uuid_v7"(), "id", 'update', (CASE "lane" WHEN 'emergency' THEN 'emergency' ELSE 'update' END)::"Lane", "platform", "address", ${now}
    FROM "PostedCard" WHERE "id" = ${delivery.card.id}::uuid AND "wantedVersion" > "shownVersion"
    ON CONFLICT DO NOTHING`;
  await refreshRelease(tx, delivery, now);
  await auditArrival(tx, delivery, now);
}

/** The card on which a digest was released shows what became of every copy. */
async function refreshRelease(tx: Tx, { card }: Delivery, now: Date): Promise<void> {
  if (card.digestId === null || card.kind === 'digest-release' || card.kind === 'digest-reminder') return;
  await tx.$executeRaw`
    WITH changed AS (
      UPDATE "PostedCard" SET "wantedVersion" = "wantedVersion" + 1 WHERE "kind" = 'digest-release' AND "digestId" = ${card.digestId}::uuid
      RETURNING "PostedCard".*
    )
    INSERT INTO "Delivery" ("id", "cardId", "operation", "lane", "platform", "address", "createdAt")
    SELECT "new_uuid_v7"(), "id", 'update', 'update', "platform", "address", ${now} FROM changed WHERE "messageId" IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

/**
 * On record: when a restricted matter reached whom it goes to (the Title IX coordinator above all), and when a digest reached a reader.
 * Last, like every audit event.
 */
async function auditArrival(tx: Tx, { operation, card }: Delivery, now: Date): Promise<void> {
  if (operation !== 'post') return;
  const { incidentId, personId, digestId, kind, platform, address } = card;
  const at = now.toISOString();
  if (kind === 'restricted-card' && incidentId !== null) {
    await appendEvent(tx, { at, kind: 'restricted-delivered', actorId: null, incidentId, details: { personId: personId ?? '' } });
  } else if (DIGEST_KINDS.includes(kind) && digestId !== null) {
    await appendEvent(tx, {
      at,
      kind: 'digest-delivered',
      actorId: null,
      digestId,
      details: { message: kind, carrier: platform, reader: address },
    });
  }
}

const DIGEST_KINDS: readonly string[] = ['digest', 'digest-file', 'boundary-notice'];

async function appendEvent(tx: Tx, event: Record<string, unknown>): Promise<void> {
  await tx.$queryRaw`SELECT "append_audit"(ARRAY["new_uuid_v7"()], ARRAY[${canonicalJson(event)}])`;
}
