import type { Absences } from '../../../incidents/incident-ports.ts';
import type { Session } from '../session.ts';

export function createAbsences(session: Session): Absences {
  const { tx } = session;
  return {
    set: async ({ id, personId, from, until }) => {
      await end(session, personId, from);
      await tx.absence.create({ data: { id, personId, from, until } });
    },
    end: (personId, at) => end(session, personId, at),
    awayAt: (at) => awayAt(session, at),
    of: async (personId, at) => {
      const row = await tx.absence.findFirst({ where: { personId, ...running(at) }, orderBy: { until: 'desc' }, select: { until: true } });
      return row;
    },
  };
}

/** Keys of the district file of everybody who is away at this instant. */
export async function awayAt({ tx }: Pick<Session, 'tx'>, at: Date): Promise<string[]> {
  const rows = await tx.absence.findMany({ where: running(at), select: { person: { select: { key: true } } }, orderBy: { id: 'asc' } });
  return [...new Set(rows.flatMap(({ person: { key } }) => (key === null ? [] : [key])))];
}

function running(at: Date) {
  return { endedAt: null, from: { lte: at }, until: { gt: at } };
}

async function end({ tx }: Session, personId: string, at: Date): Promise<void> {
  await tx.absence.updateMany({ where: { personId, endedAt: null, until: { gt: at } }, data: { endedAt: at } });
}
