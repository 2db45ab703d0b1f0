import { chooseLanguage } from '../incidents/people/choose-language.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import { answerAway } from './away-screen.ts';
import type { Command } from './command.ts';
import { actionsScreen } from './digest/actions-screen.ts';
import { digestScreen } from './digest/digest-screen.ts';
import { drillForm } from './drill/drill-screens.ts';
import { dutiesScreen } from './duties-screen.ts';
import { helpScreen } from './help-screen.ts';
import { openReport } from './report/open-report.ts';
import type { Reporter } from './report/report-view.ts';
import type { Reply } from './screen.ts';
import { statusScreen } from './status-screen.ts';

/**
 * Answer a subcommand with a screen. A report is opened with `open()` by an adapter that can show a screen before asking the database;
 * here it is for those that cannot.
 */
export async function answerCommand(deps: UseCaseDeps, { person, platform }: Reporter, command: Command): Promise<Reply> {
  const language = person.language ?? deps.district.language;
  switch (command.name) {
    case 'report': {
      const opened = openReport(deps, person, command.note);
      return (await opened.save(person, platform)) ?? { kind: 'screen', screen: opened.screen };
    }
    case 'help':
      if (command.language) await chooseLanguage(deps, { person, language: command.language });
      return { kind: 'screen', screen: helpScreen(deps.district, command.language ?? language) };
    case 'status':
      return { kind: 'screen', screen: await statusScreen(deps, person, { language, reference: command.reference }) };
    case 'away':
      return answerAway(deps, { person, language, until: command.until });
    case 'duties':
      return dutiesScreen(deps, person, language);
    case 'drill':
      return drillForm(deps, person, language);
    case 'digest':
      return digestScreen(deps, { person, language, week: command.week });
    case 'actions':
      return actionsScreen(deps, person);
    default:
      return command satisfies never;
  }
}
