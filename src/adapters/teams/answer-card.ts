import { pressMessage } from '../../conversation/press-message.ts';
import { isReportScreen } from '../../conversation/report/steps.ts';
import type { Reply, Screen } from '../../conversation/screen.ts';
import { type Settled, settleWithin } from '../../conversation/settle-within.ts';
import { isDecider } from '../../incidents/permissions.ts';
import { borderWords } from './border-words.ts';
import type { Arrival, Handling } from './handling.ts';
import { openReport } from './open-report.ts';
import { type AdaptiveCard, cardOf } from './payload.ts';
import type { CardInput } from './read-press.ts';
import { languageOf, outageCard, record, sendPrivately, tellFailure } from './talk.ts';
import { SUBMIT_ACTION, textBlock, toCard, VIEW_ACTION } from './to-card.ts';
import { toNoticeCard } from './to-message.ts';

/** Well within what the platform waits for; afterwards the queue shows what came of it. */
const ANSWER_MS = 4000;
const VIEW_MS = 1000;
const REPORT_ACTION = 'report';

export type CardAnswer = { card: AdaptiveCard; title: string } | { text: string };

/** A button of a card, in the chat or in a dialog: what stands there next. */
export async function answerCard(
  handling: Handling,
  arrival: Arrival,
  { input, place }: { input: CardInput | null; place: 'chat' | 'dialog' },
): Promise<CardAnswer> {
  const language = languageOf(handling, arrival);
  if (!input) return { text: borderWords(language, (words) => words.oldCard) };
  if (input.action === VIEW_ACTION) return viewNow(handling, arrival);
  // a button of a message, or a screen that stands over one
  const over = place === 'chat' && (input.over || (input.screenId === null && input.action !== REPORT_ACTION));
  const settled = await settleWithin(ANSWER_MS, replyTo(handling, arrival, input));
  if (settled.kind === 'late') {
    void showLater(handling, arrival, { later: settled.later, place });
    return { text: borderWords(language, (words) => words.late) };
  }
  if (settled.kind === 'failed') {
    const id = record(handling, 'card', settled.error);
    return { card: outageCard(handling, arrival, { place, over, id }), title: '911' };
  }
  const reply = settled.value;
  if (reply.kind === 'screen') return showing(reply.screen, { place, over, turn: !input.turn });
  // what was done is done, whether or not the message can be shown again
  const now = over ? await settleWithin(VIEW_MS, messageNow(handling, arrival)) : null;
  if (now?.kind === 'done' && now.value) return now.value;
  const recorded = borderWords(languageOf(handling, arrival), (words) => words.recorded);
  // a form that was sent must not stand there to be sent again
  return place === 'chat' && input.screenId !== null ? { card: textCard(recorded), title: recorded } : { text: recorded };
}

/**
 * The message as of now, for whoever looks again. While it cannot be had, nothing may stand in its place: its buttons would be gone.
 *
 * @param find how it is looked for.
 */
export async function viewNow(
  handling: Handling,
  arrival: Arrival,
  find: (handling: Handling, arrival: Arrival) => Promise<CardAnswer | null> = messageNow,
): Promise<CardAnswer> {
  const now = await settleWithin(ANSWER_MS, find(handling, arrival));
  if (now.kind === 'done' && now.value) return now.value;
  if (now.kind === 'failed') record(handling, 'view', now.error);
  // an earlier copy of a message that was said twice, one whose matter is gone, or one that is not written down yet
  return { text: borderWords(languageOf(handling, arrival), (words) => (now.kind === 'done' ? words.notHere : words.late)) };
}

/** The client waits no longer: what comes of it is said in the person's own chat, and whatever fails, CALL 911. */
async function showLater(
  handling: Handling,
  arrival: Arrival,
  { later, place }: { later: Promise<Settled<Reply>>; place: 'chat' | 'dialog' },
): Promise<void> {
  handling.log.warn({ code: 'teams-late', place }, 'an answer took longer than the client waits');
  const settled = await later;
  if (settled.kind === 'failed') return void (await tellFailure(handling, arrival, settled.error));
  if (settled.value.kind !== 'screen') return;
  const { screen } = settled.value;
  await sendPrivately(handling, arrival, { card: toCard(screen, { place: 'chat' }), summary: screen.title }).catch((error: unknown) =>
    record(handling, 'late', error),
  );
}

function showing(screen: Screen, how: { place: 'chat' | 'dialog'; over: boolean; turn: boolean }): CardAnswer {
  return { card: toCard(screen, how), title: screen.title };
}

async function replyTo(handling: Handling, arrival: Arrival, input: CardInput): Promise<Reply> {
  const { conversation, directory, saving } = handling;
  const { action, value, screenId, context, values } = input;
  if (action === REPORT_ACTION && screenId === null) return { kind: 'screen', screen: await openReport(handling, arrival, '') };
  await saving.over(arrival.account.accountId);
  const identify = (how: { mustKnow: boolean }) => directory.identify(arrival.account, how);
  if (screenId === null)
    return pressMessage(action, identify, (person) => conversation.press(person, 'teams', { action, value, context, values }));
  // anybody may report
  const person = await identify({ mustKnow: !isReportScreen(screenId) });
  if (action === SUBMIT_ACTION) return conversation.submit(person, 'teams', { screenId, context, values });
  return conversation.press(person, 'teams', { action, value, context, values, screenId });
}

/**
 * The message that was pressed, as of now and as this person sees it. Somebody of whom Teams does not say just now who they are sees what
 * everybody sees, with the button to look again: a director's buttons must not go away for good.
 */
export async function messageNow(handling: Handling, { account, messageId }: Arrival): Promise<CardAnswer | null> {
  if (messageId === null) return null;
  const found = await handling.messageNow({ channel: account.conversationId, messageId });
  if (!found) return null;
  const { notice, direct } = found;
  const person = direct ? null : await handling.directory.identify(account, { mustKnow: true }).catch(() => null);
  const own = direct || (person !== null && isDecider(person));
  const shared = { language: handling.language, deciders: [] };
  return { card: toNoticeCard(notice, own ? {} : { shared }), title: notice.push };
}

/** A card of one sentence. */
export const textCard = (text: string): AdaptiveCard => cardOf([textBlock(text)]);
