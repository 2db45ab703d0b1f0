import type { Draft } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Reply, Screen } from '../screen.ts';
import { findIncident } from './find-draft.ts';
import { fitDraft } from './fit-draft.ts';
import { type Reporter, viewOf } from './report-view.ts';
import { emergencyScreen } from './screens/emergency-screen.ts';
import { sentScreen } from './screens/sent-screen.ts';
import { type StepExtras, stepScreen } from './screens/step-screen.ts';
import { goneScreen } from './screens/word-screens.ts';

/** Where a draft stands now: its screen, or the receipt when it is sent. */
export async function showDraft(
  deps: UseCaseDeps,
  who: Reporter,
  { draft, extras = {} }: { draft: Draft; extras?: StepExtras },
): Promise<Reply> {
  if (draft.state !== 'open') return showSent(deps, who, draft);
  const { view, told } = fitDraft(viewOf(deps, draft, who.person));
  return asReply(stepScreen(view, view.draft.screen, told === null ? extras : { ...extras, told }));
}

/**
 * The answer to a screen of an earlier state of the draft: where it stands now. A screen from before the alarm reads 911 once more,
 * because its sender may not have seen the first answer.
 */
export async function showStale(
  deps: UseCaseDeps,
  who: Reporter,
  { draft, context }: { draft: Draft; context: Record<string, string> },
): Promise<Reply> {
  const isFromBefore = draft.state === 'open' && draft.incidentId !== null && context.incidentId === undefined;
  const incident = isFromBefore && draft.incidentId ? await findIncident(deps, who.person, draft.incidentId) : null;
  return incident ? asReply(emergencyScreen(deps, incident, draft)) : showDraft(deps, who, { draft });
}

async function showSent(deps: UseCaseDeps, { person }: Reporter, draft: Draft): Promise<Reply> {
  const incident = draft.incidentId === null ? null : await findIncident(deps, person, draft.incidentId);
  if (!incident) return asReply(goneScreen(draft.language));
  return asReply(await sentScreen(deps, person, { incident, language: draft.language }));
}

/** This person may not, or there is nothing here for them. */
export const refusing = (screen: Screen): Reply => ({ kind: 'screen', screen, refused: true });

export function asReply(screen: Screen): Reply {
  return { kind: 'screen', screen };
}
