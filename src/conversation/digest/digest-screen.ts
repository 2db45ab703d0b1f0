import { type Preview, previewBuilt, previewDigest } from '../../digest/release/preview-digest.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { cardWords } from '../cards/card-words.ts';
import { formWords } from '../forms/form-words.ts';
import { lastWord, normal, paragraphsOf, quiet } from '../forms/last-word.ts';
import { notFound } from '../forms/refusals.ts';
import type { NoticeBlock } from '../notice.ts';
import type { Paragraph, Reply } from '../screen.ts';
import { digestNotice } from './digest-notice.ts';

interface Reader {
  person: Person;
  language: Language;
}

/** `/incident digest [week]`: the police edition for the eyes of a decider only; anybody else is told who may. */
export async function digestScreen(deps: UseCaseDeps, { person, language, week }: Reader & { week: string | null }): Promise<Reply> {
  return screenOf(deps, language, () => previewDigest(deps, { person, week }));
}

/** "Read it" on the card of a digest. */
export async function builtDigestScreen(deps: UseCaseDeps, { person, language, digestId }: Reader & { digestId: string }): Promise<Reply> {
  return screenOf(deps, language, () => previewBuilt(deps, { person, digestId }));
}

async function screenOf(deps: UseCaseDeps, language: Language, read: () => Promise<Preview>): Promise<Reply> {
  const words = cardWords(language).digest;
  const close = quiet(formWords(language).danger);
  try {
    const preview = await read();
    if (preview.kind === 'not-found') return notFound(deps.district, language);
    if (preview.kind !== 'shown') return lastWord(language, [normal(words.only(deps.district.directorPhone)), close], words.screen);
    const said = quiet(preview.published ? words.published : words.unpublished);
    return lastWord(language, [said, ...digestNotice(preview.document, language).blocks.flatMap(asParagraphs), close], words.screen);
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code !== 'no-such-week' && code !== 'week-not-over' && code !== 'digest-exposes') throw error;
    return lastWord(language, [normal(words.refused[code]), close], words.screen);
  }
}

/** Ten rows are one paragraph: a screen has room for a hundred. */
function asParagraphs(block: NoticeBlock): Paragraph[] {
  if (block.kind !== 'facts') return paragraphsOf([block]);
  return [normal(block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'))];
}
