import type { District } from '../district/types.ts';
import type { Language } from '../policy/types.ts';
import { screenIdOf } from './report/steps.ts';
import type { Paragraph, Screen } from './screen.ts';
import { otherLanguage, words } from './wording/wording.ts';

type Known = Pick<District, 'directorPhone'>;

/** Help in both languages; 911 stands first in each. */
export function helpScreen(district: Known, language: Language): Screen {
  return bothLanguages(language, (each) => {
    const { danger, report, status, who } = words(each).report.help;
    return [
      { style: 'alert', text: danger },
      { style: 'normal', text: `${report} ${status}` },
      { style: 'quiet', text: who(district.directorPhone) },
    ];
  });
}

function bothLanguages(language: Language, say: (language: Language) => Paragraph[]): Screen {
  const { report } = words(language);
  return {
    id: screenIdOf('help'),
    language,
    context: {},
    title: report.help.title,
    paragraphs: [...say(language), ...say(otherLanguage(language))],
    fields: [],
    actions: [],
    close: report.close,
  };
}
