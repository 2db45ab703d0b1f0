import type { Papers } from '../../../incidents/emergency/gather-ports.ts';
import type { Session } from '../session.ts';

export function createPapers({ tx }: Session): Papers {
  const isOwed = { paperDueAt: { not: null }, paperConfirmedAt: null };
  return {
    open: async (id, paperDueAt) => {
      await tx.emergency.updateMany({ where: { id, paperDueAt: null }, data: { paperDueAt } });
    },
    proposeOnce: async (id, { at, byId, reason }) => {
      const data = { paperAt: at, paperById: byId, paperReason: reason };
      const { count } = await tx.emergency.updateMany({ where: { id, ...isOwed, paperAt: null }, data });
      return count === 1;
    },
    signOnce: async (id, { at, byId }) => {
      const where = { id, ...isOwed, paperAt: { not: null }, paperById: { not: byId } };
      const { count } = await tx.emergency.updateMany({ where, data: { paperConfirmedAt: at, paperConfirmedById: byId } });
      return count === 1;
    },
    reject: async (id) => {
      await tx.emergency.updateMany({ where: { id, ...isOwed }, data: { paperAt: null, paperById: null, paperReason: null } });
    },
  };
}
