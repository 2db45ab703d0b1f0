import { z } from 'zod';
import { AppError } from '../../../incidents/app-error.ts';
import type { Timeline } from '../../../incidents/ports.ts';
import type { Session } from '../session.ts';

/** As our own chain wrote it. */
const event = z.object({
  at: z.string(),
  kind: z.string(),
  actorId: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).exactOptional(),
});

export function createTimeline({ tx }: Session): Timeline {
  return {
    of: async (incidentId) => {
      const rows = await tx.$queryRaw<{ body: string }[]>`
        SELECT "body" FROM "AuditEvent" WHERE (("body")::jsonb ->> 'incidentId') = ${incidentId} ORDER BY "sequence"`;
      return rows.map(({ body }) => {
        const read = event.safeParse(JSON.parse(body));
        if (!read.success)
          throw new AppError('audit-unreadable', 'An audit event is not as the program writes it. Run npm run audit:verify.');
        return read.data;
      });
    },
  };
}
