import { evaluate, holds, minuteLimitsOf, questionsOf } from '../condition.ts';
import type { Policy } from '../schema.ts';
import type { Answers, Facts } from '../types.ts';
import { conditionsOf, createDecider } from './deciding-questions.ts';

export interface QuestionsInput {
  answers: Answers;
  facts?: Facts;
  /** Administrators are asked some questions more. */
  administrator?: boolean;
}

/** How many sets of answers are remembered per policy. */
const REMEMBERED = 5000;

/**
 * The unanswered questions to ask now, in the order of asking: all whose answer can still change the result under some way of answering
 * the others, and those marked `always` (domain.md section 2). Empty once nothing more is to be asked (suspected child abuse).
 * The place stands on the first screen and is not among them.
 */
export function relevantQuestions(policy: Policy, input: QuestionsInput): string[] {
  const { answers, facts = {}, administrator = false } = input;
  const known = { answers, facts };
  if (policy.logic.ends && holds(policy.logic.ends, known)) return [];
  const deciding = decidingOf(policy, { answers, facts, administrator });
  return policy.logic.asking.flatMap(({ id, when }) => {
    const question = policy.questions[id];
    if (
      !question ||
      question.stage === 'after' ||
      id in answers ||
      question.display === 'site' ||
      (question.administratorOnly && !administrator)
    )
      return [];
    if (deciding.has(id)) return [id];
    const isOpen = (other: string) => !(other in answers) && deciding.has(other);
    const mayBeAsked = when === null || evaluate(when, { ...known, open: isOpen }) !== 'no';
    return question.always && mayBeAsked ? [id] : [];
  });
}

/**
 * Work out the questions of staff ahead of time: the very first call looks at the whole policy (some tenths of a second, in which nobody
 * is answered), every later one finds most of it done.
 */
export function prepareQuestions(policy: Policy): void {
  relevantQuestions(policy, { answers: {} });
}

interface Memory {
  /** What results depend on at all: other answers, and minutes between two limits, would only fill the memory. */
  questions: Set<string>;
  minutes: number[];
  deciders: Map<string, ReturnType<typeof createDecider>>;
  found: Map<string, Set<string>>;
}
const memories = new WeakMap<Policy, Memory>();

function decidingOf(policy: Policy, { answers, facts, administrator }: Required<QuestionsInput>): Set<string> {
  const memory = memoryOf(policy);
  const { suspended = false, found = false, minutesOpen = 0 } = facts;
  const circumstances = JSON.stringify([suspended, found, memory.minutes.filter((limit) => minutesOpen >= limit), administrator]);
  const mattering = Object.entries(answers).filter(([id]) => memory.questions.has(id));
  mattering.sort(([a], [b]) => (a < b ? -1 : 1));
  return remember(memory.found, `${circumstances} ${JSON.stringify(mattering)}`, () => {
    const decide = memory.deciders.get(circumstances) ?? createDecider(policy, { facts, asked: (id) => mayAsk(policy, id, administrator) });
    memory.deciders.set(circumstances, decide);
    return decide(Object.fromEntries(mattering));
  });
}

function memoryOf(policy: Policy): Memory {
  const known = memories.get(policy);
  if (known) return known;
  const gates = policy.logic.asking.flatMap(({ when, options }) => [when, ...options.map((option) => option.when)]);
  const all = [...conditionsOf(policy.logic), ...gates.filter((gate) => gate !== null)];
  const memory: Memory = {
    questions: new Set(all.flatMap(questionsOf)),
    minutes: [...new Set(all.flatMap(minuteLimitsOf))],
    deciders: new Map(),
    found: new Map(),
  };
  memories.set(policy, memory);
  return memory;
}

function mayAsk(policy: Policy, id: string, administrator: boolean): boolean {
  return administrator || !policy.questions[id]?.administratorOnly;
}

/** What was asked for longest ago is forgotten first. */
function remember(found: Map<string, Set<string>>, key: string, find: () => Set<string>): Set<string> {
  const value = found.get(key) ?? find();
  found.delete(key);
  found.set(key, value);
  const [oldest] = found.keys();
  if (found.size > REMEMBERED && oldest !== undefined) found.delete(oldest);
  return value;
}
