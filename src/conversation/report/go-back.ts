import type { Draft } from '../../incidents/incident.ts';
import { saveDraft } from '../../incidents/report/save-draft.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Answers } from '../../policy/types.ts';
import { filterNames } from '../name-filter.ts';
import type { FieldValues, Press, Reply } from '../screen.ts';
import { allowedNames } from './allowed-names.ts';
import { findDraft, languageOf } from './find-draft.ts';
import { fitDraft, isCurrent } from './fit-draft.ts';
import { readStep } from './read-step.ts';
import { type Reporter, type ReportView, viewOf } from './report-view.ts';
import { mayGoBack } from './screens/step-screen.ts';
import { goneScreen } from './screens/word-screens.ts';
import { asReply, showDraft, showStale } from './show-draft.ts';
import { questionsOn, stepOf } from './steps.ts';

/** Back: answers stay, and what is typed on this screen is kept for when the person comes again. */
export async function goBack(deps: UseCaseDeps, who: Reporter, press: Press): Promise<Reply> {
  const step = stepOf(press.screenId ?? '');
  const draft = await findDraft(deps, who, { context: press.context, step });
  if (!draft) return asReply(goneScreen(languageOf(deps, who.person, press.context)));
  const { view } = fitDraft(viewOf(deps, draft, who.person));
  const previous = view.draft.trail.at(-1);
  if (!isCurrent(draft, view, { step, context: press.context }) || !mayGoBack(view) || previous === undefined) {
    return showStale(deps, who, { draft, context: press.context });
  }
  const kept = keepTyped(view, step, press.values);
  const saved = await saveDraft(deps, { draft: { ...kept, screen: previous, trail: kept.trail.slice(0, -1) }, person: who.person });
  return showDraft(deps, who, { draft: saved.draft });
}

/**
 * The draft with what is typed so far, as far as it is valid. A tick about child harm is never stored, not even on the way back: it
 * would name its reporter (PC 11166).
 */
export function keepTyped(view: ReportView, step: string, values: FieldValues): Draft {
  const { answers, siteId, note } = readStep(view, step, values);
  const filtered = filterNames(note ?? '', allowedNames(view.district)).text;
  const questions = questionsOn(view, step);
  const typed = questions.includes('child_harm') ? withoutHarm(view.draft.answers, answers) : answers;
  return { ...view.draft, answers: typed, siteId, note: filtered === '' ? null : filtered };
}

function withoutHarm(stored: Answers, typed: Answers): Answers {
  return typed.child_harm === 'yes_or_maybe' ? stored : typed;
}
