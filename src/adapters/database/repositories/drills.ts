import type { Drills } from '../../../incidents/drill/drill.ts';
import type { Session } from '../session.ts';

export function createDrills({ tx }: Session): Drills {
  return {
    lockSite: async (siteId) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`site ${siteId}`}, 0))`;
    },
    startOnce: async (drill) => {
      const { count } = await tx.drill.createMany({ data: [drill], skipDuplicates: true });
      return count === 1;
    },
    get: (id) => tx.drill.findUnique({ where: { id } }),
    runningAt: (siteId) => tx.drill.findFirst({ where: { siteId, endedAt: null } }),
    endOnce: async (id, { at, by, byId }) => {
      const { count } = await tx.drill.updateMany({ where: { id, endedAt: null }, data: { endedAt: at, endedBy: by, endedById: byId } });
      return count === 1;
    },
  };
}
