import type { District } from '../../district/types.ts';
import type { Language } from '../../policy/types.ts';
import type { Screen } from '../screen.ts';
import { otherLanguage, words } from '../wording/wording.ts';
import { screenIdOf } from './steps.ts';

/** What a person reads when nothing can be stored: made of the district file alone, in both languages when theirs is not known. */
export function outageScreen(district: Pick<District, 'language' | 'directorPhone'>, language: Language | null): Screen {
  const first = language ?? district.language;
  const languages = language === null ? [first, otherLanguage(first)] : [first];
  return {
    id: screenIdOf('outage'),
    language: first,
    context: {},
    title: words(first).report.outage.title,
    paragraphs: languages.flatMap((each) => {
      const { danger, director, sorry } = words(each).report.outage;
      return [
        { style: 'alert' as const, text: danger },
        { style: 'normal' as const, text: `${director(district.directorPhone)} ${sorry}` },
      ];
    }),
    fields: [],
    actions: [],
    close: words(first).report.close,
  };
}
