import type { District } from '../district/types.ts';
import type { Language } from '../policy/types.ts';
import { screenIdOf } from './report/steps.ts';
import type { Paragraph, Screen } from './screen.ts';
import { otherLanguage, words } from './wording/wording.ts';

type Known = Pick<District, 'directorPhone'>;

/** Help in both languages; 911 stands first in each. */
export function helpScreen(district: Known, language: Language): Screen {
  return bothLanguages('help', language, (each) => {
    const { danger, report, status, who } = words(each).report.help;
    return [
      { style: 'alert', text: danger },
      { style: 'normal', text: `${report} ${status}` },
      { style: 'quiet', text: who(district.directorPhone) },
    ];
  });
}

/** A subcommand that does nothing yet says so, and how to do it meanwhile. */
export function notBuiltScreen(district: Known, language: Language, command: 'actions'): Screen {
  return bothLanguages('not-built', language, (each) => {
    const { notBuilt, help } = words(each).report;
    return [
      { style: 'alert', text: help.danger },
      { style: 'normal', text: notBuilt[command] },
      { style: 'quiet', text: notBuilt.director(district.directorPhone) },
    ];
  });
}

function bothLanguages(kind: 'help' | 'not-built', language: Language, say: (language: Language) => Paragraph[]): Screen {
  const { report } = words(language);
  return {
    id: screenIdOf(kind),
    language,
    context: {},
    title: kind === 'help' ? report.help.title : report.notBuilt.title,
    paragraphs: [...say(language), ...say(otherLanguage(language))],
    fields: [],
    actions: [],
    close: report.close,
  };
}
