import type { Notices } from '../../../incidents/ports.ts';
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
    reassign: async (id, { agencyId, ownerId }) => {
      await tx.policeNotice.updateMany({ where: { id, madeAt: null }, data: { agencyId, ownerId } });
    },
  };
}
