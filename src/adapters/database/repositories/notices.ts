import type { Notices } from '../../../incidents/incident-ports.ts';
import type { Session } from '../session.ts';

export function createNotices({ tx }: Session): Notices {
  return {
    open: async (incidentId, notice) => {
      await tx.policeNotice.create({ data: { ...notice, incidentId } });
    },
    recordOnce: async (id, { at, byId, how, caseNumber }) => {
      const data = { madeAt: at, madeById: byId, how, caseNumber };
      const { count } = await tx.policeNotice.updateMany({ where: { id, madeAt: null }, data });
      return count === 1;
    },
    proposeWaiverOnce: async (id, { reason, at, byId }) => {
      const where = { id, madeAt: null, waiverAt: null };
      const { count } = await tx.policeNotice.updateMany({ where, data: { waiverReason: reason, waiverAt: at, waiverById: byId } });
      return count === 1;
    },
    waiveOnce: async (id, { at, byId }) => {
      const where = { id, madeAt: null, waivedAt: null, waiverById: { not: byId }, waiverAt: { not: null } };
      const { count } = await tx.policeNotice.updateMany({ where, data: { waivedAt: at, waivedById: byId } });
      return count === 1;
    },
    keepOwed: async (id) => {
      const where = { id, waivedAt: null };
      await tx.policeNotice.updateMany({ where, data: { waiverReason: null, waiverAt: null, waiverById: null } });
    },
    reassign: async (id, { agencyId, ownerId }) => {
      await tx.policeNotice.updateMany({ where: { id, madeAt: null }, data: { agencyId, ownerId } });
    },
  };
}
