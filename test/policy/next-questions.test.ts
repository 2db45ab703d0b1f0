import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relevantQuestions } from '../../src/policy/asking/next-questions.ts';
import { questionsOf } from '../../src/policy/condition.ts';
import type { Answers } from '../../src/policy/types.ts';
import { CALM, outcome, pathAnswers, policy, walk } from './california.ts';

const ALWAYS = ['nexus', 'already_called', 'police_wanted', 'note'];
const ask = (answers: Answers, administrator = false) => relevantQuestions(policy, { answers, administrator });
const deciding = (answers: Answers) => ask(answers).filter((id) => !ALWAYS.includes(id));

describe('the next questions', () => {
  it.each<[string, Answers, string[]]>([
    ['a fight', { kind: 'fight', grade: 'g9_12' }, ['injury', 'staff_hit', 'object_use', 'fight_sides', 'over']],
    ['a fight in middle school', { kind: 'fight', grade: 'g6_8' }, ['under12', 'injury', 'staff_hit', 'object_use', 'fight_sides', 'over']],
    ['a weapon', { kind: 'weapon', grade: 'g9_12', nexus: 'campus' }, ['staff_hit', 'object_use', 'object', 'object_facts']],
    ['a substance', { kind: 'substance', grade: 'g9_12' }, ['injury', 'substance', 'substance_act']],
    ['rules', { kind: 'rules', grade: 'tk5' }, ['specific', 'staff_hit', 'bias', 'restraint']],
    ['a missing student', { missing: 'yes' }, ['grade', 'missing_risk', 'over']],
    ['self-harm', { self_harm: 'signs' }, []],
    ['immigration officers', { immigration: 'yes' }, []],
  ])('after %s are those of its branch, in order', (_, given, expected) => {
    expect(deciding({ ...CALM, ...given })).toEqual(expected);
  });

  it('are none at all after suspected child abuse', () => {
    expect(ask({ child_harm: 'yes_or_maybe' })).toEqual([]);
    expect(ask({ danger: 'yes', child_harm: 'yes_or_maybe', kind: 'fight' })).toEqual([]);
  });

  it('begin with danger, then the four special ones, then kind and grade, and end with the note', () => {
    const all = ask({});
    expect(all.slice(0, 6)).toEqual(['danger', 'weapon_now', 'child_harm', 'self_harm', 'immigration', 'missing']);
    expect(ask(CALM).slice(0, 5)).toEqual(['kind', 'grade', 'under12', 'nexus', 'police_wanted']);
    expect(all.slice(-2)).toEqual(['already_called', 'note']);
    expect(all).not.toContain('place');
  });

  it('ask about a weapon in hand only once there may be danger', () => {
    expect(ask({ danger: 'no' })).not.toContain('weapon_now');
    expect(ask({ danger: 'unsure' })).toContain('weapon_now');
  });

  it('ask administrators, and nobody else, about a plan', () => {
    const rules = { ...CALM, kind: 'rules', grade: 'g9_12' };
    expect(ask(rules)).not.toContain('plan');
    expect(ask(rules, true)).toContain('plan');
  });

  it('never come back once answered, and leave nothing open after one batch', () => {
    fc.assert(
      fc.property(pathAnswers(), (answers) => {
        expect(deciding(answers)).toEqual([]);
        for (const id of ask(answers)) expect(answers[id]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  /** Leave some questions of a full report open again. */
  const partial = fc
    .tuple(pathAnswers(), fc.array(fc.constantFrom(...Object.keys(policy.questions)), { maxLength: 5 }))
    .map(([answers, open]) => {
      return Object.fromEntries(Object.entries(answers).filter(([id]) => !open.includes(id)));
    });

  it('leave out only what can change nothing, however the rest is answered', () => {
    fc.assert(
      fc.property(partial, fc.array(fc.nat(999), { minLength: 400, maxLength: 400 }), (answers, numbers) => {
        const asked = new Set([...ask(answers), ...Object.keys(answers)]);
        const rest = complete(answers, numbers, (id) => !asked.has(id));
        // there the end is the law's wish, not indifference
        fc.pre(rest.child_harm !== 'yes_or_maybe');
        // answered in the branch or not: what was left out makes no difference
        const full = complete(rest, [...numbers].reverse(), () => false);
        expect(outcome(policy, full)).toBe(outcome(policy, rest));
      }),
      { numRuns: 3000 },
    );
  });

  it('ask only what makes a difference for somebody', () => {
    fc.assert(
      fc.property(partial, (answers) => {
        for (const question of deciding(answers))
          expect(hasWitness(answers, question) || opens(question, answers), `${question} after ${JSON.stringify(answers)}`).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

function complete(answers: Answers, numbers: number[], skip: (id: string) => boolean): Answers {
  let index = 0;
  const draw = (below: number) => {
    index += 1;
    return (numbers[index % numbers.length] ?? 0) % below;
  };
  return walk(policy, { start: answers, draw, skip });
}

/** An answer may matter only because it opens another question, or ends the questions before it. */
function opens(question: string, answers: Answers): boolean {
  const others = deciding(answers).filter((id) => id !== question);
  const { ends } = policy.logic;
  if (ends !== null && questionsOf(ends).includes(question)) return others.length > 0;
  return policy.logic.asking.some(({ id, when }) => others.includes(id) && when !== null && questionsOf(when).includes(question));
}

/** Is there a way to answer the rest under which two answers to this question end differently? */
function hasWitness(answers: Answers, question: string): boolean {
  const runs = fc.sample(fc.array(fc.nat(999), { minLength: 60, maxLength: 60 }), { numRuns: 4000, seed: 5 });
  const { many, answers: options } = policy.questions[question] ?? { many: false, answers: [] };
  return runs.some((numbers) => {
    const rest = complete(answers, numbers, () => false);
    if (rest[question] === undefined) return false;
    const results = options.map(({ id }) => {
      const changed = { ...answers, [question]: many ? [id] : id };
      const keep = Object.fromEntries(Object.entries(rest).filter(([each]) => each !== question && !(each in answers)));
      return outcome(policy, { ...keep, ...changed });
    });
    return new Set(results).size > 1;
  });
}
