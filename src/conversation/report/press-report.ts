import { correctIncident } from '../../incidents/report/correct-incident.ts';
import { recordHotlineCall } from '../../incidents/report/record-hotline-call.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { cardTime } from '../cards/card-time.ts';
import type { Press, Reply } from '../screen.ts';
import { findIncident, findOwnDraft, isId, languageOf, standingAt, workingDraft } from './find-draft.ts';
import { goBack } from './go-back.ts';
import { openReport } from './open-report.ts';
import { type Reporter, viewOf } from './report-view.ts';
import { callRecordedScreen } from './screens/hotline-screen.ts';
import { stepScreen } from './screens/step-screen.ts';
import { correctedScreen, goneScreen, notAllowedScreen } from './screens/word-screens.ts';
import { asReply, refusing, showDraft } from './show-draft.ts';
import { findStep, firstOpenStep, isReportScreen, LAST_STEP } from './steps.ts';
import { switchLanguage } from './switch-language.ts';
import { showWhere } from './where.ts';

type Answer = (deps: UseCaseDeps, who: Reporter, press: Press) => Promise<Reply>;

/** Buttons of screens and messages that a reporter presses; every other button belongs to the cards. */
const ANSWERS: Record<string, Answer> = {
  back: goBack,
  language: switchLanguage,
  resume: continueReport,
  'continue-report': continueReport,
  'start-over': startOver,
  'record-call': recordCall,
  'add-facts': openFacts,
  over: correct,
  mistaken: correct,
  where: (deps, who, press) => showWhere(deps, who, { incidentId: press.value, language: languageOf(deps, who.person, press.context) }),
};

/** Is this button the report's? A Back or a language switch on another screen is not. */
export function isReportPress(press: Press): boolean {
  return press.action in ANSWERS && (press.screenId === undefined || isReportScreen(press.screenId));
}

/** Answer a reporter's button. */
export async function pressReport(deps: UseCaseDeps, who: Reporter, press: Press): Promise<Reply> {
  return ANSWERS[press.action]?.(deps, who, press) ?? asReply(goneScreen(languageOf(deps, who.person, press.context)));
}

/** Go on where it was left, on whatever device. */
async function continueReport(deps: UseCaseDeps, who: Reporter, press: Press): Promise<Reply> {
  const draft = await findOwnDraft(deps, who.person, press.value);
  if (!draft) return asReply(goneScreen(languageOf(deps, who.person, press.context)));
  return showDraft(deps, who, { draft });
}

async function startOver(deps: UseCaseDeps, { person, platform }: Reporter): Promise<Reply> {
  const opened = openReport(deps, person, '');
  return (await opened.save(person, platform)) ?? asReply(opened.screen);
}

async function recordCall(deps: UseCaseDeps, { person }: Reporter, press: Press): Promise<Reply> {
  const language = languageOf(deps, person, press.context);
  if (!isId(press.value)) return asReply(goneScreen(language));
  const { at } = await recordHotlineCall(deps, { callId: press.value, person });
  const time = cardTime(at, { now: deps.clock.now(), timeZone: deps.district.timeZone, language });
  return asReply(callRecordedScreen({ time, language }));
}

/** The remaining questions of an emergency, or the facts of a sent report to change. */
export async function openFacts(deps: UseCaseDeps, who: Reporter, press: Press): Promise<Reply> {
  const language = languageOf(deps, who.person, press.context);
  const incident = await findIncident(deps, who.person, press.value);
  if (incident?.status !== 'open') return refusing(goneScreen(language));
  const own = await findOwnDraft(deps, who.person, incident.draftId);
  if (own?.state === 'open') return showDraft(deps, who, { draft: own });
  const view = viewOf(deps, { ...workingDraft(deps, who, incident), language }, who.person);
  const open = firstOpenStep(view);
  const details = findStep(view, (step) => step.id === 'details');
  const screen = open === LAST_STEP && details ? details.id : open;
  return asReply(stepScreen({ ...view, draft: standingAt(view.draft, screen) }, screen));
}

async function correct(deps: UseCaseDeps, { person }: Reporter, press: Press): Promise<Reply> {
  const language = languageOf(deps, person, press.context);
  const correction = press.action === 'mistaken' ? 'mistaken' : 'over';
  if (!isId(press.value)) return asReply(goneScreen(language));
  const outcome = await correctIncident(deps, { incidentId: press.value, person, correction });
  if (outcome.kind === 'not-found') return refusing(goneScreen(language));
  if (outcome.kind === 'not-allowed') return refusing(notAllowedScreen(language, deps.district));
  return asReply(correctedScreen(language, { incident: outcome.incident, correction, already: outcome.kind === 'already' }));
}
