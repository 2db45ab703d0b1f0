import type { Draft } from '../../incidents/incident.ts';
import { asList } from '../../policy/condition.ts';
import type { Answers } from '../../policy/types.ts';
import { words } from '../wording/wording.ts';
import type { ReportView } from './report-view.ts';
import { ELSEWHERE, PLACE_FIELD } from './step-fields.ts';
import { FIRST_STEP, findStep, firstOpenStep, planOf } from './steps.ts';

/** A view whose draft holds only what policy and district still know, and what the person is told when something went. */
export interface FittedView {
  view: ReportView;
  told: string | null;
}

/**
 * A draft may be older than the policy or the district file: answers and places that are gone are dropped and asked again, everything
 * else stays.
 */
export function fitDraft(view: ReportView): FittedView {
  const { draft, district } = view;
  const answers = knownAnswers(view);
  const lostAnswer = Object.keys(answers).length < Object.keys(draft.answers).length || shortened(draft.answers, answers);
  const lostPlace = draft.siteId !== null && !district.sites.some((site) => site.id === draft.siteId);
  if (!lostAnswer && !lostPlace) return { view: onAPlannedStep(view), told: null };
  const fitted = { ...view, draft: { ...draft, answers, siteId: lostPlace ? null : draft.siteId } };
  const { changed } = words(draft.language).report;
  if (lostPlace && draft.incidentId === null) return { view: standingOn(fitted, FIRST_STEP), told: changed.place };
  return { view: standingOn(fitted, earlier(fitted, firstOpenStep(fitted), draft.screen)), told: changed.question };
}

/** Is this the screen the draft stands on, in the state in which it was shown? */
export function isCurrent(stored: Draft, view: ReportView, shown: { step: string; context: Record<string, string> }): boolean {
  return stored.state === 'open' && String(stored.revision) === shown.context.revision && view.draft.screen === shown.step;
}

function knownAnswers({ policy, draft }: ReportView): Answers {
  const kept = Object.entries(draft.answers).flatMap(([id, answer]): [string, Answers[string]][] => {
    const question = policy.questions[id];
    if (id === PLACE_FIELD) return answer === ELSEWHERE ? [[id, answer]] : [];
    const given = asList(answer).filter((each) => question?.answers.some((option) => option.id === each));
    if (!question || (asList(answer).length > 0 && given.length === 0)) return [];
    return [[id, question.many ? given : (given[0] ?? '')]];
  });
  return Object.fromEntries(kept);
}

function shortened(before: Answers, after: Answers): boolean {
  return Object.entries(after).some(([id, answer]) => asList(answer).length < asList(before[id]).length);
}

/** The policy may have dropped the screen itself. */
function onAPlannedStep(view: ReportView): ReportView {
  const planned = findStep(view, (step) => step.id === view.draft.screen) !== null;
  return planned ? view : standingOn(view, firstOpenStep(view));
}

function earlier(view: ReportView, a: string, b: string): string {
  const ids = [...planOf(view)].map((step) => step.id);
  return ids.includes(b) && ids.indexOf(b) < ids.indexOf(a) ? b : a;
}

/** Standing on an earlier screen, Back leads only to those before it. */
function standingOn(view: ReportView, step: string): ReportView {
  const { trail } = view.draft;
  const at = trail.indexOf(step);
  return { ...view, draft: { ...view.draft, screen: step, trail: at < 0 ? trail : trail.slice(0, at) } };
}
