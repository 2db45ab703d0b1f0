/** The buttons on the card of a digest. What changes something for good asks once more, in a form. */

import { mayManageMeeting } from '../../digest/meeting/manage-meeting.ts';
import { holdDigest } from '../../digest/release/hold-digest.ts';
import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import type { ActionId } from '../action-ids.ts';
import { settingOf } from '../cards/load-facts.ts';
import { saying } from '../forms/last-word.ts';
import { languageOf, notFound } from '../forms/refusals.ts';
import { isId } from '../report/find-draft.ts';
import type { Press, Reply } from '../screen.ts';
import { againForm } from './again-form.ts';
import { agendaForm } from './agenda-form.ts';
import { type DigestForm, findRelease, notAllowed } from './digest-form.ts';
import { builtDigestScreen } from './digest-screen.ts';
import { releaseForm } from './release-form.ts';
import { releaseWords } from './release-words.ts';
import { replyForm } from './reply-form.ts';

const ACTIONS: readonly ActionId[] = ['release-digest', 'hold-digest', 'agenda-item', 'agency-reply', 'send-again', 'preview-digest'];

/** Is this button one of a digest's card? */
export function isDigestPress({ action }: Press): boolean {
  return ACTIONS.some((each) => each === action);
}

/** Answer a button of a digest's card. */
export async function pressDigest(deps: UseCaseDeps, person: Person, press: Press): Promise<Reply> {
  const language = languageOf(person, deps.district);
  const digestId = press.value;
  if (!isId(digestId)) return notFound(deps.district, language);
  if (press.action === 'preview-digest') return builtDigestScreen(deps, { person, language, digestId });
  if (press.action === 'hold-digest') return hold(deps, { person, language, digestId });
  const mayPress = press.action === 'release-digest' || press.action === 'send-again' ? isDecider(person) : mayManageMeeting(person);
  if (!mayPress) return notAllowed(deps, language);
  const release = await findRelease(deps, digestId);
  if (!release) return notFound(deps.district, language);
  return formFor(press.action, { deps, setting: settingOf(deps, person), release });
}

function formFor(action: string, form: DigestForm): Reply {
  switch (action) {
    case 'release-digest':
      return releaseForm(form);
    case 'agenda-item':
      return agendaForm(form, {});
    case 'agency-reply':
      return replyForm(form, {});
    default:
      return againForm(form);
  }
}

async function hold(
  deps: UseCaseDeps,
  { person, language, digestId }: { person: Person; language: Language; digestId: string },
): Promise<Reply> {
  const words = releaseWords(language);
  const outcome = await holdDigest(deps, { person, digestId });
  switch (outcome) {
    case 'held':
      return saying(language, words.held)();
    case 'already-held':
      return saying(language, words.alreadyHeld)();
    case 'released':
      return saying(language, words.reply.released)();
    case 'not-allowed':
      return notAllowed(deps, language);
    case 'not-found':
      return notFound(deps.district, language);
    default:
      return outcome satisfies never;
  }
}
