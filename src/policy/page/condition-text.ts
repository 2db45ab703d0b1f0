import type { Condition } from '../condition.ts';
import type { Page } from './describe.ts';

/** A condition in words: a term by its name, questions by their text, answers by their labels. @param whole writes out this term. */
export function conditionText(page: Page, condition: Condition, whole?: string): string {
  const words = page.words.condition;
  const term = page.policy.logic.terms.find((each) => each.id !== whole && same(each.condition, condition));
  if (term) return term.name[page.language];
  const inner = (each: Condition) => conditionText(page, each);
  const bracketed = (each: Condition) => (isGroup(page, each) ? `(${inner(each)})` : inner(each));
  switch (condition.op) {
    case 'answer':
      return `${questionText(page, condition.question)} ${labels(page, condition.question, condition.any).join(` ${words.or} `)}`;
    case 'every':
      return `${questionText(page, condition.question)} ${labels(page, condition.question, condition.all).join(` ${words.and} `)}`;
    case 'answered':
      return words.answered(page.policy.questions[condition.question]?.text[page.language] ?? condition.question);
    case 'fact':
      return words[condition.fact];
    case 'minutes':
      return words.minutes(condition.atLeast);
    case 'not':
      return `${words.not} ${bracketed(condition.of)}`;
    case 'any':
      return condition.of.map(condition.of.length > 1 ? bracketed : inner).join(` ${words.or} `);
    case 'all':
      return condition.of.map(condition.of.length > 1 ? bracketed : inner).join(` ${words.and} `);
    default:
      return condition satisfies never;
  }
}

function questionText({ policy, language, words }: Page, id: string): string {
  const question = policy.questions[id];
  return question?.display === 'checkboxes' ? words.condition.ticked : (question?.text[language] ?? id);
}

/** The answers of `specific` that are not offered are types. */
function labels({ policy, language }: Page, question: string, ids: string[]): string[] {
  const answers = policy.questions[question]?.answers ?? [];
  return ids.map((id) => `“${(answers.find((answer) => answer.id === id)?.label ?? policy.types[id]?.label)?.[language] ?? id}”`);
}

/** Several parts without a name of their own. */
function isGroup({ policy }: Page, condition: Condition): boolean {
  const isNamed = policy.logic.terms.some((term) => same(term.condition, condition));
  return !isNamed && (condition.op === 'all' || condition.op === 'any') && condition.of.length > 1;
}

function same(a: Condition, b: Condition): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
