import type { Inbound } from '../../../incidents/ports.ts';
import type { Session } from '../session.ts';

export function createInbound({ tx, options: { clock, ids } }: Session): Inbound {
  return {
    firstTime: async (key) => {
      const { count } = await tx.inboundEvent.createMany({ data: [{ id: ids.id(), key, seenAt: clock.now() }], skipDuplicates: true });
      return count === 1;
    },
    seen: async (key) => (await tx.inboundEvent.count({ where: { key } })) > 0,
  };
}
