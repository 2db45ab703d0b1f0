import { z } from 'zod';
import { agencyName } from '../../digest/edition/context.ts';
import { type AgencyReply, REPLIES } from '../../digest/meeting/codes.ts';
import { recordReply } from '../../digest/release/record-reply.ts';
import type { Person } from '../../incidents/incident.ts';
import type { CardSetting } from '../cards/card-facts.ts';
import { oneOf, readValues, typed } from '../forms/form-values.ts';
import { formWords } from '../forms/form-words.ts';
import { normal, saying } from '../forms/last-word.ts';
import { notFound } from '../forms/refusals.ts';
import type { Option, Reply, Submission } from '../screen.ts';
import { type DigestForm, digestScreenOf, type Filled, notAllowed, releaseOf } from './digest-form.ts';
import { boundaryLine } from './release-card.ts';
import { releaseWords } from './release-words.ts';

export const REPLY_SCREEN = 'digest-reply';
/** Not a reply: somebody showed the items to the agency in another way than by mail. */
const SHOWN = 'shown';
const REPLY_CODES = [SHOWN, ...(Object.keys(REPLIES) as AgencyReply[])] as [string, ...string[]]; // its own keys

/** What an agency says of its boundary items, or that somebody has shown them to it. */
export function replyForm(form: DigestForm, { values = {}, errors }: Filled): Reply {
  const { setting, release } = form;
  const { language } = setting;
  const words = releaseWords(language).reply;
  const options = agencies(setting, form);
  if (options.length === 0) return saying(language, words.none)();
  if (release.readiness.kind === 'released') return saying(language, words.released)();
  const [only] = options;
  const replies = REPLY_CODES.map((value) => ({ value, label: label(value, setting) }));
  return digestScreenOf(form, {
    ...{ id: REPLY_SCREEN, title: words.title, submit: words.submit, ...(errors ? { errors } : {}) },
    paragraphs: [normal(words.intro), ...release.boundary.map((state) => normal(boundaryLine(setting, state)))],
    fields: [
      {
        kind: 'select',
        id: 'agency',
        label: words.agency,
        options,
        ...(options.length === 1 && only ? { value: only.value } : typed(values, 'agency')),
      },
      { kind: 'radio', id: 'reply', label: words.reply, options: replies, ...typed(values, 'reply') },
    ],
  });
}

/** The form comes back. */
export async function submitReply(
  { deps, setting }: Pick<DigestForm, 'deps' | 'setting'>,
  { person, submission }: { person: Person; submission: Submission },
): Promise<Reply> {
  const { language } = setting;
  const words = releaseWords(language).reply;
  const found = await releaseOf({ deps, setting }, submission);
  if ('gone' in found) return found.gone;
  const form = { deps, setting, release: found.release };
  const choose = formWords(language);
  const shape = z.object({ agency: oneOf(agencies(setting, form), choose), reply: z.enum(REPLY_CODES, { error: choose.errors.choose }) });
  const read = readValues(shape, submission.values);
  if (!read.ok) return replyForm(form, { values: submission.values, errors: read.errors });
  const { agency: agencyId, reply } = read.values;
  const code = reply === SHOWN ? null : (reply as AgencyReply); // the enum's own values
  const outcome = await recordReply(deps, { person, digestId: found.release.digest.id, agencyId, reply: code });
  switch (outcome) {
    case 'recorded':
      return saying(language, words.recorded)();
    case 'released':
      return saying(language, words.released)();
    case 'not-allowed':
      return notAllowed(deps, language);
    case 'not-found':
      return notFound(deps.district, language);
    default:
      return outcome satisfies never;
  }
}

function agencies(setting: CardSetting, { release }: Pick<DigestForm, 'release'>): Option[] {
  return release.boundary.map(({ agencyId }) => ({ value: agencyId, label: agencyName(agencyId, setting)[setting.language] }));
}

function label(code: string, { language }: CardSetting): string {
  const words: Record<string, { en: string; es: string }> = REPLIES;
  return code === SHOWN ? releaseWords(language).reply.shown : (words[code]?.[language] ?? code);
}
