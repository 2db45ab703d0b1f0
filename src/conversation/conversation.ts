/** The one door of every chat platform: what a person typed, submitted or pressed, answered with a screen. */
import type { Person, Platform } from '../incidents/incident.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Language } from '../policy/types.ts';
import { answerCommand } from './answer-command.ts';
import type { Command } from './command.ts';
import { isDigestPress, pressDigest } from './digest/press-digest.ts';
import { isDigestScreen, submitDigest } from './digest/submit-digest.ts';
import { DRILL_SCREEN, submitDrill } from './drill/drill-screens.ts';
import { isDrillPress, pressDrill } from './drill/press-drill.ts';
import { pressCard } from './forms/press-card.ts';
import { submitForm } from './forms/submit-form.ts';
import { composeHome } from './home/compose-home.ts';
import type { Home } from './home/home.ts';
import { type OpenedReport, openReport, type ReporterHint } from './report/open-report.ts';
import { outageScreen } from './report/outage-screen.ts';
import { isReportPress, pressReport } from './report/press-report.ts';
import { isReportScreen } from './report/steps.ts';
import { submitReport } from './report/submit-report.ts';
import type { Press, Reply, Screen, Submission } from './screen.ts';

export type ConversationDeps = UseCaseDeps;

export interface Conversation {
  /** The first screen, from memory, and `save` to run beside it: what it gives replaces the screen (an unfinished report to go on with). */
  open(hint: ReporterHint, text: string): OpenedReport;
  submit(person: Person, platform: Platform, submission: Submission): Promise<Reply>;
  press(person: Person, platform: Platform, press: Press): Promise<Reply>;
  command(person: Person, platform: Platform, command: Command): Promise<Reply>;
  /** A person's own page. */
  home(person: Person): Promise<Home>;
  /** What a person reads when nothing can be stored: CALL 911 and the director's number. */
  outage(language: Language | null): Screen;
}

/**
 * Everything a chat adapter needs of the bot.
 *
 * No method swallows a fault: `AppError` `database-unavailable` comes through, and the adapter then shows `outage()`.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  return {
    open: (hint, text) => openReport(deps, hint, text),
    submit: (person, platform, submission) => {
      const who = { person, platform };
      if (isDigestScreen(submission.screenId)) return submitDigest(deps, person, submission);
      if (submission.screenId === DRILL_SCREEN) return submitDrill(deps, person, submission);
      return isReportScreen(submission.screenId) ? submitReport(deps, who, submission) : submitForm(deps, who, submission);
    },
    press: (person, platform, press) => {
      const who = { person, platform };
      if (isDigestPress(press)) return pressDigest(deps, person, press);
      if (isDrillPress(press)) return pressDrill(deps, who, press);
      return isReportPress(press) ? pressReport(deps, who, press) : pressCard(deps, who, press);
    },
    command: (person, platform, command) => answerCommand(deps, { person, platform }, command),
    home: (person) => composeHome(deps, person),
    outage: (language) => outageScreen(deps.district, language),
  };
}
