import type { FollowUps } from '../../../incidents/incident-ports.ts';
import { toIncident, wholeIncident } from '../mapping.ts';
import type { Session } from '../session.ts';
import { awayAt } from './absences.ts';

export function createFollowUps(session: Session): FollowUps {
  const { tx } = session;
  return {
    askOnce: async (incidentId, inquiry) => {
      const { count } = await tx.inquiry.createMany({ data: [{ ...inquiry, incidentId }], skipDuplicates: true });
      return count === 1;
    },
    answerInquiries: async (incidentId, questionIds, answeredAt) => {
      await tx.inquiry.updateMany({ where: { incidentId, questionId: { in: questionIds }, answeredAt: null }, data: { answeredAt } });
    },
    recuseOnce: async (incidentId, recusal) => {
      const { count } = await tx.recusal.createMany({ data: [{ ...recusal, incidentId }], skipDuplicates: true });
      return count === 1;
    },
    handOver: async (incidentId, handOver) => {
      await tx.handOver.create({ data: { ...handOver, incidentId } });
    },
    linkStudentOnce: async (incidentId, { byId, at, ...student }) => {
      const data = [{ ...student, incidentId, addedById: byId, addedAt: at }];
      const { count } = await tx.involvedStudent.createMany({ data, skipDuplicates: true });
      return count === 1;
    },
    addOutcome: async (incidentId, outcome) => {
      await tx.policeOutcome.create({ data: { ...outcome, incidentId } });
    },
    ...levelChanges(session),
    ...gathering(session),
  };
}

function levelChanges({ tx, options }: Session): Pick<FollowUps, 'proposeLevelOnce' | 'settleLevelOnce' | 'dropLevelProposal'> {
  const open = { confirmedAt: null, refusedAt: null };
  return {
    proposeLevelOnce: async (incidentId, change) => {
      const { count } = await tx.levelChange.createMany({ data: [{ ...change, incidentId }], skipDuplicates: true });
      return count === 1;
    },
    settleLevelOnce: async (id, { outcome, at, byId }) => {
      const data = outcome === 'confirmed' ? { confirmedAt: at, confirmedById: byId } : { refusedAt: at, refusedById: byId };
      const second = outcome === 'confirmed' ? { proposedById: { not: byId } } : {};
      const { count } = await tx.levelChange.updateMany({ where: { id, ...open, ...second }, data });
      return count === 1;
    },
    dropLevelProposal: async (incidentId) => {
      const open_ = await tx.levelChange.findFirst({ where: { incidentId, ...open }, select: { id: true, proposedById: true } });
      if (!open_) return;
      const data = { refusedAt: options.clock.now(), refusedById: open_.proposedById };
      await tx.levelChange.updateMany({ where: { id: open_.id, ...open }, data });
    },
  };
}

function gathering(session: Session): Pick<FollowUps, 'relateOnce' | 'relatedTo' | 'gather' | 'gatheredUnder' | 'openAt'> {
  const { tx, options } = session;
  const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
  const many = async (where: { gatheredIntoId: string } | { siteId: string; status: 'open'; openedAt: { gte: Date } }) => {
    const rows = await tx.incident.findMany({ where, orderBy, include: wholeIncident, relationLoadStrategy: 'join' });
    const away = await awayAt(session, options.clock.now());
    return rows.map((row) => toIncident(row, away));
  };
  return {
    relateOnce: async (relation) => {
      const { count } = await tx.incidentRelation.createMany({ data: [relation], skipDuplicates: true });
      return count === 1;
    },
    relatedTo: async (incidentId) => {
      const rows = await tx.incidentRelation.findMany({
        where: { OR: [{ fromId: incidentId }, { toId: incidentId }] },
        select: { from: { select: { id: true, reference: true } }, to: { select: { id: true, reference: true } } },
        orderBy: { id: 'asc' },
      });
      return [...new Set(rows.map(({ from, to }) => (from.id === incidentId ? to.reference : from.reference)))];
    },
    gather: async (id, gatheredIntoId) => {
      await tx.incident.update({ where: { id }, data: { gatheredIntoId } });
    },
    gatheredUnder: (gatheredIntoId) => many({ gatheredIntoId }),
    openAt: (siteId, since) => many({ siteId, status: 'open', openedAt: { gte: since } }),
  };
}
