import { z } from 'zod';
import type { Board } from '../../../incidents/digest-ports.ts';
import type { Session } from '../session.ts';

const itemRows = z.array(
  z.object({
    incidentId: z.string(),
    reference: z.string(),
    what: z.enum(['emergency', 'decision', 'call', 'notice']),
    dueAt: z.date().nullable(),
  }),
);

export function createBoard({ tx }: Session): Board {
  return {
    counts: async (dayStart) => {
      // one statement over the partial indexes of what is open: the board is drawn after every change
      const rows = await tx.$queryRaw`
        SELECT i."id" AS "incidentId", i."reference", o."what", o."dueAt" FROM (
          SELECT "incidentId", 'emergency' AS "what", 1 AS "rank", NULL::timestamptz AS "dueAt", "openedAt"
            FROM "Emergency" WHERE "confirmedAt" IS NULL AND "stoodDownAt" IS NULL
          UNION ALL SELECT "incidentId", 'decision', 2, "dueAt", "openedAt" FROM "Decision" WHERE "outcome" = 'pending'
          UNION ALL SELECT "incidentId", 'call', 2, "dueAt", "openedAt" FROM "CallDuty" WHERE "calledAt" IS NULL AND "cancelledAt" IS NULL
          UNION ALL SELECT "incidentId", 'notice', 2, "dueAt", "openedAt" FROM "PoliceNotice" WHERE "madeAt" IS NULL AND "waivedAt" IS NULL
        ) o JOIN "Incident" i ON i."id" = o."incidentId"
        WHERE i."status" = 'open' AND (o."what" <> 'emergency' OR i."gatheredIntoId" IS NULL)
        ORDER BY o."rank", o."dueAt" NULLS FIRST, o."openedAt", i."id"`;
      const items = itemRows.parse(rows);
      const today = await tx.incident.count({ where: { openedAt: { gte: dayStart } } });
      return { needSomeone: items.length, clocks: items.filter(({ dueAt }) => dueAt !== null).length, today, items };
    },
  };
}
