/** What must hold when two people decide at once, and two processes make the digest of a week. Pure, as the other checks. */
import { type Finding, groups } from './checks.ts';
import type { Snapshot } from './snapshot.ts';

/** Two people at one card, each through a process of their own. */
export interface Pair {
  incidentId: string;
  people: { account: string; title: string; answer: string | null }[];
}

export interface PairWords {
  /** How the answer of the person who decided reads. */
  isDone(answer: string): boolean;
  /** How the other one is told who was first. */
  namesFirst(answer: string, title: string): boolean;
}

/** One of the two decided, and the other one was told by whom. */
export function checkPairs({ decisions }: Snapshot, pairs: Pair[], words: PairWords): Finding {
  const problems = pairs.flatMap(({ incidentId, people }) => {
    const stored = decisions.filter((decision) => decision.incidentId === incidentId && decision.outcome === 'approved');
    const read = people.map(({ answer }) => answer ?? 'nothing').join(' / ');
    if (stored.length !== 1) return [`incident ${incidentId} was approved ${stored.length} times, and they read: ${read}`];
    const first = people.find(({ account }) => account === stored[0]?.account);
    const other = people.find((person) => person !== first);
    if (!first || !other) return [`incident ${incidentId} was approved by ${stored[0]?.account}, who was not at it`];
    if (!words.isDone(first.answer ?? '')) return [`${first.account} decided incident ${incidentId} and read: ${first.answer}`];
    if (!words.namesFirst(other.answer ?? '', first.title))
      return [`${other.account} was not told who decided incident ${incidentId}: ${other.answer}`];
    return [];
  });
  return { what: 'pairs: one decided, the other was told who', counted: pairs.length, problems };
}

/** Each of these weeks has one digest, laid before the director once, and no other week has any; nobody released one. */
export function checkDigests(snapshot: Snapshot, liaisonChannel: string, weeks: string[]): Finding {
  const problems: string[] = [];
  const byWeek = groups(snapshot.digests, ({ week }) => week);
  for (const week of weeks) if (byWeek.get(week)?.length !== 1) problems.push(`week ${week} has ${byWeek.get(week)?.length ?? 0} digests`);
  for (const week of byWeek.keys()) if (!weeks.includes(week)) problems.push(`week ${week} has a digest nobody expected`);
  const cards = snapshot.cards.filter(({ kind }) => kind === 'digest-release');
  if (cards.length !== weeks.length) problems.push(`${cards.length} cards of digests for ${weeks.length} weeks`);
  const posted = snapshot.messages.filter(({ channel }) => channel === liaisonChannel);
  if (posted.length > 0) problems.push(`${posted.length} messages in the liaison channel, and nobody released anything`);
  return { what: 'weeks with one digest, laid before the director once', counted: weeks.length, problems };
}
