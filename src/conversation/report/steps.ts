/** Which question stands on which screen, and which screens a report has. Data and pure functions; the policy says what is asked. */
import { type Condition, evaluate, holds, questionsOf } from '../../policy/condition.ts';
import { relevantQuestions } from '../../policy/next-questions.ts';
import type { Answers } from '../../policy/types.ts';
import type { ReportView } from './report-view.ts';

/** One screen of the flow: `safety`, `special`, `about`, `details` (again as `details-2` while answers open new questions), `review`. */
export interface Step {
  id: string;
  questions: string[];
}

/** Every question that is not named here belongs to the details. */
const SCREEN_OF: Record<string, string> = {
  danger: 'safety',
  place: 'safety',
  weapon_now: 'special',
  child_harm: 'special',
  self_harm: 'special',
  immigration: 'special',
  missing: 'special',
  kind: 'about',
  grade: 'about',
  under12: 'about',
  nexus: 'about',
  // with what happened, because the last screen has words enough
  police_wanted: 'about',
  already_called: 'review',
  note: 'review',
};
/** Asked of an administrator after the report, in its details. */
const AFTERWARDS = ['done_so_far', 'home_sites'];
const PREFIX = 'report-';
/** Rounds of details: a guard, never met by a policy whose questions end. */
const MOST_ROUNDS = 6;

export const FIRST_STEP = 'safety';
export const LAST_STEP = 'review';

/** Does this screen belong to the report, whatever shows it? */
export function isReportScreen(screenId: string): boolean {
  return screenId.startsWith(PREFIX);
}

export function screenIdOf(step: string): string {
  return `${PREFIX}${step}`;
}

export function stepOf(screenId: string): string {
  return screenId.slice(PREFIX.length);
}

/** Plans as far as they were worked out. A view never changes, and every part of its screen asks. */
const plans = new WeakMap<ReportView, { found: Step[]; rest: Iterator<Step> }>();

/**
 * The screens of this report as its answers stand, one after the other, so that nobody waits for the later ones: a screen nothing is
 * asked on is left out. What follows an unanswered question is provisional and may change with the answer.
 */
export function* planOf(view: ReportView): Generator<Step> {
  const plan = plans.get(view) ?? { found: [], rest: steps(view) };
  plans.set(view, plan);
  for (let at = 0; ; at += 1) {
    if (at === plan.found.length) {
      const next = plan.rest.next();
      if (next.done) return;
      plan.found.push(next.value);
    }
    const step = plan.found[at];
    if (step) yield step;
  }
}

function* steps(view: ReportView): Generator<Step> {
  const { answers } = view.draft;
  yield { id: FIRST_STEP, questions: ['danger', 'place'] };
  let known: Answers = pick(answers, ['danger', 'place']);
  const learn = (questions: string[]) => {
    const given = { ...known, ...pick(answers, questions) };
    known = {
      ...known,
      ...pick(
        answers,
        questions.filter((question) => belongs(view, question, given)),
      ),
    };
  };
  for (const id of ['special', 'about']) {
    const questions = asked(view, known, id);
    if (questions.length > 0) yield { id, questions };
    learn(questions);
  }
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const questions = asked(view, known, 'details');
    if (questions.length === 0) break;
    yield { id: round === 1 ? 'details' : `details-${round}`, questions };
    learn(questions);
    if (!questions.every((id) => id in answers || view.policy.questions[id]?.optional)) break;
  }
  yield { id: LAST_STEP, questions: asked(view, known, 'review') };
}

/** The answers that belong to the report as it stands: those of a branch that was left again are not sent. */
export function answersOnPath(view: ReportView): Answers {
  const { answers } = view.draft;
  const asked = [...planOf(view)].flatMap((step) => step.questions);
  return pick(
    answers,
    asked.filter((id) => belongs(view, id, answers)),
  );
}

/** The questions of one screen. */
export function questionsOn(view: ReportView, step: string): string[] {
  return findStep(view, (each) => each.id === step)?.questions ?? [];
}

/** The first screen of the plan for which this holds; nothing behind it is worked out. */
export function findStep(view: ReportView, isIt: (step: Step) => boolean): Step | null {
  for (const step of planOf(view)) if (isIt(step)) return step;
  return null;
}

/** Where Next leads; the last step leads nowhere else. */
export function stepAfter(view: ReportView, step: string): string {
  let isNext = false;
  for (const { id } of planOf(view)) {
    if (isNext) return id;
    isNext = id === step;
  }
  return LAST_STEP;
}

/** The first screen with a question still unanswered, or the last. */
export function firstOpenStep(view: ReportView): string {
  const open = findStep(view, (step) => step.questions.some((id) => mustAnswer(view, id) && !(id in view.draft.answers)));
  return open?.id ?? LAST_STEP;
}

/**
 * Must this question be answered before Next, as the answers stand? The place may stay open in an emergency, and a question that
 * depends on another one of its screen (under 12: only grades 6 to 8) only where that one says so.
 */
export function mustAnswer(view: ReportView, questionId: string): boolean {
  const isRequired = questionId !== 'place' && !(view.policy.questions[questionId]?.optional ?? true);
  return isRequired && belongs(view, questionId, view.draft.answers);
}

/** Whether a question applies is decided on its own screen: it can be left empty there. */
export function dependsOnScreen(view: ReportView, questionId: string, onScreen: readonly string[]): boolean {
  const when = whenOf(view, questionId);
  return when !== null && questionsOf(when).some((id) => id !== questionId && onScreen.includes(id));
}

function belongs(view: ReportView, questionId: string, answers: Answers): boolean {
  const when = whenOf(view, questionId);
  return when === null || holds(when, { answers, facts: view.facts });
}

function whenOf({ policy }: ReportView, questionId: string): Condition | null {
  return policy.logic.asking.find((each) => each.id === questionId)?.when ?? null;
}

function asked(view: ReportView, known: Answers, screen: string): string[] {
  const questions = screen === 'details' ? deciding(view, known) : branchOf(view, known);
  return questions.filter((id) => !(id in known) && !AFTERWARDS.includes(id) && belongsOn(id, screen, known));
}

/** What can still change the result, as the policy finds it. */
function deciding({ policy, facts, administrator }: ReportView, known: Answers): string[] {
  return relevantQuestions(policy, { answers: known, facts, administrator });
}

/**
 * What the branch has, without the search for what decides: on the screens before and after the details every question does, or is
 * asked always, and the first screens must not wait for a search (a test compares the two).
 */
function branchOf({ policy, facts, administrator }: ReportView, known: Answers): string[] {
  const open = (id: string) => !(id in known);
  return policy.logic.asking
    .filter(({ id }) => administrator || !policy.questions[id]?.administratorOnly)
    .filter(({ when }) => when === null || evaluate(when, { answers: known, facts, open }) !== 'no')
    .map(({ id }) => id);
}

/** A question of an earlier screen that has become relevant only now is asked with the details. */
function belongsOn(questionId: string, screen: string, known: Answers): boolean {
  const home = SCREEN_OF[questionId] ?? 'details';
  if (home === screen) return true;
  return screen === 'details' && home === 'about' && 'kind' in known;
}

function pick(answers: Answers, ids: readonly string[]): Answers {
  return Object.fromEntries(ids.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
}
