import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/policy/condition.ts';
import { relevantQuestions } from '../../src/policy/next-questions.ts';
import { offeredAnswers } from '../../src/policy/offered-answers.ts';
import type { Question } from '../../src/policy/policy.ts';
import type { Answers, Language } from '../../src/policy/types.ts';
import { CALM, policy, walk } from './california.ts';

/*
 * An ordinary report: five screens, 20 taps, 60 words a screen. Screen 1 is safety and place, 2 the special situations, 3 kind, grade
 * and where, 4 one batch of questions, 5 what will happen, note and Send.
 */
const BUDGET = { questions: 5, taps: 20, words: 60 };
/** Title, Next, Back, the language switch and close. */
const FRAME_WORDS = 8;
const LAST_SCREEN = ['already_called', 'police_wanted', 'note'];
const LANGUAGES: Language[] = ['en', 'es'];

/** Everything that can be said on screen 3; nexus stands preselected and decides nothing here but M5, still each is tried. */
const starts: Answers[] = offered('kind', CALM).flatMap((kind) =>
  offered('grade', { ...CALM, kind }).flatMap((grade) =>
    offered('nexus', { ...CALM, kind, grade }).map((nexus) => ({ ...CALM, kind, grade, nexus })),
  ),
);

describe('the phone budget of an ordinary report', () => {
  it('asks on screen 3 for kind, grade and where', () => {
    const first = relevantQuestions(policy, { answers: CALM });
    expect(first.filter((id) => ['kind', 'grade', 'nexus'].includes(id))).toEqual(['kind', 'grade', 'nexus']);
    expect(starts).toHaveLength(10 * 5 * 5);
  });

  it('has one batch of at most five questions after screen 3, whatever was answered there', () => {
    for (const start of starts) {
      const batch = batchAfter(start);
      expect(batch.length, JSON.stringify(start)).toBeLessThanOrEqual(BUDGET.questions);
      expect(batch.length, JSON.stringify(start)).toBeGreaterThan(0);
      expect(batch).not.toContain('note');
    }
  });

  it('settles everything with that batch, however it is answered', () => {
    const ordinary = starts.filter(({ nexus }) => nexus === 'campus');
    for (const start of ordinary) {
      const batch = batchAfter(start);
      const runs = fc.sample(fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }), { numRuns: 40, seed: 1 });
      for (const numbers of runs) {
        let index = 0;
        const draw = (below: number) => (numbers[index++ % 40] ?? 0) % below;
        const answers = walk(policy, { start, draw, skip: (id) => !batch.includes(id) });
        expect(batchAfter(answers), JSON.stringify(answers)).toEqual([]);
      }
    }
  });

  it('takes at most 20 taps', () => {
    const before = 2 /* danger, Next */ + 2 /* none of these, Next */ + taps(['kind', 'grade', 'nexus'], CALM) + 1;
    const worst = Math.max(...starts.map((start) => before + taps(batchAfter(start), start) + 1 + 1));
    expect(worst).toBeLessThanOrEqual(BUDGET.taps);
    expect(worst).toBeGreaterThan(12);
  });

  it.each(LANGUAGES)('shows at most 60 words on a screen (%s)', (language) => {
    expect(words(['kind', 'grade', 'nexus'], CALM, language)).toBeLessThanOrEqual(BUDGET.words);
    for (const start of starts) {
      const batch = batchAfter(start);
      expect(words(batch, start, language), `${start.kind} ${start.grade}: ${batch.join()}`).toBeLessThanOrEqual(BUDGET.words);
    }
  });

  it('lets the last screen be sent without answering anything', () => {
    for (const id of LAST_SCREEN) expect(policy.questions[id]?.optional, id).toBe(true);
  });
});

function batchAfter(answers: Answers): string[] {
  return relevantQuestions(policy, { answers }).filter((id) => !LAST_SCREEN.includes(id));
}

function offered(id: string, answers: Answers): string[] {
  return offeredAnswers(policy, id, answers).map((option) => option.id);
}

function taps(ids: string[], answers: Answers): number {
  return questions(ids).reduce((sum, question) => sum + tapsOf(question, answers), 0);
}

function tapsOf(question: Question, answers: Answers): number {
  if (question.initial !== undefined || question.id in answers) return 0;
  switch (question.display) {
    case 'radio':
      return 1;
    case 'select':
      return 2;
    case 'checkboxes':
      return mostTicks(question.id);
    default:
      return 0;
  }
}

/** As many boxes as the longest combination that any rule asks for. */
function mostTicks(question: string): number {
  const { types, rules, tracks } = policy.logic;
  const all = [
    ...types.flatMap((type) => [type.when, ...type.unless.map(({ when }) => when)]),
    ...rules.map(({ when }) => when),
    ...tracks.map(({ when }) => when),
  ];
  return Math.max(1, ...all.flatMap((condition) => combinations(condition, question)));
}

function combinations(condition: Condition, question: string): number[] {
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap((each) => combinations(each, question));
  if (condition.op === 'not') return combinations(condition.of, question);
  return condition.op === 'every' && condition.question === question ? [condition.all.length] : [];
}

/** A closed select shows its placeholder or its preselected answer, not its options. */
function words(ids: string[], answers: Answers, language: Language): number {
  const shown = questions(ids).flatMap((question) => {
    const options = offeredAnswers(policy, question.id, answers).map((option) => option.label[language]);
    const closed = policy.questions[question.id]?.answers.find(({ id }) => id === question.initial)?.label[language] ?? '…1';
    return [question.text[language], question.hint?.[language] ?? '', ...(question.display === 'select' ? [closed] : options)];
  });
  return (
    FRAME_WORDS +
    shown
      .join(' ')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  );
}

function questions(ids: string[]): Question[] {
  return ids.flatMap((id) => policy.questions[id] ?? []);
}
