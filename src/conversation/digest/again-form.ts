import { sendCopyAgain } from '../../digest/release/send-copy-again.ts';
import type { Person } from '../../incidents/incident.ts';
import { normal, saying } from '../forms/last-word.ts';
import type { Reply, Submission } from '../screen.ts';
import { type DigestForm, digestScreenOf, notAllowed, optionLabel, releaseOf } from './digest-form.ts';
import { copyName, copyState, needsSomebody } from './release-card.ts';
import { releaseWords } from './release-words.ts';

export const AGAIN_SCREEN = 'digest-again';
/** What Slack shows as boxes; the next are there once these are settled. */
const MOST = 10;

/** Copies that failed, or of which nobody knows; a person decides whether they go once more. */
export function againForm(form: DigestForm): Reply {
  const { setting, release } = form;
  const words = releaseWords(setting.language).again;
  const copies = release.copies.filter(needsSomebody).slice(0, MOST);
  if (copies.length === 0) return saying(setting.language, words.none)();
  const options = copies.map((copy) => ({
    value: copy.deliveryId,
    label: optionLabel(`${copyName(setting, copy)}: ${copyState(setting, copy)}`),
  }));
  return digestScreenOf(form, {
    ...{ id: AGAIN_SCREEN, title: words.title, submit: words.submit },
    paragraphs: [normal(words.intro)],
    fields: [{ kind: 'checkboxes', id: 'copies', label: words.which, options, values: options.map(({ value }) => value) }],
  });
}

/** The form comes back. */
export async function submitAgain(
  { deps, setting }: Pick<DigestForm, 'deps' | 'setting'>,
  { person, submission }: { person: Person; submission: Submission },
): Promise<Reply> {
  const { language } = setting;
  const words = releaseWords(language).again;
  const found = await releaseOf({ deps, setting }, submission);
  if ('gone' in found) return found.gone;
  const chosen = submission.values.copies ?? [];
  const known = found.release.copies.map(({ deliveryId }) => deliveryId);
  const deliveryIds = (typeof chosen === 'string' ? [chosen] : chosen).filter((id) => known.includes(id));
  const sent = await sendCopyAgain(deps, { person, digestId: found.release.digest.id, deliveryIds });
  if (sent.kind === 'not-allowed') return notAllowed(deps, language);
  return saying(language, sent.count === 0 ? words.none : words.sent(sent.count))();
}
