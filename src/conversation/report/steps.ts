/** Which question stands on which screen, and which screens a report has. Data and pure functions; the policy says what is asked. */
import { type Condition, holds, questionsOf } from '../../policy/condition.ts';
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

/**
 * The screens of this report as its answers stand: a screen nothing is asked on is left out. What follows an unanswered question is
 * provisional and may change with the answer.
 */
export function planOf(view: ReportView): Step[] {
  const { answers } = view.draft;
  const steps: Step[] = [{ id: FIRST_STEP, questions: ['danger', 'place'] }];
  let known: Answers = pick(answers, ['danger', 'place']);
  const add = (id: string, questions: string[]) => {
    if (questions.length > 0) steps.push({ id, questions });
    const given = { ...known, ...pick(answers, questions) };
    known = {
      ...known,
      ...pick(
        answers,
        questions.filter((question) => belongs(view, question, given)),
      ),
    };
  };
  add('special', asked(view, known, 'special'));
  add('about', asked(view, known, 'about'));
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const batch = asked(view, known, 'details');
    if (batch.length === 0) break;
    add(round === 1 ? 'details' : `details-${round}`, batch);
    if (!batch.every((id) => id in answers || view.policy.questions[id]?.optional)) break;
  }
  steps.push({ id: LAST_STEP, questions: asked(view, known, 'review') });
  return steps;
}

/** The answers that belong to the report as it stands: those of a branch that was left again are not sent. */
export function answersOnPath(view: ReportView): Answers {
  const { answers } = view.draft;
  const asked = planOf(view).flatMap((step) => step.questions);
  return pick(
    answers,
    asked.filter((id) => belongs(view, id, answers)),
  );
}

/** The questions of one screen. */
export function questionsOn(view: ReportView, step: string): string[] {
  return planOf(view).find((each) => each.id === step)?.questions ?? [];
}

/** Where Next leads; the last step leads nowhere else. */
export function stepAfter(view: ReportView, step: string): string {
  const ids = planOf(view).map((each) => each.id);
  return ids[ids.indexOf(step) + 1] ?? LAST_STEP;
}

/** The first screen with a question still unanswered, or the last. */
export function firstOpenStep(view: ReportView): string {
  const open = planOf(view).find((step) => step.questions.some((id) => mustAnswer(view, id) && !(id in view.draft.answers)));
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
  const { policy, facts, administrator } = view;
  const relevant = relevantQuestions(policy, { answers: known, facts, administrator }).filter((id) => !(id in known));
  return relevant.filter((id) => !AFTERWARDS.includes(id) && belongsOn(id, screen, known));
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
