import type { Given } from '../asking/answer-space.ts';
import type { Condition } from '../condition.ts';
import type { Policy } from '../schema.ts';
import { type Settlement, settle } from '../settle.ts';
import { type AnswerWalk, createAnswerWalk } from './answer-walk.ts';
import { type Exploration, explore } from './explore.ts';
import { NOTICE_TRIGGERS, UNDER_TWELVE } from './notice-triggers.ts';

/** One thing that is wrong. */
export interface Finding {
  /** A sentence for the person who edits the policy. */
  problem: string;
  /** The shortest answers that show it; texts and the like have none. */
  answers?: Given[];
}

/** A claim about a policy that is proven over all answers, or over all its words. */
export interface Proof {
  id: string;
  /** What holds if nothing is found. */
  claim: string;
  prove(subject: Subject): { findings: Finding[]; notes?: string[] };
}

/** What proofs look at. The walk and its end points are worked out once, when the first proof asks for them. */
export interface Subject {
  policy: Policy;
  /** The policy before the district's own changes; the policy itself where there are none. */
  base: Policy;
  /** Schools per police agency of the district; empty without a district file. */
  sites: number[];
  /** Random raw cases to compare with the reduced ones. */
  samples: number;
  walk(): AnswerWalk;
  exploration(): Exploration;
  /** What the policy says where these conditions hold. */
  settled(holding: ReadonlySet<Condition>): Settlement;
}

/**
 * Prepare a policy for proofs; nothing is worked out yet.
 *
 * @param samples random reports that `reduction` compares; fewer make it quicker.
 */
export function createSubject(
  policy: Policy,
  { base = policy, sites = [], samples = 100_000 }: Partial<Pick<Subject, 'base' | 'sites' | 'samples'>> = {},
): Subject {
  const walk = once(() => createAnswerWalk(policy, { besides: [...NOTICE_TRIGGERS.map(({ when }) => when), UNDER_TWELVE] }));
  const settlements = new WeakMap<ReadonlySet<Condition>, Settlement>();
  return {
    policy,
    base,
    sites,
    samples,
    walk,
    exploration: once(() => explore(walk())),
    settled: (holding) => {
      const known = settlements.get(holding) ?? settle(policy, (condition) => holding.has(condition));
      settlements.set(holding, known);
      return known;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
