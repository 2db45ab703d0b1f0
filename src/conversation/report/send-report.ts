import type { Draft, Incident } from '../../incidents/incident.ts';
import { addFacts } from '../../incidents/report/add-facts.ts';
import { forgetReport } from '../../incidents/report/forget-report.ts';
import { reportIncident } from '../../incidents/report/report-incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Reply } from '../screen.ts';
import { findIncident } from './find-draft.ts';
import type { Reporter, ReportView } from './report-view.ts';
import { classificationOf } from './screens/outcome-lines.ts';
import { sentScreen } from './screens/sent-screen.ts';
import { goneScreen, notAllowedScreen } from './screens/word-screens.ts';
import { asReply, showDraft } from './show-draft.ts';
import { answersOnPath, LAST_STEP, questionsOn } from './steps.ts';

/**
 * Send: a report becomes an incident, or new facts go to the incident it is.
 *
 * @param sent.concerns keys of the district file: whom a matter about staff is about, among those who would read it.
 */
export async function sendReport(
  deps: UseCaseDeps,
  who: Reporter,
  { view, concerns }: { view: ReportView; concerns: string[] },
): Promise<Reply> {
  // words typed behind the command do not go where the policy asks for no note (immigration officers)
  const note = questionsOn(view, LAST_STEP).includes('note') ? view.draft.note : null;
  const draft = { ...view.draft, answers: answersOnPath(view), note };
  if (draft.incidentId !== null) {
    const incident = await findIncident(deps, who.person, draft.incidentId);
    if (!incident) return asReply(goneScreen(draft.language));
    if (incident.draftId !== draft.id) return addToIncident(deps, who, { draft, incident });
  }
  const result = await reportIncident(deps, { draft, person: who.person, concerns });
  if (result.kind === 'stale') return showDraft(deps, who, { draft: result.draft });
  return asReply(await sentScreen(deps, who.person, { incident: result.incident, language: draft.language }));
}

/** Facts added later: the incident gets them, and the working copy goes. */
async function addToIncident(
  deps: UseCaseDeps,
  { person }: Reporter,
  { draft, incident }: { draft: Draft; incident: Incident },
): Promise<Reply> {
  const { id, answers, note, siteId, language } = draft;
  const outcome = await addFacts(deps, { incidentId: incident.id, person, answers, note, siteId });
  if (outcome.kind === 'not-found') return asReply(goneScreen(language));
  if (outcome.kind === 'not-allowed') return asReply(notAllowedScreen(language, deps.district));
  await forgetReport(deps, { draftId: id, person });
  return asReply(await sentScreen(deps, person, { incident: outcome.incident, language }));
}

/**
 * In an emergency each answered screen improves the card at once, because nobody knows whether the next one comes; and a correction that
 * makes an emergency of a report does not wait for Send.
 *
 * @returns the incident, if this made it an emergency.
 */
export async function improveIncident(deps: UseCaseDeps, { person }: Reporter, view: ReportView): Promise<Incident | null> {
  const { incidentId, siteId, note } = view.draft;
  if (incidentId === null) return null;
  const incident = await findIncident(deps, person, incidentId);
  if (!incident) return null;
  const isOwnAlarm = incident.classification.level === 'L5' && incident.reporterId === person.id;
  const isNewAlarm = incident.classification.level !== 'L5' && classificationOf(view).level === 'L5';
  if (!isOwnAlarm && !isNewAlarm) return null;
  const answers = answersOnPath(view);
  if (JSON.stringify(answers) === JSON.stringify(incident.answers)) return null;
  const outcome = await addFacts(deps, { incidentId, person, answers, note: note ?? incident.note, siteId: siteId ?? incident.siteId });
  return isNewAlarm && outcome.kind === 'done' ? outcome.incident : null;
}
