import { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Carrier } from '../../incidents/delivery.ts';
import { isReady } from './claim-deliveries.ts';

const dueRows = z.array(z.object({ dueAt: z.date().nullable() }));

/** When the worker must look again at the latest: the first ready delivery's time, or the end of the first lease. */
export async function nextDueAt(prisma: PrismaClient, platforms: readonly Carrier[]): Promise<Date | null> {
  const rows = await prisma.$queryRaw`
    SELECT min(due."at") AS "dueAt" FROM (
      SELECT greatest(coalesce(d."notBefore", d."createdAt"), pace."nextAt") AS "at"
      FROM "Delivery" d JOIN "PostedCard" c ON c."id" = d."cardId"
      JOIN "ChannelPace" pace ON pace."platform" = d."platform" AND pace."address" = d."address"
      WHERE d."platform" = ANY(${[...platforms]}::"Carrier"[]) AND ${isReady}
      UNION ALL SELECT "leaseUntil" FROM "Delivery" WHERE "state" = 'sending'
    ) due`;
  return dueRows.parse(rows)[0]?.dueAt ?? null;
}
