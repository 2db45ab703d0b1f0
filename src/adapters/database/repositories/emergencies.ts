import type { Emergencies } from '../../../incidents/incident-ports.ts';
import type { Session } from '../session.ts';

export function createEmergencies({ tx }: Session): Emergencies {
  return {
    open: async (incidentId, emergency) => {
      await tx.emergency.create({ data: { ...emergency, incidentId } });
    },
    confirmOnce: async (id, { at, byId }) => {
      const { count } = await tx.emergency.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: at, confirmedById: byId } });
      return count === 1;
    },
    cannotCall: async (id, at) => {
      await tx.emergency.updateMany({ where: { id, cannotCallAt: null }, data: { cannotCallAt: at } });
    },
    standDownOnce: async (id, { at, byId }) => {
      const { count } = await tx.emergency.updateMany({ where: { id, stoodDownAt: null }, data: { stoodDownAt: at, stoodDownById: byId } });
      return count === 1;
    },
    recordTold: async (id, told) => {
      await tx.emergency.update({ where: { id }, data: { told } });
    },
    allClearOnce: async (id, { at, byId }) => {
      const { count } = await tx.emergency.updateMany({ where: { id, allClearAt: null }, data: { allClearAt: at, allClearById: byId } });
      return count === 1;
    },
    countAlert: async (id) => {
      await tx.emergency.update({ where: { id }, data: { alerts: { increment: 1 } } });
    },
  };
}
