import { holds } from '../condition.ts';
import type { AnswerOption } from '../policy.ts';
import type { Policy } from '../schema.ts';
import type { Answers } from '../types.ts';

/** The answers of a question that belong to what is answered so far (`specific` lists only the types of the chosen kind), in order. */
export function offeredAnswers(policy: Policy, questionId: string, answers: Answers): AnswerOption[] {
  const asked = policy.logic.asking.find((each) => each.id === questionId);
  const known = { answers, facts: {} };
  const offered = new Set(asked?.options.filter(({ when }) => when === null || holds(when, known)).map(({ id }) => id));
  return policy.questions[questionId]?.answers.filter(({ id }) => offered.has(id)) ?? [];
}
