import { asList } from './condition.ts';
import type { Policy } from './schema.ts';
import type { Answers } from './types.ts';

/** One answer a border should refuse: the question it was given for and a sentence for the person. */
export interface AnswerProblem {
  question: string;
  problem: string;
}

/** What is wrong with answers that come from outside. `classify` would take them all the same. */
export function checkAnswers(policy: Policy, answers: Answers): AnswerProblem[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = policy.questions[id];
    if (!question) return [{ question: id, problem: `there is no question "${id}"` }];
    const given = asList(answer);
    // places and the note are free here; the district file knows the places
    if (question.display === 'text' || question.display === 'site') return [];
    if (!question.many && given.length > 1) return [{ question: id, problem: `"${id}" takes one answer, not ${given.length}` }];
    // the answers of `specific` are types, offered on a screen or not
    const types = id === 'specific' ? Object.keys(policy.types) : [];
    const ids = [...new Set([...question.answers.map((option) => option.id), ...types])];
    const odd = given.filter((each) => !ids.includes(each));
    return odd.map((each) => ({ question: id, problem: `"${each}" is no answer to "${id}"; it takes ${ids.join(', ')}` }));
  });
}
