import type { Person } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { settingOf } from '../cards/load-facts.ts';
import type { Reply, Submission } from '../screen.ts';
import { ACTIONS_SCREEN, submitActions } from './actions-screen.ts';
import { AGAIN_SCREEN, submitAgain } from './again-form.ts';
import { AGENDA_SCREEN, submitAgenda } from './agenda-form.ts';
import { RELEASE_SCREEN, submitRelease } from './release-form.ts';
import { REPLY_SCREEN, submitReply } from './reply-form.ts';

const SUBMIT = { [RELEASE_SCREEN]: submitRelease, [AGENDA_SCREEN]: submitAgenda, [REPLY_SCREEN]: submitReply, [AGAIN_SCREEN]: submitAgain };

/** Is this a form of a digest or of the meeting? */
export function isDigestScreen(screenId: string): boolean {
  return screenId === ACTIONS_SCREEN || screenId in SUBMIT;
}

/** A form of a digest, or of the meeting, comes back. */
export async function submitDigest(deps: UseCaseDeps, person: Person, submission: Submission): Promise<Reply> {
  const submit = Object.entries(SUBMIT).find(([id]) => id === submission.screenId)?.[1];
  if (!submit) return submitActions(deps, person, submission);
  return submit({ deps, setting: settingOf(deps, person) }, { person, submission });
}
