import type { Incident } from '../../incidents/incident.ts';
import { addFacts } from '../../incidents/report/add-facts.ts';
import { loadDraft } from '../../incidents/report/load-draft.ts';
import { saveDraft } from '../../incidents/report/save-draft.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { asList } from '../../policy/condition.ts';
import type { Language } from '../../policy/types.ts';
import type { Reply, Submission } from '../screen.ts';
import { words } from '../wording/wording.ts';
import { findIncident, languageOf, workingDraft } from './find-draft.ts';
import { type Reporter, viewOf } from './report-view.ts';
import { whereScreen } from './screens/where-screen.ts';
import { goneScreen, notAllowedScreen } from './screens/word-screens.ts';
import { asReply, refusing } from './show-draft.ts';
import { PLACE_FIELD } from './step-fields.ts';

/** The address to read aloud, and the list to correct it. */
export async function showWhere(
  deps: UseCaseDeps,
  who: Reporter,
  { incidentId, language }: { incidentId: string; language: Language },
): Promise<Reply> {
  const incident = await findIncident(deps, who.person, incidentId);
  if (!incident) return refusing(goneScreen(language));
  return asReply(whereScreen(viewFor(deps, who, { incident, language }), incident));
}

/** A place was chosen: it goes on the card at once, and no longer counts as "not confirmed". */
export async function submitWhere(deps: UseCaseDeps, who: Reporter, { context, values }: Submission): Promise<Reply> {
  const { person } = who;
  const language = languageOf(deps, person, context);
  const incident = await findIncident(deps, person, context.incidentId ?? '');
  if (!incident) return asReply(goneScreen(language));
  const siteId = asList(values[PLACE_FIELD])[0];
  const view = viewFor(deps, who, { incident, language });
  if (!deps.district.sites.some((site) => site.id === siteId) || siteId === undefined) {
    return asReply(whereScreen(view, incident, { error: words(language).report.errors.place }));
  }
  if (incident.siteConfirmed && incident.siteId === siteId) return asReply(whereScreen(view, incident, { saved: true }));
  const { answers, note } = incident;
  const outcome = await addFacts(deps, { incidentId: incident.id, person, answers, note, siteId, placeChosen: true });
  if (outcome.kind === 'not-found') return asReply(goneScreen(language));
  if (outcome.kind === 'not-allowed') return asReply(notAllowedScreen(language, deps.district));
  await moveDraft(deps, who, { incident, siteId });
  return asReply(whereScreen(viewFor(deps, who, { incident: outcome.incident, language }), outcome.incident, { saved: true }));
}

/** The remaining questions of an emergency must not bring the old place back. */
async function moveDraft(
  deps: UseCaseDeps,
  { person }: Reporter,
  { incident, siteId }: { incident: Incident; siteId: string },
): Promise<void> {
  const draft = await loadDraft(deps, { draftId: incident.draftId, person });
  if (draft?.state === 'open') await saveDraft(deps, { draft: { ...draft, siteId }, person });
}

function viewFor(deps: UseCaseDeps, who: Reporter, { incident, language }: { incident: Incident; language: Language }) {
  return viewOf(deps, { ...workingDraft(deps, who, incident), language }, who.person);
}
