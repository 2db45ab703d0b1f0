import fc from 'fast-check';
import { readPolicy } from '../../src/adapters/files/read-policy.ts';
import { offeredAnswers } from '../../src/policy/asking/offered-answers.ts';
import { classify } from '../../src/policy/classify.ts';
import { holds } from '../../src/policy/condition.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { type Answers, type Classification, type Facts, LEVELS, type Level } from '../../src/policy/types.ts';

/** The policy that ships with the program. */
export const policy: Policy = load();

export const CALM: Answers = { danger: 'no', child_harm: 'no', self_harm: 'no', immigration: 'no', missing: 'no' };

export function say(answers: Answers, facts: Facts = {}): Classification {
  return classify(policy, { answers, facts });
}

export function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** What can be seen of a classification: everything but the answers behind it. */
export function outcome(of: Policy, answers: Answers, facts: Facts = {}): string {
  const { reasons: _, ...result } = classify(of, { answers, facts });
  return JSON.stringify(result);
}

/** Any answers whatever: of every branch at once, missing, unknown ids. */
export function wildAnswers(): fc.Arbitrary<Answers> {
  const each = Object.values(policy.questions).flatMap((question) => {
    const ids = [...question.answers.map(({ id }) => id), 'no-such-answer'];
    const answer: fc.Arbitrary<string | string[]> = question.many ? fc.subarray(ids) : fc.constantFrom(...ids);
    return [[question.id, fc.option(answer, { nil: undefined, freq: 2 })] as const];
  });
  return fc.record(Object.fromEntries(each)).map(withoutUndefined);
}

/** Answers as the phone can give them: each question in its branch, only what is offered; some questions may be left out. */
export function pathAnswers(leftOut: readonly string[] = []): fc.Arbitrary<Answers> {
  // most reports are ordinary: without that, nearly all would be emergencies
  const start = fc.oneof({ weight: 4, arbitrary: fc.constant(CALM) }, { weight: 1, arbitrary: fc.constant({}) });
  return fc.tuple(start, fc.array(fc.nat(9999), { minLength: 97, maxLength: 97 })).map(([calm, numbers]) => {
    let index = 0;
    const draw = (below: number) => {
      index += 1;
      return (numbers[index % numbers.length] ?? 0) % below;
    };
    const kept = Object.entries(calm).filter(([id]) => !leftOut.includes(id));
    return walk(policy, { start: Object.fromEntries(kept), draw, skip: (id) => leftOut.includes(id) });
  });
}

/** Answer every question that may be asked, in order, unless it is skipped. */
export function walk(
  of: Policy,
  { start = {}, draw, skip }: { start?: Answers; draw: (below: number) => number; skip: (id: string) => boolean },
): Answers {
  const answers: Answers = { ...start };
  for (const { id, when } of of.logic.asking) {
    const question = of.questions[id];
    const options = offeredAnswers(of, id, answers);
    if (!question || id in answers || options.length === 0 || skip(id) || question.administratorOnly) continue;
    if (when !== null && !holds(when, { answers, facts: {} })) continue;
    const chosen = options[draw(options.length)]?.id ?? '';
    answers[id] = question.many ? options.filter(({ id: box }) => box === chosen || draw(4) === 0).map(({ id: box }) => box) : chosen;
  }
  return answers;
}

export function levelOf(answers: Answers): Level {
  return say(answers).level;
}

function withoutUndefined(answers: Record<string, string | string[] | undefined>): Answers {
  return Object.fromEntries(Object.entries(answers).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])));
}

function load(): Policy {
  const read = readPolicy('policy/california-k12');
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.policy;
}
