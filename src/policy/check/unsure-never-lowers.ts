import type { Given } from '../asking/answer-space.ts';
import { boxOf, CLEAR, TICKED } from '../asking/residual.ts';
import type { Condition } from '../condition.ts';
import type { Question } from '../policy.ts';
import { createAnswerWalk } from './answer-walk.ts';
import { type Change, findHarm } from './change-answers.ts';
import { type AnswerClass, explore } from './explore.ts';
import { rank, rankWhere } from './levels.ts';
import type { Finding, Proof, Subject } from './proof.ts';

/** Answers that say "I don't know", in whatever words. */
const UNSURE = [
  'unsure',
  'unknown',
  'unclear',
  'maybe',
  'maybe_gun',
  'blade_unknown',
  'unknown_signs',
  'unknown_none',
  'whereabouts_unknown',
];

/** The same by what is read, whatever the answer is called in the files. */
const SAYS_SO = /\b(don't know|not sure|cannot tell)\b/i;

interface Exception {
  question: string;
  answer: string;
  gives: string;
  /** It gives at least this level, or what this other answer gives. */
  atLeast: 'L2' | { as: string };
}

/** Where domain.md 1e lets a person at the school settle it first, and what it gives instead. */
const EXCEPTIONS: Exception[] = [
  { question: 'substance', answer: 'unknown_none', gives: 'L2, an administrator looks within a school hour', atLeast: 'L2' },
  { question: 'threat_words', answer: 'unclear', gives: 'L2, screened the same day', atLeast: 'L2' },
  { question: 'under12', answer: 'unknown', gives: 'no track U12; the level stays', atLeast: { as: 'no' } },
  {
    question: 'object',
    answer: 'blade_unknown',
    gives: 'L4 as a listed blade, until an administrator knows',
    atLeast: { as: 'blade_long_or_locking' },
  },
];

/** That an exception was answered, as a condition, so that classes tell where. */
const GIVEN = new Map(
  EXCEPTIONS.map((each): [Exception, Condition] => [each, { op: 'answer', question: each.question, any: [each.answer] }]),
);
const NEVER: Condition = { op: 'any', of: [] };

/** "A student, grade not known" is not "an adult or unknown person": who did it is known there. */
const NOT_IN_DOUBT: Record<string, string[]> = { grade: ['adult'] };

/**
 * Where some known answer would bring in a person (L3) or more, so does "I don't know"; for danger it is an emergency; and adding it to
 * other ticks takes nothing away (domain.md 1e).
 */
export const unsureNeverLowers: Proof = {
  id: 'unsure-never-lowers',
  claim: 'Not being sure never lowers the level; the exceptions of domain.md 1e are listed, and give what is written there.',
  prove(subject) {
    const doubts = Object.values(subject.policy.questions).flatMap((question) =>
      question.answers.filter(({ id, label }) => UNSURE.includes(id) || SAYS_SO.test(label.en)).map(({ id }) => ({ question, id })),
    );
    const { classes } = explore(createAnswerWalk(subject.policy, { besides: [...GIVEN.values()] }));
    const findings = doubts.flatMap(({ question, id }): Finding[] => {
      const exception = EXCEPTIONS.find((each) => each.question === question.id && each.answer === id);
      return exception ? tooLow(subject, classes, exception) : lowered(subject, question, id);
    });
    return {
      findings,
      notes: [
        `${doubts.length} answers that say "I don't know"`,
        ...EXCEPTIONS.map(({ question, answer, gives }) => `exception \`${question}: ${answer}\`: ${gives}`),
      ],
    };
  },
};

function lowered(subject: Subject, question: Question, unsure: string): Finding[] {
  const known = question.answers.map(({ id }) => id).filter((id) => id !== unsure && !NOT_IN_DOUBT[question.id]?.includes(id));
  const isLowerThanKnown = (change: Change) =>
    findHarm(subject.walk(), change, (from, to) => rankWhere(subject, to) < Math.min(rank('L3'), rankWhere(subject, from)));
  const findings = known.flatMap((other): Finding[] => {
    const answers = isLowerThanKnown(question.many ? instead(question.id, other, unsure) : { [question.id]: { from: other, to: unsure } });
    return answers ? [finding(`\`${question.id}: ${unsure}\` gives less than \`${other}\`, and no person looks at it`, answers)] : [];
  });
  if (!question.many) return findings;
  const added = { [boxOf(question.id, unsure)]: { from: CLEAR, to: TICKED } };
  const answers = findHarm(subject.walk(), added, (from, to) => rankWhere(subject, to) < rankWhere(subject, from));
  return answers
    ? [...findings, finding(`ticking \`${unsure}\` besides lowers what the other ticks of \`${question.id}\` give`, answers)]
    : findings;
}

/** One box ticked instead of the other. */
function instead(question: string, other: string, unsure: string): Change {
  return { [boxOf(question, other)]: { from: TICKED, to: CLEAR }, [boxOf(question, unsure)]: { from: CLEAR, to: TICKED } };
}

/** An exception gives at least what is written for it. */
function tooLow(subject: Subject, classes: AnswerClass[], exception: Exception): Finding[] {
  const { question, answer, atLeast } = exception;
  const problem = `\`${question}: ${answer}\` gives less than is written for it`;
  if (typeof atLeast === 'string') {
    const low = classes.filter(({ holding }) => holding.has(GIVEN.get(exception) ?? NEVER) && rankWhere(subject, holding) < rank(atLeast));
    return low.map(({ path }) => finding(problem, path));
  }
  const change = { [question]: { from: atLeast.as, to: answer } };
  const answers = findHarm(subject.walk(), change, (from, to) => rankWhere(subject, to) < rankWhere(subject, from));
  return answers ? [finding(problem, answers)] : [];
}

function finding(problem: string, answers: Given[]): Finding {
  return { problem, answers };
}
