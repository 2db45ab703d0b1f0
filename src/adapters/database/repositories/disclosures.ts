import type { Disclosures } from '../../../incidents/disclosure/disclosure-ports.ts';
import type { Session } from '../session.ts';

export function createDisclosures({ tx }: Session): Disclosures {
  return {
    log: async (incidentId, disclosure) => {
      await tx.disclosure.create({ data: { ...disclosure, incidentId } });
    },
    between: async (from, to) => {
      const rows = await tx.disclosure.findMany({
        where: { at: { gte: from, lt: to } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: { incident: { select: { reference: true } } },
      });
      const people = await tx.person.findMany({ where: { id: { in: rows.map(({ byId }) => byId) } }, select: { id: true, key: true } });
      const keys = new Map(people.map(({ id, key }) => [id, key]));
      return rows.map(({ incident, incidentId: _, ...row }) => ({
        ...row,
        reference: incident.reference,
        byKey: keys.get(row.byId) ?? null,
      }));
    },
  };
}
