import { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { translateDatabaseError } from './database-error.ts';

/** Numbers an operator watches; no ids, no kinds. */
export interface WorkFigures {
  deliveries: { state: string; count: number }[];
  /** Age of the oldest message that waits to go now, in seconds; 0 when none does. */
  oldestWaitingSeconds: number;
  openIncidents: number;
}

const States = z.array(z.object({ state: z.string(), count: z.coerce.number() }));
const Figures = z.array(z.object({ oldest: z.coerce.number(), open: z.coerce.number() })).length(1);

/** Messages by state, the oldest that waits, and open incidents. @throws AppError `database-unavailable`. */
export async function workFigures(prisma: PrismaClient): Promise<WorkFigures> {
  try {
    const deliveries = States.parse(
      await prisma.$queryRaw`SELECT "state"::text AS state, count(*)::int AS count FROM "Delivery" GROUP BY 1 ORDER BY 1`,
    );
    const [figures] = Figures.parse(
      await prisma.$queryRaw`SELECT
        coalesce((SELECT extract(epoch FROM now() - min("createdAt")) FROM "Delivery" WHERE "state" IN ('queued', 'unknown')), 0)::float AS oldest,
        (SELECT count(*) FROM "Incident" WHERE "status" = 'open')::int AS open`,
    );
    return { deliveries, oldestWaitingSeconds: figures?.oldest ?? 0, openIncidents: figures?.open ?? 0 };
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
