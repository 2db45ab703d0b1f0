import { previewDigest } from '../digest/release/preview-digest.ts';
import { AppError } from '../incidents/app-error.ts';
import type { Person } from '../incidents/incident.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Language } from '../policy/types.ts';
import { cardWords } from './cards/card-words.ts';
import { digestNotice } from './cards/digest.ts';
import { formWords } from './forms/form-words.ts';
import { lastWord, normal, paragraphsOf, quiet } from './forms/last-word.ts';
import type { NoticeBlock } from './notice.ts';
import type { Paragraph, Reply } from './screen.ts';

/** `/incident digest [week]`: the police edition for the eyes of a decider only; anybody else is told who may. */
export async function digestScreen(
  deps: UseCaseDeps,
  { person, language, week }: { person: Person; language: Language; week: string | null },
): Promise<Reply> {
  const words = cardWords(language).digest;
  const close = quiet(formWords(language).danger);
  try {
    const preview = await previewDigest(deps, { person, week });
    if (preview.kind === 'not-allowed') return lastWord(language, [normal(words.only(deps.district.directorPhone)), close], words.screen);
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
