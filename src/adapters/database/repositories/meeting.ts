import type { Meeting } from '../../../incidents/meeting-ports.ts';
import type { Session } from '../session.ts';

const itemColumns = {
  id: true,
  week: true,
  topic: true,
  agencyId: true,
  siteId: true,
  day: true,
  addedById: true,
  addedAt: true,
  decision: true,
  decidedAt: true,
} as const;
const actionColumns = {
  id: true,
  task: true,
  owner: true,
  dueOn: true,
  siteId: true,
  addedById: true,
  addedAt: true,
  doneAt: true,
} as const;

export function createMeeting({ tx }: Session): Meeting {
  return {
    addAgendaItem: async (item) => (await tx.agendaItem.createMany({ data: [item], skipDuplicates: true })).count === 1,
    agendaOf: (week) => tx.agendaItem.findMany({ where: { week }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }], select: itemColumns }),
    undecided: (upToWeek) =>
      tx.agendaItem.findMany({
        where: { week: { lte: upToWeek }, decision: null },
        orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
        select: itemColumns,
      }),
    decidedBetween: (from, to) =>
      tx.agendaItem.findMany({
        where: { decidedAt: { gte: from, lt: to } },
        orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
        select: itemColumns,
      }),
    decide: async (id, { decision, at, byId }) => {
      const data = { decision, decidedAt: at, decidedById: byId };
      const { count } = await tx.agendaItem.updateMany({ where: { id, decision: null }, data });
      return count === 1;
    },
    addAction: async (action) => (await tx.meetingAction.createMany({ data: [action], skipDuplicates: true })).count === 1,
    openActions: () =>
      tx.meetingAction.findMany({ where: { doneAt: null }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }], select: actionColumns }),
    doneBetween: (from, to) =>
      tx.meetingAction.findMany({
        where: { doneAt: { gte: from, lt: to } },
        orderBy: [{ doneAt: 'asc' }, { id: 'asc' }],
        select: actionColumns,
      }),
    finishAction: async (id, { at, byId }) => {
      const { count } = await tx.meetingAction.updateMany({ where: { id, doneAt: null }, data: { doneAt: at, doneById: byId } });
      return count === 1;
    },
  };
}
