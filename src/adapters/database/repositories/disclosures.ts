import { z } from 'zod';
import type { Disclosures } from '../../../incidents/disclosure/disclosure-ports.ts';
import type { Session } from '../session.ts';

/** What the event of a disclosure repeats of its row. */
const logged = z.object({
  disclosureId: z.string(),
  recipient: z.string().exactOptional(),
  reasons: z.array(z.string()).exactOptional(),
  basis: z.string().exactOptional(),
  contents: z.array(z.string()).exactOptional(),
});

export function createDisclosures({ tx }: Session): Disclosures {
  return {
    log: async (incidentId, disclosure) => {
      await tx.disclosure.create({ data: { ...disclosure, incidentId } });
    },
    logDigest: async (digestId, disclosure) => {
      await tx.disclosure.create({ data: { ...disclosure, digestId } });
    },
    unlikeAudit: async () => {
      const events = await tx.$queryRaw<{ details: unknown }[]>`
        SELECT "body"::jsonb -> 'details' AS "details" FROM "AuditEvent"
        WHERE "body"::jsonb ->> 'kind' = 'disclosure-logged' ORDER BY "sequence"`;
      const rows = new Map((await tx.disclosure.findMany()).map((row) => [row.id, row]));
      return events.flatMap(({ details }) => {
        const { disclosureId, ...said } = logged.parse(details);
        const row = rows.get(disclosureId);
        const same = row && Object.entries(said).every(([name, value]) => isSame(row[name as keyof typeof said], value)); // its own names
        return same ? [] : [disclosureId];
      });
    },
    between: async (from, to) => {
      const rows = await tx.disclosure.findMany({
        where: { at: { gte: from, lt: to } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: { incident: { select: { reference: true } }, digest: { select: { week: true } } },
      });
      const people = await tx.person.findMany({ where: { id: { in: rows.map(({ byId }) => byId) } }, select: { id: true, key: true } });
      const keys = new Map(people.map(({ id, key }) => [id, key]));
      return rows.map(({ incident, digest, incidentId: _, digestId: _of, ...row }) => ({
        ...row,
        reference: incident?.reference ?? digest?.week ?? '',
        byKey: keys.get(row.byId) ?? null,
      }));
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
