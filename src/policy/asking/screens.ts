import { type Condition, evaluate, holds, questionsOf } from '../condition.ts';
import type { Stage } from '../policy.ts';
import type { Policy } from '../schema.ts';
import type { Answers, Facts } from '../types.ts';
import { relevantQuestions } from './next-questions.ts';

/** One screen of a report: `safety`, `special`, `about`, `details` (again as `details-2` while answers open new questions), `review`. */
export interface Screen {
  id: string;
  questions: string[];
}

/** A report as far as it is answered. */
export interface ReportSoFar {
  answers: Answers;
  facts: Facts;
  administrator: boolean;
}

/** Each stage of the questions has its screen; those of `after` are asked when the report is made. */
const SCREENS: Record<Exclude<Stage, 'after'>, string> = {
  safety: 'safety',
  special: 'special',
  first: 'about',
  branch: 'details',
  last: 'review',
};
export const FIRST_SCREEN = SCREENS.safety;
export const LAST_SCREEN = SCREENS.last;
/** Rounds of details: a guard, never met by a policy whose questions end. */
const MOST_ROUNDS = 6;

/**
 * The screens of a report as its answers stand, one after the other, so that nobody waits for the later ones: a screen nothing is asked
 * on is left out. What follows an unanswered question is provisional and may change with the answer.
 */
export function* screensOf(policy: Policy, report: ReportSoFar): Generator<Screen> {
  const { answers } = report;
  const first = policy.logic.asking.filter(({ id }) => policy.questions[id]?.stage === 'safety').map(({ id }) => id);
  yield { id: FIRST_SCREEN, questions: first };
  let known: Answers = pick(answers, first);
  const learn = (questions: string[]) => {
    const given = { ...known, ...pick(answers, questions) };
    const belonging = questions.filter((question) => belongs(policy, question, { ...report, answers: given }));
    known = { ...known, ...pick(answers, belonging) };
  };
  const asked = (screen: string) => askedOn(policy, screen, { ...report, answers: known });
  for (const id of [SCREENS.special, SCREENS.first]) {
    const questions = asked(id);
    if (questions.length > 0) yield { id, questions };
    learn(questions);
  }
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const questions = asked(SCREENS.branch);
    if (questions.length === 0) break;
    yield { id: round === 1 ? SCREENS.branch : `${SCREENS.branch}-${round}`, questions };
    learn(questions);
    if (!questions.every((id) => id in answers || policy.questions[id]?.optional)) break;
  }
  yield { id: LAST_SCREEN, questions: asked(LAST_SCREEN) };
}

/** Is this question asked with these answers? */
export function belongs(policy: Policy, questionId: string, { answers, facts }: Pick<ReportSoFar, 'answers' | 'facts'>): boolean {
  const when = whenOf(policy, questionId);
  return when === null || holds(when, { answers, facts });
}

/** Whether a question applies is decided on its own screen: it can be left empty there. */
export function dependsOnScreen(policy: Policy, questionId: string, onScreen: readonly string[]): boolean {
  const when = whenOf(policy, questionId);
  return when !== null && questionsOf(when).some((id) => id !== questionId && onScreen.includes(id));
}

function whenOf({ logic }: Policy, questionId: string): Condition | null {
  return logic.asking.find((each) => each.id === questionId)?.when ?? null;
}

function askedOn(policy: Policy, screen: string, known: ReportSoFar): string[] {
  const questions = screen === SCREENS.branch ? relevantQuestions(policy, known) : branchOf(policy, known);
  return questions.filter((id) => !(id in known.answers) && belongsOn(policy, id, { screen, known }));
}

/**
 * What the branch has, without the search for what decides: on the screens before and after the details every question does, or is
 * asked always, and the first screens must not wait for a search (a test compares the two).
 */
function branchOf(policy: Policy, { answers, facts, administrator }: ReportSoFar): string[] {
  const open = (id: string) => !(id in answers);
  return policy.logic.asking
    .filter(({ id }) => administrator || !policy.questions[id]?.administratorOnly)
    .filter(({ when }) => when === null || evaluate(when, { answers, facts, open }) !== 'no')
    .map(({ id }) => id);
}

/** A question of an earlier screen that has become relevant only now is asked with the details. */
function belongsOn(policy: Policy, questionId: string, { screen, known }: { screen: string; known: ReportSoFar }): boolean {
  const stage = policy.questions[questionId]?.stage ?? 'branch';
  if (stage === 'after') return false;
  return SCREENS[stage] === screen || (screen === SCREENS.branch && stage === 'first' && 'kind' in known.answers);
}

function pick(answers: Answers, ids: readonly string[]): Answers {
  return Object.fromEntries(ids.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
}
