import { pressMessage } from '../../conversation/press-message.ts';
import { isReportScreen } from '../../conversation/report/steps.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import type { Handling } from './handling.ts';
import type { Arrival, ShownScreen } from './read-payload.ts';
import { showInTime } from './show-in-time.ts';
import { actionOf } from './to-message.ts';

const ANSWER_MS = 2000;

type Press = Arrival & { actionId: string; value: string };

/** A button of a message. The card itself is brought up to date by the queue; only a question or a refusal comes back as a screen. */
export async function answerMessagePress(handling: Handling, press: Press): Promise<void> {
  const { conversation, directory } = handling;
  const action = actionOf(press.actionId);
  const reply = pressMessage(
    action,
    (how) => directory.identify(press.account, how),
    (person) => conversation.press(person, 'slack', { action, value: press.value, context: {}, values: {} }),
  );
  await showInTime(handling, press, await settleWithin(ANSWER_MS, reply));
}

/** A button inside a screen (Back, language): the same modal shows what comes of it, with what was typed so far. */
export async function answerScreenPress(
  { show, saving, conversation, directory }: Handling,
  press: Press,
  shown: ShownScreen,
): Promise<void> {
  const { screenId, context, values } = shown;
  const work = async () => {
    await saving.over(press.account.accountId);
    const person = await directory.identify(press.account, { mustKnow: !isReportScreen(screenId) });
    const action = actionOf(press.actionId);
    return conversation.press(person, 'slack', { action, value: press.value, context, values, screenId });
  };
  const settled = await settleWithin(ANSWER_MS, work());
  if (settled.kind === 'done') {
    if (settled.value.kind === 'screen') await show.replace(shown, settled.value.screen);
    return;
  }
  show.record('press', settled.kind === 'failed' ? settled.error : new Error('late'));
  await show.cover(press.triggerId, show.outage(press));
}
