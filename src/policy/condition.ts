/** Conditions of the policy: data, never code, and true, false or still open while answers are missing. */
import type { Answer, Answers, Facts } from './types.ts';

export type Condition =
  /** At least one of these answers was given. */
  | { op: 'answer'; question: string; any: string[] }
  /** All of these were ticked. */
  | { op: 'every'; question: string; all: string[] }
  | { op: 'answered'; question: string }
  | { op: 'fact'; fact: 'suspended' | 'found' }
  | { op: 'minutes'; atLeast: number }
  | { op: 'all' | 'any'; of: Condition[] }
  | { op: 'not'; of: Condition };

/** Kleene's three values. */
export type Truth = 'yes' | 'no' | 'unknown';

/** What is known when a condition is asked about; `open` names the questions that may still be answered. */
export interface Known {
  answers: Answers;
  facts: Facts;
  open?: (question: string) => boolean;
}

/**
 * Evaluate a condition in three-valued logic. A question that is unanswered and not open matches nothing, so that an exception
 * (which lowers) holds only when somebody has said so.
 */
export function evaluate(condition: Condition, known: Known): Truth {
  switch (condition.op) {
    case 'answer':
    case 'every':
    case 'answered':
      return evaluateAnswer(condition, known);
    case 'fact':
      return known.facts[condition.fact] === true ? 'yes' : 'no';
    case 'minutes':
      return (known.facts.minutesOpen ?? 0) >= condition.atLeast ? 'yes' : 'no';
    case 'all':
      return strongest(condition.of, known, 'no');
    case 'any':
      return strongest(condition.of, known, 'yes');
    case 'not':
      return opposite(evaluate(condition.of, known));
    default:
      return condition satisfies never;
  }
}

/** Does the condition hold with what is answered now? */
export function holds(condition: Condition, known: Pick<Known, 'answers' | 'facts'>): boolean {
  return evaluate(condition, { answers: known.answers, facts: known.facts }) === 'yes';
}

/** The questions a condition speaks of. */
export function questionsOf(condition: Condition): string[] {
  switch (condition.op) {
    case 'answer':
    case 'every':
    case 'answered':
      return [condition.question];
    case 'fact':
    case 'minutes':
      return [];
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(questionsOf))];
    case 'not':
      return questionsOf(condition.of);
    default:
      return condition satisfies never;
  }
}

/** The minutes at which a condition changes. */
export function minuteLimitsOf(condition: Condition): number[] {
  switch (condition.op) {
    case 'minutes':
      return [condition.atLeast];
    case 'all':
    case 'any':
      return condition.of.flatMap(minuteLimitsOf);
    case 'not':
      return minuteLimitsOf(condition.of);
    default:
      return [];
  }
}

/** The given answers that make a condition hold: of alternatives only those that hold. */
export function evidence(condition: Condition, known: Pick<Known, 'answers' | 'facts'>): Answers {
  if (condition.op === 'all') return Object.assign({}, ...condition.of.map((each) => evidence(each, known)));
  if (condition.op === 'any') {
    const holding = condition.of.filter((each) => holds(each, known));
    return Object.assign({}, ...holding.map((each) => evidence(each, known)));
  }
  const given = questionsOf(condition).flatMap((id) => {
    const answer = known.answers[id];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(given);
}

/** An answer as a list, however many the question takes. */
export function asList(answer: Answer | undefined): string[] {
  if (answer === undefined) return [];
  return typeof answer === 'string' ? [answer] : answer;
}

function evaluateAnswer(condition: Extract<Condition, { question: string }>, { answers, open }: Known): Truth {
  const answer = answers[condition.question];
  if (answer === undefined) return open?.(condition.question) ? 'unknown' : 'no';
  if (condition.op === 'answered') return 'yes';
  const given = asList(answer);
  if (condition.op === 'answer') return condition.any.some((id) => given.includes(id)) ? 'yes' : 'no';
  return condition.all.every((id) => given.includes(id)) ? 'yes' : 'no';
}

/** `no` decides a conjunction, `yes` a disjunction; otherwise one open part leaves it open. */
function strongest(parts: Condition[], known: Known, decisive: 'yes' | 'no'): Truth {
  let result: Truth = decisive === 'yes' ? 'no' : 'yes';
  for (const part of parts) {
    const truth = evaluate(part, known);
    if (truth === decisive) return truth;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

function opposite(truth: Truth): Truth {
  if (truth === 'unknown') return truth;
  return truth === 'yes' ? 'no' : 'yes';
}
