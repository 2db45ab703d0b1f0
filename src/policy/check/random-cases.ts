import { offeredAnswers } from '../asking/offered-answers.ts';
import { type Condition, holds } from '../condition.ts';
import type { Question } from '../policy.ts';
import type { Policy } from '../schema.ts';
import type { Answer, Answers, Facts } from '../types.ts';

/** One raw report: every question the person is asked, answered. */
export interface RawCase {
  answers: Answers;
  facts: Required<Pick<Facts, 'suspended' | 'found' | 'minutesOpen'>>;
  administrator: boolean;
}

/** Numbers from 0 to below 1, always the same ones for a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often the questions of the first two screens are answered "no": else nearly all cases would be emergencies. */
const ORDINARY = 0.8;
const TICKED = 0.25;

/** Answer as somebody might: each question in its turn, only where it is asked, only with what is offered there. */
export function randomCase(policy: Policy, random: () => number, limits: number[]): RawCase {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const administrator = random() < 0.5;
  const facts = { suspended: random() < 0.5, found: random() < 0.2, minutesOpen: (pick(limits) ?? 0) + Math.floor(random() * 3) };
  const answers: Answers = {};
  for (const { id, when } of policy.logic.asking) {
    const question = policy.questions[id];
    if (!question || !isAsked(policy, { question, when, answers, administrator })) continue;
    const ids = offeredAnswers(policy, id, answers).map((option) => option.id);
    const answer = question.many ? ids.filter(() => random() < TICKED) : oneOf(question.stage, ids, { random, pick });
    if (isGiven(answer) && !(question.optional && random() < 0.5)) answers[id] = answer;
  }
  return { answers, facts, administrator };
}

interface Asking {
  question: Question;
  when: Condition | null;
  answers: Answers;
  administrator: boolean;
}

function isAsked({ logic }: Policy, { question, when, answers, administrator }: Asking): boolean {
  const known = { answers, facts: {} };
  const isMeant = question.stage !== 'after' && (administrator || !question.administratorOnly);
  const isOver = logic.ends !== null && holds(logic.ends, known);
  return isMeant && !isOver && (when === null || holds(when, known));
}

function oneOf(
  stage: string,
  ids: string[],
  { random, pick }: { random: () => number; pick: (from: string[]) => string | undefined },
): string | undefined {
  const isCalm = (stage === 'safety' || stage === 'special') && ids.includes('no') && random() < ORDINARY;
  return isCalm ? 'no' : pick(ids);
}

function isGiven(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.length > 0;
}
