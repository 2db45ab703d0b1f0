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

/** @param now decides what is late. */
export function toDigestIncident(facts: CountedFacts, now: Date): DigestIncident {
  const { policeWanted, decisions, notices, emergency, call, ...same } = facts;
  const [decision] = decisions;
  const first = firstDecision(decisions);
  return {
    ...same,
    call,
    policeWanted: toPoliceWanted(policeWanted),
    outcome: decision?.outcome ?? null,
    reason: decision?.reason ?? null,
    decisionMinutes: first?.decidedAt ? (first.decidedAt.getTime() - first.openedAt.getTime()) / 60_000 : null,
    called: call?.calledAt != null,
    notices: notices.map((notice) => toCountedNotice(notice, now)),
    emergencyConfirmed: emergency ? emergency.confirmedAt !== null : null,
    emergencyConfirmedAt: emergency?.confirmedAt ?? null,
  };
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
