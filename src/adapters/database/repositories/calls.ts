import type { Calls } from '../../../incidents/incident-ports.ts';
import type { Session } from '../session.ts';

export function createCalls({ tx }: Session): Calls {
  return {
    open: async (incidentId, duty) => {
      await tx.callDuty.create({ data: { ...duty, incidentId } });
    },
    recordOnce: async (id, { at, byId, caseNumber }) => {
      const { count } = await tx.callDuty.updateMany({
        where: { id, calledAt: null, cancelledAt: null },
        data: { calledAt: at, calledById: byId, caseNumber },
      });
      return count === 1;
    },
    reassign: async (id, callerId) => {
      await tx.callDuty.updateMany({ where: { id, calledAt: null, cancelledAt: null }, data: { callerId } });
    },
    cancelOnce: async (id, { at, byId }) => {
      const where = { id, calledAt: null, cancelledAt: null };
      const { count } = await tx.callDuty.updateMany({ where, data: { cancelledAt: at, cancelledById: byId } });
      return count === 1;
    },
    redirect: async (id, agencyId) => {
      await tx.callDuty.updateMany({ where: { id, calledAt: null }, data: { agencyId } });
    },
  };
}
