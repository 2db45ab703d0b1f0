import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { ActionId } from '../../conversation/action-ids.ts';
import { parseCommand } from '../../conversation/command.ts';
import { createSaving } from '../../conversation/saving.ts';
import { answerCommand } from './answer-command.ts';
import { answerMessagePress, answerScreenPress } from './answer-press.ts';
import { answerSubmission } from './answer-submission.ts';
import type { HandlerDeps, Handling } from './handling.ts';
import { openReport } from './open-report.ts';
import { type Arrival, readCommand, readPress, readShortcut, readSubmission } from './read-payload.ts';
import { createShow } from './show.ts';
import { readHomeOpened, showHome } from './show-home.ts';
import { SCREEN_CALLBACK } from './to-modal.ts';

export const SLASH_COMMAND = '/incident';
/** The button of the home tab that begins a report. */
const REPORT_ACTION: ActionId = 'report';
export const REPORT_SHORTCUT = 'report_message';

/** Everything a person can do in Slack, handed to the conversation. Each handler acknowledges at once or with the answer itself. */
export function registerHandlers(app: App, deps: HandlerDeps): void {
  const handling: Handling = { ...deps, show: createShow(deps), saving: createSaving() };
  const isNew = createRecent();

  /** Acknowledged already: whatever fails from here on, the person is told. */
  async function guarded(what: string, arrival: Arrival, work: () => Promise<void>): Promise<void> {
    if (!isNew(arrival.key)) return;
    // many may have come at the same moment: all are acknowledged before the first is worked on
    await nextTurn();
    try {
      await work();
    } catch (error) {
      await handling.show.fail(arrival, what, error);
    }
  }

  app.command(SLASH_COMMAND, async ({ ack, body }) => {
    await ack();
    const arrival = readCommand(body);
    const command = parseCommand(arrival.text);
    await guarded('command', arrival, () =>
      command.name === 'report' ? openReport(handling, arrival, command.note) : answerCommand(handling, arrival, command),
    );
  });

  app.shortcut({ callback_id: REPORT_SHORTCUT, type: 'message_action' }, async ({ ack, body }) => {
    await ack();
    const arrival = readShortcut(body);
    await guarded('shortcut', arrival, () => openReport(handling, arrival, arrival.text));
  });

  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const press = readPress(body);
    const { readShown } = press;
    await guarded('press', press, async () => {
      if (press.actionId === REPORT_ACTION) return openReport(handling, press, '');
      if (readShown) return answerScreenPress(handling, press, readShown());
      await answerMessagePress(handling, press);
      if (press.atHome) await showHome(handling, press.account);
    });
  });

  app.event('app_home_opened', async ({ body }) => {
    const account = readHomeOpened(body);
    if (account) await showHome(handling, account);
  });

  // not deduplicated: the same submission again must get the same answer again
  app.view(SCREEN_CALLBACK, async ({ ack, body }) => {
    await ack(await answerSubmission(handling, readSubmission(body)));
  });
}

const MOST_RECENT = 2000;

/** true once per key in this process; enough against a second delivery of the same press, whose effects the database keeps single anyway. */
function createRecent(): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    const oldest = seen.values().next();
    if (seen.size > MOST_RECENT && !oldest.done) seen.delete(oldest.value);
    return true;
  };
}
