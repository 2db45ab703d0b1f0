/** An incident's rows as the digest counts them. */
import type { DigestIncident } from '../../../incidents/digest-ports.ts';
import { firstDecision } from './first-decision.ts';

/** What is read of an incident, in the order that each list says. */
export interface CountedFacts
  extends Pick<DigestIncident, 'reference' | 'openedAt' | 'agencyId' | 'level' | 'tracks' | 'kind' | 'emergencyFor' | 'withdrawn'> {
  policeWanted: string | null;
  /** Newest first. */
  decisions: {
    id: string;
    outcome: NonNullable<DigestIncident['outcome']>;
    reason: string | null;
    openedAt: Date;
    decidedAt: Date | null;
    revisesId: string | null;
  }[];
  /** Those that stand, oldest first. */
  notices: (Omit<DigestIncident['notices'][number], 'made' | 'onTime'> & { dueAt: Date | null })[];
  /** The newest that stands. */
  call: DigestIncident['call'];
  emergency: { confirmedAt: Date | null } | null;
  /** Oldest first. */
  outcomes: DigestIncident['outcomes'];
}

export interface Counting {
  /** Decides what is late. */
  now: Date;
  /** When somebody reads what was reported at an instant: a decision's minutes count from there. */
  readAt: (at: Date) => Date;
}

export function toDigestIncident(facts: CountedFacts, { now, readAt }: Counting): DigestIncident {
  const { policeWanted, decisions, notices, emergency, call, ...same } = facts;
  const [decision] = decisions;
  const first = firstDecision(decisions);
  return {
    ...same,
    call,
    policeWanted: toPoliceWanted(policeWanted),
    outcome: decision?.outcome ?? null,
    reason: decision?.reason ?? null,
    decisionMinutes: first?.decidedAt ? minutesBetween(readAt(first.openedAt), first.decidedAt) : null,
    called: call?.calledAt != null,
    notices: notices.map((notice) => toCountedNotice(notice, now)),
    emergencyConfirmed: emergency ? emergency.confirmedAt !== null : null,
    emergencyConfirmedAt: emergency?.confirmedAt ?? null,
  };
}

/** Nothing where somebody decided before the hours in which it is read. */
function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / 60_000;
}

/** Every other answer to the question is none. */
export function toPoliceWanted(answer: string | null): DigestIncident['policeWanted'] {
  return answer === 'asked' || answer === 'came' ? answer : null;
}

function toCountedNotice(
  { rule, agencyId, to, openedAt, dueAt, madeAt, caseNumber }: CountedFacts['notices'][number],
  now: Date,
): DigestIncident['notices'][number] {
  return { rule, agencyId, to, openedAt, madeAt, caseNumber, made: madeAt !== null, onTime: isOnTime(dueAt, madeAt, now) };
}

/** "At once" has no minute to compare with: made is on time. */
function isOnTime(dueAt: Date | null, madeAt: Date | null, now: Date): boolean | null {
  if (madeAt) return dueAt === null || madeAt <= dueAt;
  return dueAt !== null && dueAt < now ? false : null;
}
