import type { Prisma } from '../../../generated/prisma/client.ts';
import type { LinkedIncident, LinkedStudents } from '../../../incidents/equity-ports.ts';
import { RESTRICTED_TRACKS } from '../../../incidents/permissions.ts';
import type { Session } from '../session.ts';
import { firstDecision } from './first-decision.ts';

/** Only what is counted: no reporter, no answers, no note, no reference. */
const counted = {
  siteId: true,
  classifications: {
    orderBy: { revision: 'asc' },
    select: {
      ...{ level: true, type: true, tracks: true },
      obligations: { where: { responseMode: 'emergency' }, select: { to: true } },
    },
  },
  decisions: {
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, outcome: true, openedAt: true, decidedAt: true, revisesId: true },
  },
  notices: { where: { waivedAt: null, madeAt: { not: null }, to: 'police' }, take: 1, select: { id: true } },
  callDuties: { where: { cancelledAt: null, calledAt: { not: null } }, take: 1, select: { id: true } },
  emergency: { select: { confirmedAt: true } },
  outcomes: { orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { outcome: true } },
  involvedStudents: { select: { studentHash: true, role: true, homeSiteId: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.IncidentSelect;

type CountedRow = Prisma.IncidentGetPayload<{ select: typeof counted }>;

export function createLinkedStudents({ tx }: Session): LinkedStudents {
  return {
    incidentsBetween: async (from, to) => {
      const where: Prisma.IncidentWhereInput = {
        openedAt: { gte: from, lt: to },
        status: { not: 'withdrawn' },
        // also what was restricted only for a time: nobody outside its roles ever learned of it
        classifications: { none: { tracks: { hasSome: [...RESTRICTED_TRACKS] } } },
      };
      const rows = await tx.incident.findMany({ where, orderBy: { openedAt: 'asc' }, select: counted, relationLoadStrategy: 'join' });
      return rows.flatMap(toLinkedIncident);
    },
  };
}

function toLinkedIncident(row: CountedRow): LinkedIncident[] {
  const [first, last] = [row.classifications[0], row.classifications.at(-1)];
  if (!first || !last) return [];
  const [decision] = row.decisions;
  const opened = firstDecision(row.decisions);
  const minutes = opened?.decidedAt ? (opened.decidedAt.getTime() - opened.openedAt.getTime()) / 60_000 : null;
  const emergencyFor = last.obligations.map(({ to }) => to);
  return [
    {
      type: first.type,
      firstLevel: first.level,
      lastLevel: last.level,
      siteId: row.siteId,
      decision: decision ? { outcome: decision.outcome, minutes } : null,
      noticed: row.notices.length > 0,
      called: row.callDuties.length > 0,
      // an emergency nobody could name yet asks for police, since 911 decides what comes
      emergency: row.emergency?.confirmedAt != null && (emergencyFor.length === 0 || emergencyFor.includes('police')),
      outcomes: row.outcomes.map(({ outcome }) => outcome),
      reclassified: row.classifications.some(({ type, level }) => type !== first.type || level !== first.level),
      students: row.involvedStudents.map(({ studentHash, role, homeSiteId }) => ({ hash: studentHash, role, homeSiteId })),
    },
  ];
}
