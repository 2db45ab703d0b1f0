import { chooseLanguage } from '../../incidents/people/choose-language.ts';
import { saveDraft } from '../../incidents/report/save-draft.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import type { Press, Reply, Screen } from '../screen.ts';
import { statusScreen } from '../status-screen.ts';
import { findDraft, findIncident, languageOf } from './find-draft.ts';
import { fitDraft, isCurrent } from './fit-draft.ts';
import { keepTyped } from './go-back.ts';
import { type Reporter, viewOf } from './report-view.ts';
import { emergencyScreen } from './screens/emergency-screen.ts';
import { callRecordedScreen, hotlineScreen } from './screens/hotline-screen.ts';
import { sentScreen } from './screens/sent-screen.ts';
import { goneScreen } from './screens/word-screens.ts';
import { asReply, showDraft, showStale } from './show-draft.ts';
import { stepOf } from './steps.ts';
import { showWhere } from './where.ts';

/** The same screen in the other language; what is typed stays typed, and the choice is remembered with the draft. */
export async function switchLanguage(deps: UseCaseDeps, who: Reporter, press: Press): Promise<Reply> {
  const language: Language = press.value === 'es' ? 'es' : 'en';
  const step = stepOf(press.screenId ?? '');
  if (press.context.draftId) return switchDraft(deps, who, { press, step, language });
  return switchLastWord(deps, who, { press, step, language });
}

async function switchDraft(
  deps: UseCaseDeps,
  who: Reporter,
  { press, step, language }: { press: Press; step: string; language: Language },
): Promise<Reply> {
  const draft = await findDraft(deps, who, { context: press.context, step });
  if (!draft) return asReply(goneScreen(languageOf(deps, who.person, press.context)));
  const { view } = fitDraft(viewOf(deps, draft, who.person));
  if (!isCurrent(draft, view, { step, context: press.context })) {
    return showStale(deps, who, { draft: { ...draft, language }, context: press.context });
  }
  const kept = keepTyped(view, step, press.values);
  const saved = await saveDraft(deps, { draft: { ...kept, language, bilingual: false }, person: who.person });
  const extras = saved.kind === 'saved' ? { typed: press.values } : {};
  return showDraft(deps, who, { draft: saved.draft, extras });
}

/** Screens without a draft say again what they said; those of the hotline remember nothing of who reads them, not even the language. */
async function switchLastWord(
  deps: UseCaseDeps,
  who: Reporter,
  { press, step, language }: { press: Press; step: string; language: Language },
): Promise<Reply> {
  const { callId, incidentId, at } = press.context;
  if (step === 'hotline' && callId) return asReply(hotlineScreen(deps.policy, { callId, language, bilingual: false }));
  if (step === 'call-recorded') return asReply(callRecordedScreen({ time: at ?? '', language }));
  await chooseLanguage(deps, { person: who.person, language });
  if (step === 'status') return asReply(await statusScreen(deps, who.person, { language, reference: press.context.reference ?? null }));
  if (step === 'where' && incidentId) return showWhere(deps, who, { incidentId, language });
  if (incidentId) return asReply(await incidentScreen(deps, who, { incidentId, step, language }));
  return asReply(goneScreen(language));
}

async function incidentScreen(
  deps: UseCaseDeps,
  { person }: Reporter,
  { incidentId, step, language }: { incidentId: string; step: string; language: Language },
): Promise<Screen> {
  const incident = await findIncident(deps, person, incidentId);
  if (!incident) return goneScreen(language);
  if (step === 'emergency') return emergencyScreen(deps, incident, { language, bilingual: false });
  return sentScreen(deps, person, { incident, language });
}
