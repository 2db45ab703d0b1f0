/** The screens of one report on its way: the policy says which there are and what is asked on each. */
import {
  belongs,
  dependsOnScreen as dependsOn,
  FIRST_SCREEN,
  LAST_SCREEN,
  type Screen as Step,
  screensOf,
} from '../../policy/asking/screens.ts';
import type { Answers } from '../../policy/types.ts';
import type { ReportView } from './report-view.ts';

const PREFIX = 'report-';

export const FIRST_STEP = FIRST_SCREEN;
export const LAST_STEP = LAST_SCREEN;

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

/** The screens of this report as its answers stand, one after the other, so that nobody waits for the later ones. */
export function* planOf(view: ReportView): Generator<Step> {
  const { policy, facts, administrator, draft } = view;
  const plan = plans.get(view) ?? { found: [], rest: screensOf(policy, { answers: draft.answers, facts, administrator }) };
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

/** The answers that belong to the report as it stands: those of a branch that was left again are not sent. */
export function answersOnPath(view: ReportView): Answers {
  const { answers } = view.draft;
  const asked = [...planOf(view)].flatMap((step) => step.questions).filter((id) => isAsked(view, id));
  return Object.fromEntries(asked.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
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
  return isRequired && isAsked(view, questionId);
}

/** Whether a question applies is decided on its own screen: it can be left empty there. */
export function dependsOnScreen(view: ReportView, questionId: string, onScreen: readonly string[]): boolean {
  return dependsOn(view.policy, questionId, onScreen);
}

function isAsked(view: ReportView, questionId: string): boolean {
  return belongs(view.policy, questionId, { answers: view.draft.answers, facts: view.facts });
}
