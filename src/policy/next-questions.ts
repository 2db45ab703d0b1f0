import { evaluate, holds, minuteLimitsOf, questionsOf } from './condition.ts';
import { conditionsOf, decidingQuestions } from './deciding-questions.ts';
import type { Policy } from './schema.ts';
import type { Answers, Facts } from './types.ts';

export interface QuestionsInput {
  answers: Answers;
  facts?: Facts;
  /** Administrators are asked some questions more. */
  administrator?: boolean;
}

/** How many sets of answers are remembered per policy. */
const REMEMBERED = 5000;
const memory = new WeakMap<Policy, Map<string, string[]>>();

/**
 * The unanswered questions to ask now, in the order of asking: all whose answer can still change the result under some way of answering
 * the others, and those marked `always` (domain.md section 2). Empty once nothing more is to be asked (suspected child abuse).
 * The place stands on the first screen and is not among them.
 */
export function relevantQuestions(policy: Policy, input: QuestionsInput): string[] {
  const { answers, facts = {}, administrator = false } = input;
  const known = { answers, facts };
  if (policy.logic.ends && holds(policy.logic.ends, known)) return [];
  const asked = (id: string) => {
    const question = policy.questions[id];
    return question !== undefined && (administrator || !question.administratorOnly);
  };
  const deciding = remember(policy, keyOf(policy, input), () => [...decidingQuestions(policy, { answers, facts, asked })]);
  return policy.logic.asking.flatMap(({ id, when }) => {
    const question = policy.questions[id];
    if (!question || id in answers || question.display === 'site' || !asked(id)) return [];
    if (deciding.includes(id)) return [id];
    const isOpen = (other: string) => !(other in answers) && deciding.includes(other);
    const mayBeAsked = when === null || evaluate(when, { ...known, open: isOpen }) !== 'no';
    return question.always && mayBeAsked ? [id] : [];
  });
}

/** What results depend on at all: the rest of the answers, and minutes between two limits, would only fill the memory. */
interface Mattering {
  questions: Set<string>;
  minutes: number[];
}
const mattering = new WeakMap<Policy, Mattering>();

function matteringIn(policy: Policy): Mattering {
  const known = mattering.get(policy);
  if (known) return known;
  const { logic } = policy;
  const gates = logic.asking.flatMap(({ when, options }) => [when, ...options.map((option) => option.when)]);
  const all = [...conditionsOf(logic), ...gates.filter((gate) => gate !== null)];
  const found = { questions: new Set(all.flatMap(questionsOf)), minutes: [...new Set(all.flatMap(minuteLimitsOf))] };
  mattering.set(policy, found);
  return found;
}

function keyOf(policy: Policy, { answers, facts = {}, administrator = false }: QuestionsInput): string {
  const { questions, minutes } = matteringIn(policy);
  const entries = Object.entries(answers).filter(([id]) => questions.has(id));
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const { suspended = false, found = false, minutesOpen = 0 } = facts;
  return JSON.stringify([entries, suspended, found, minutes.filter((limit) => minutesOpen >= limit), administrator]);
}

function remember(policy: Policy, key: string, find: () => string[]): string[] {
  const known = memory.get(policy) ?? new Map<string, string[]>();
  memory.set(policy, known);
  const found = known.get(key) ?? find();
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return found;
}
