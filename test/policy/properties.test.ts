import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, LEVELS } from '../../src/policy/types.ts';
import { levelOf, pathAnswers, policy, rank, say, wildAnswers } from './california.ts';

const facts = fc.record({ suspended: fc.boolean(), found: fc.boolean(), minutesOpen: fc.constantFrom(0, 14, 15) });
const anything = fc.oneof(wildAnswers(), pathAnswers());
const many = { numRuns: 3000 };

/** Answers that may come out lower than another answer would, because a person at the school settles it first. */
const SETTLED_AT_SCHOOL = [
  ['substance', 'unknown_none'],
  ['threat_words', 'unclear'],
  ['under12', 'unknown'],
] as const;
/** Answers that say "I don't know" in other words. */
const UNSURE = ['unknown', 'unsure', 'unclear', 'blade_unknown', 'maybe_gun', 'unknown_signs', 'unknown_none', 'whereabouts_unknown'];

describe('classify', () => {
  it('gives exactly one complete classification, whatever is answered', () => {
    fc.assert(
      fc.property(anything, facts, (answers, circumstances) => {
        const result = say(answers, circumstances);
        expect(policy.types[result.type]).toBeDefined();
        expect(LEVELS).toContain(result.level);
        expect(result.reasons[0]).toMatchObject({ kind: 'type', id: result.type });
        for (const duty of result.duties) expect(policy.duties[duty]).toBeDefined();
        for (const reason of result.reasons) for (const [id, answer] of Object.entries(reason.answers)) expect(answers[id]).toEqual(answer);
        expect(result.clocks.length).toBeGreaterThan(0);
      }),
      many,
    );
  });

  it('takes unknown questions and answers as saying nothing', () => {
    const odd: Answers[] = [
      {},
      { nonsense: 'x' },
      { kind: 'nonsense' },
      { danger: ['no', 'maybe'] },
      { specific: 'retired_type' },
      { kind: [] },
    ];
    for (const answers of odd) expect(say(answers)).toMatchObject({ type: 'unlisted_concern', level: 'L3', police: 'discretionary' });
    expect(say({ danger: 'unsure' })).toMatchObject({ type: 'emergency_unspecified', level: 'L5', police: '911' });
  });

  it('lists as police code and response the strongest of its obligations', () => {
    const police = ['none', 'discretionary', 'mandatory', 'canra', '911'];
    fc.assert(
      fc.property(anything, facts, (answers, circumstances) => {
        const result = say(answers, circumstances);
        const strongest = Math.max(0, ...result.obligations.map((each) => police.indexOf(each.police)));
        expect(result.police).toBe(police[strongest]);
      }),
      many,
    );
  });

  it('never leaves to a person what the law demands', () => {
    fc.assert(
      fc.property(anything, facts, (answers, circumstances) => {
        const result = say(answers, circumstances);
        const offersChoice = result.obligations.some((each) => each.police === 'discretionary');
        expect(offersChoice).toBe(result.level === 'L3');
        if (result.rules.length > 0) expect(rank(result.level)).toBeGreaterThanOrEqual(rank('L4'));
        if (result.level === 'L4') expect(['mandatory', 'canra']).toContain(result.police);
        if (result.level === 'L1' || result.level === 'L2') expect(result.police).toBe('none');
        if (result.level === 'L5') expect(result.response_mode).toBe('911');
      }),
      many,
    );
  });

  it('never requests an officer for a student under 12', () => {
    fc.assert(
      fc.property(anything, facts, (answers, circumstances) => {
        const result = say(answers, circumstances);
        if (!result.tracks.includes('U12')) return;
        expect(result.response_mode).not.toBe('officer_requested');
        for (const obligation of result.obligations) expect(obligation.response_mode).not.toBe('officer_requested');
      }),
      many,
    );
    const stranger = { kind: 'visitor', specific: 'trespass_intruder_suspicious_person' };
    expect(say({ ...stranger, grade: 'adult' }).response_mode).toBe('officer_requested');
    expect(say({ ...stranger, grade: 'tk5' }).response_mode).toBe('notice_only');
  });

  it.each([
    ['yes', true],
    ['no', false],
    ['unknown', false],
  ])('tags under 12 by the answer %s, and TK to 5 by itself', (under12, tagged) => {
    expect(say({ kind: 'fight', injury: 'none', grade: 'g6_8', under12 }).tracks.includes('U12')).toBe(tagged);
    expect(say({ kind: 'fight', injury: 'none', grade: 'tk5', under12 }).tracks.includes('U12')).toBe(tagged);
    expect(say({ kind: 'fight', injury: 'none', grade: 'tk5' }).tracks).toContain('U12');
    expect(say({ kind: 'fight', injury: 'none', grade: 'adult', under12: 'yes' }).tracks).not.toContain('U12');
  });
});

