import { conditionsOf } from './asking/deciding-questions.ts';
import { classify } from './classify.ts';
import { minuteLimitsOf } from './condition.ts';
import type { Policy } from './schema.ts';
import type { Answers } from './types.ts';

/**
 * The minutes since the opening of a matter at which the policy says something else of these answers, ascending: a missing student is
 * the director's decision at first and police notice after 15 minutes (domain.md, row 38).
 */
export function changesWithTime(policy: Policy, answers: Answers): number[] {
  const limits = [...new Set(conditionsOf(policy.logic).flatMap(minuteLimitsOf))].sort((a, b) => a - b);
  const resultAt = (minutesOpen: number) => JSON.stringify(classify(policy, { answers, facts: { minutesOpen } }));
  return limits.filter((limit) => resultAt(limit) !== resultAt(limit - 1));
}
