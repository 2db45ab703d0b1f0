/** Everything a use case writes, its messages, jobs and audit events included, is committed together or not at all. */
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Transaction, UnitOfWork } from '../../incidents/ports.ts';
import { createRememberedPeople } from './remembered-people.ts';
import { createAbsences } from './repositories/absences.ts';
import { createAgencyCalls } from './repositories/agency-calls.ts';
import { appendAudit, createAudit } from './repositories/audit.ts';
import { createBoard } from './repositories/board.ts';
import { createCalls } from './repositories/calls.ts';
import { createDecisions } from './repositories/decisions.ts';
import { createDigests } from './repositories/digests.ts';
import { createDisclosures } from './repositories/disclosures.ts';
import { createDrafts } from './repositories/drafts.ts';
import { createDrills } from './repositories/drills.ts';
import { createEmergencies } from './repositories/emergencies.ts';
import { createFollowUps } from './repositories/follow-ups.ts';
import { createGathering } from './repositories/gathering.ts';
import { createInbound } from './repositories/inbound.ts';
import { createIncidents } from './repositories/incidents.ts';
import { createLinkedStudents } from './repositories/linked-students.ts';
import { createMeeting } from './repositories/meeting.ts';
import { createMessages, refreshCards, wakeUp } from './repositories/messages.ts';
import { createNotices } from './repositories/notices.ts';
import { createPapers } from './repositories/papers.ts';
import { createPeople } from './repositories/people.ts';
import { createReleases } from './repositories/releases.ts';
import { createReminders } from './repositories/reminders.ts';
import { createTimeline } from './repositories/timeline.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Session, StoredIdentity, Tx, UnitOfWorkOptions } from './session.ts';

/** The driver's own limits come first; these only end what would hang beyond them. */
const LIMITS = { maxWait: 5_000, timeout: 15_000 };

/** `work` may run again when two transactions met (deadlock, serialization), so it keeps nothing outside the transaction. */
export function createUnitOfWork(prisma: PrismaClient, options: UnitOfWorkOptions): UnitOfWork {
  const rememberedPeople = createRememberedPeople<StoredIdentity>();
  const openSession = (tx: Tx, committed: (() => void)[]): Session => ({
    ...{ tx, options, rememberedPeople },
    atEnd: { audit: [], refresh: new Set(), refreshDrills: new Set(), refreshDigests: new Set(), wakeUps: [], committed },
  });
  const attempt = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const committed: (() => void)[] = [];
    const result = prisma.$transaction(async (tx) => {
      const session = openSession(tx, committed);
      const value = await work(transactionOf(session));
      await wakeUp(session);
      await refreshCards(session);
      await appendAudit(session);
      return value;
    }, LIMITS);
    return result.then((value) => {
      for (const each of committed) each();
      return value;
    });
  };

  return {
    run: (work) => retryConflicts(() => attempt(work)),
    single: (statement) => {
      const session = openSession(prisma, []);
      return retryConflicts(() => statement({ people: createPeople(session), drafts: createDrafts(session) }));
    },
  };
}

function transactionOf(session: Session): Transaction {
  return {
    people: createPeople(session),
    drafts: createDrafts(session),
    incidents: createIncidents(session),
    decisions: createDecisions(session),
    calls: createCalls(session),
    notices: createNotices(session),
    emergencies: createEmergencies(session),
    followUps: createFollowUps(session),
    absences: createAbsences(session),
    disclosures: createDisclosures(session),
    drills: createDrills(session),
    timeline: createTimeline(session),
    reminders: createReminders(session),
    messages: createMessages(session),
    audit: createAudit(session),
    inbound: createInbound(session),
    digests: createDigests(session),
    releases: createReleases(session),
    meeting: createMeeting(session),
    linkedStudents: createLinkedStudents(session),
    board: createBoard(session),
    gathering: createGathering(session),
    papers: createPapers(session),
    agencyCalls: createAgencyCalls(session),
  };
}
