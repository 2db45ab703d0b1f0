/** Which report a screen that comes back belongs to. */
import type { Draft, Incident, Person } from '../../incidents/incident.ts';
import { loadDraft } from '../../incidents/report/load-draft.ts';
import { ownReports } from '../../incidents/report/own-reports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { viewDetails } from '../../incidents/view/view-details.ts';
import type { Language } from '../../policy/types.ts';
import { newDraft } from './open-report.ts';
import type { Reporter } from './report-view.ts';
import { FIRST_STEP } from './steps.ts';

/**
 * The draft of a submitted screen. A first screen may come before its draft was stored: then the draft is made from what the screen
 * carries. null: deleted, somebody else's, or never there.
 */
export async function findDraft(
  deps: UseCaseDeps,
  { person, platform }: Reporter,
  { context, step }: { context: Record<string, string>; step: string },
): Promise<Draft | null> {
  const { draftId, incidentId, revision } = context;
  if (!draftId) return null;
  const stored = await findOwnDraft(deps, person, draftId);
  if (stored || revision !== '0') return stored;
  if (incidentId) {
    const incident = await findIncident(deps, person, incidentId);
    if (!incident) return null;
    const copy = workingDraft(deps, { person, platform }, incident);
    return standingAt({ ...copy, id: draftId, language: languageOf(deps, person, context) }, step);
  }
  if (step !== FIRST_STEP) return null;
  const fresh = newDraft(deps, { language: person.language, usualSiteId: person.usualSiteId });
  return { ...fresh, id: draftId, personId: person.id, platform, language: languageOf(deps, person, context) };
}

/** A person's own draft; what is no id at all is nobody's. */
export async function findOwnDraft(deps: UseCaseDeps, person: Person, draftId: string): Promise<Draft | null> {
  return isId(draftId) ? loadDraft(deps, { draftId, person }) : null;
}

/** An incident this person may correct: their own, or one they may read (then the reading is logged). */
export async function findIncident(deps: UseCaseDeps, person: Person, incidentId: string): Promise<Incident | null> {
  if (!isId(incidentId)) return null;
  const own = (await ownReports(deps, { person })).find((incident) => incident.id === incidentId);
  if (own) return own;
  const viewed = await viewDetails(deps, { incidentId, person });
  return viewed.kind === 'done' || viewed.kind === 'already' ? viewed.incident : null;
}

/**
 * A copy of a sent report to change facts on. It is stored like any draft, under an id of its own, and deleted when its facts are
 * added.
 */
export function workingDraft(deps: UseCaseDeps, { person, platform }: Reporter, incident: Incident): Draft {
  const fresh = newDraft(deps, { language: person.language, usualSiteId: null });
  const { id, answers, note, siteId } = incident;
  return { ...fresh, personId: person.id, platform, bilingual: false, answers, note, siteId, incidentId: id };
}

/** A working copy opened on this screen; from the details Back leads to what happened, so that the kind can be corrected too. */
export function standingAt(copy: Draft, step: string): Draft {
  return { ...copy, screen: step, trail: step.startsWith('details') ? ['about'] : [] };
}

/** The language a screen was read in comes back with it. */
export function languageOf(deps: Pick<UseCaseDeps, 'district'>, person: Person, context: Record<string, string>): Language {
  const { language } = context;
  return language === 'en' || language === 'es' ? language : (person.language ?? deps.district.language);
}

/** Ids travel through the platform: what comes back may be anything. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