describe('a level is never lowered', () => {
  it('by saying that there is danger or that one is not sure', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('yes', 'unsure'), (answers, danger) => {
        expect(levelOf({ ...answers, danger })).toBe('L5');
      }),
      many,
    );
  });

  it.each(['gun', 'maybe_gun'])('by saying that the object is %s', (object) => {
    fc.assert(
      fc.property(anything, (answers) => {
        expect(rank(levelOf({ ...answers, object }))).toBeGreaterThanOrEqual(rank(levelOf(answers)));
      }),
      many,
    );
  });

  it.each([
    ['injury', ['none', 'first_aid', 'doctor', 'serious']],
    ['object_use', ['none', 'found', 'shown', 'used']],
    ['loss', ['under_50', 'under_400', 'under_950', 'over_950']],
    ['self_harm', ['signs', 'now']],
  ])('by a worse answer to %s', (question, order) => {
    fc.assert(
      fc.property(pathAnswers(), fc.nat(order.length - 2), (answers, index) => {
        const [milder, worse] = order.slice(index, index + 2).map((id) => levelOf({ ...answers, [question]: id }));
        expect(rank(worse ?? 'L1')).toBeGreaterThanOrEqual(rank(milder ?? 'L5'));
      }),
      many,
    );
  });

  const unsure = Object.values(policy.questions)
    .filter((question) => question.answers.length > 0 && !question.administratorOnly)
    .flatMap((question) => question.answers.filter(({ id }) => UNSURE.includes(id)).map(({ id }) => [question.id, id] as const));

  it.each(unsure)('by answering %s with %s: where a known answer gives a person or more, so does this', (question, id) => {
    if (SETTLED_AT_SCHOOL.some(([settled, answer]) => settled === question && answer === id)) return;
    const many = policy.questions[question]?.many ?? false;
    const others = policy.questions[question]?.answers.filter((answer) => answer.id !== id && answer.id !== 'adult') ?? [];
    fc.assert(
      fc.property(pathAnswers([question]), (rest) => {
        const answer = (each: string) => ({ ...rest, [question]: many ? [each] : each });
        if (!isAsked(rest, question)) return;
        const highest = Math.max(...others.map((other) => rank(levelOf(answer(other.id)))));
        expect(rank(levelOf(answer(id)))).toBeGreaterThanOrEqual(Math.min(rank('L3'), highest));
      }),
      { numRuns: 1500 },
    );
  });

  it('has an "I don\'t know" for every question that decides', () => {
    const without = Object.values(policy.questions).filter(
      (question) =>
        question.answers.length > 0 &&
        !question.always &&
        !question.optional &&
        !question.answers.some(({ id }) => [...UNSURE, 'maybe'].includes(id)),
    );
    // screen 2 asks "may be" already; `kind` has "something else", `specific` and `object` have "or not sure", the rest is seen by who is there
    expect(without.map(({ id }) => id)).toEqual(['child_harm', 'self_harm', 'immigration', 'missing', 'kind', 'specific']);
  });
});

function isAsked(answers: Answers, question: string): boolean {
  const kinds: Record<string, string[]> = {};
  for (const [kind, ids] of Object.entries(BRANCHES)) for (const id of ids) kinds[id] = [...(kinds[id] ?? []), kind];
  const of = kinds[question];
  return of === undefined || of.includes(String(answers.kind ?? answers.missing));
}
const BRANCHES: Record<string, string[]> = {
  fight: ['injury', 'object_use', 'fight_sides', 'staff_hit'],
  weapon: ['object', 'object_use', 'object_facts', 'staff_hit'],
  threat: ['threat_words', 'threat_signs', 'staff_hit'],
  substance: ['substance', 'substance_act', 'injury'],
  sexual: ['sexual', 'sexual_facts', 'intimate_images', 'witnessed'],
  bullying_hate: ['bias', 'injury', 'bullying_facts'],
  property: ['bias', 'loss', 'property_facts'],
  visitor: ['visitor_behavior'],
  rules: ['restraint', 'staff_hit'],
  other: ['injury', 'other_facts', 'witnessed'],
  yes: ['missing_risk', 'over'],
};
