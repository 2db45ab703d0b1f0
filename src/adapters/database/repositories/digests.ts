import { z } from 'zod';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { DigestIncident, DigestRecord, Digests } from '../../../incidents/digest-ports.ts';
import type { Session, UnitOfWorkOptions } from '../session.ts';
import { type Counting, toDigestIncident } from './digest-incident.ts';
import { readDigest } from './read-digest.ts';

const ofClassification = {
  level: true,
  tracks: true,
  obligations: { where: { responseMode: 'emergency' }, orderBy: { position: 'asc' }, select: { to: true } },
} as const satisfies Prisma.ClassificationSelect;

/** Only what is counted: no reporter, no note, and of the answers two codes ever leave here for a digest. */
const counted = {
  reference: true,
  openedAt: true,
  agencyId: true,
  status: true,
  gatheredIntoId: true,
  answerSets: { orderBy: { revision: 'desc' }, take: 1, select: { answers: true } },
  classifications: { orderBy: { revision: 'desc' }, take: 1, select: ofClassification },
  decisions: {
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, outcome: true, reason: true, openedAt: true, decidedAt: true, revisesId: true },
  },
  // an employee's own confirmation is of the same notice; what two persons gave up is neither owed nor made
  notices: {
    where: { waivedAt: null, OR: [{ party: null }, { party: 'supervisor' }] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: { rule: true, agencyId: true, to: true, openedAt: true, dueAt: true, madeAt: true, caseNumber: true },
  },
  // the newest call that still stands
  callDuties: {
    where: { cancelledAt: null },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { agencyId: true, officerRequested: true, openedAt: true, calledAt: true, caseNumber: true },
  },
  emergency: { select: { confirmedAt: true } },
  outcomes: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      outcome: true,
      agencyId: true,
      startedBy: true,
      onSchoolMatter: true,
      arrivedAt: true,
      disposedAt: true,
      caseNumber: true,
    },
  },
} as const satisfies Prisma.IncidentSelect;

type CountedRow = Prisma.IncidentGetPayload<{ select: typeof counted }>;

export function createDigests({ tx, options }: Session): Digests {
  return {
    createOnce: async ({ document, ...digest }) => {
      const data = { ...digest, document: JSON.parse(JSON.stringify(document)) };
      const { count } = await tx.digest.createMany({ data: [data], skipDuplicates: true });
      return count === 1;
    },
    get: async (id): Promise<DigestRecord | null> => tx.digest.findUnique({ where: { id } }),
    byWeek: async (week): Promise<DigestRecord | null> => {
      const versions = await tx.digest.findMany({ where: { week }, orderBy: { version: 'desc' } });
      return versions.find(({ releasedAt }) => releasedAt !== null) ?? versions[0] ?? null;
    },
    lastWeek: async () => (await tx.digest.findFirst({ orderBy: { week: 'desc' }, select: { week: true } }))?.week ?? null,
    incidentsBetween: async (from, to) => {
      const where = { openedAt: { gte: from, lt: to } };
      const rows = await tx.incident.findMany({ where, orderBy: { openedAt: 'asc' }, select: counted, relationLoadStrategy: 'join' });
      return rows.flatMap((row) => toCounted(row, options));
    },
    read: (periods) => readDigest(tx, periods, countingOf(options)),
    invented: async (from, to) => {
      const where = { invented: true, openedAt: { gte: from, lt: to } };
      return (await tx.incident.findFirst({ where, select: { id: true } })) !== null;
    },
  };
}

/** What is late now, and since when somebody reads. */
function countingOf({ clock, readAt = (at) => at }: UnitOfWorkOptions): Counting {
  return { now: clock.now(), readAt };
}

function toCounted(
  { answerSets, classifications, callDuties, status, gatheredIntoId, ...row }: CountedRow,
  options: UnitOfWorkOptions,
): DigestIncident[] {
  const [classification] = classifications;
  if (!classification) return [];
  const { level, tracks, obligations } = classification;
  const emergencyFor = obligations.map(({ to }) => to);
  // 911 that was called on a gathered report counts for the one it stands under
  const emergency = gatheredIntoId === null ? row.emergency : null;
  const facts = { ...row, emergency, level, tracks, emergencyFor, call: callDuties[0] ?? null, withdrawn: status === 'withdrawn' };
  return [toDigestIncident({ ...facts, ...countedAnswers(answerSets[0]?.answers) }, countingOf(options))];
}

/** Two codes; every other answer stays in the database. */
const answersCounted = z.object({ kind: z.string().optional(), police_wanted: z.string().optional() });

function countedAnswers(answers: unknown): { kind: string | null; policeWanted: string | null } {
  const read = answersCounted.safeParse(answers);
  const { kind = null, police_wanted: policeWanted = null } = read.success ? read.data : {};
  return { kind, policeWanted };
}
