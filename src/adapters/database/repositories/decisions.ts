import type { Decisions } from '../../../incidents/incident-ports.ts';
import type { Session } from '../session.ts';

export function createDecisions({ tx }: Session): Decisions {
  return {
    open: async (incidentId, decision) => {
      await tx.decision.create({ data: { ...decision, incidentId } });
    },
    decideOnce: async (id, { outcome, at, byId, reason }) => {
      const where = { id, outcome: 'pending' as const };
      const { count } = await tx.decision.updateMany({ where, data: { outcome, decidedAt: at, decidedById: byId, reason } });
      return count === 1;
    },
    supersede: async (id) => {
      await tx.decision.updateMany({ where: { id, outcome: 'pending' }, data: { outcome: 'superseded' } });
    },
    silence: async (id, until, byId) => {
      await tx.decision.updateMany({ where: { id, outcome: 'pending' }, data: { silencedUntil: until, silencedById: byId } });
    },
  };
}
