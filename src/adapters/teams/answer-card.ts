import { isReportScreen } from '../../conversation/report/steps.ts';
import type { Reply, Screen } from '../../conversation/screen.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import { borderWords } from './border-words.ts';
import type { Arrival, Handling } from './handling.ts';
import { openReport } from './open-report.ts';
import type { AdaptiveCard } from './payload.ts';
import type { CardInput } from './read-activity.ts';
import { languageOf, outageCard, record } from './talk.ts';
import { SUBMIT_ACTION, textBlock, toCard, VIEW_ACTION } from './to-card.ts';
import { toNoticeCard } from './to-message.ts';

/** Well within what the platform waits for; afterwards the queue shows what came of it. */
const ANSWER_MS = 4000;
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
  // a button of a message, or a screen that stands over one
  const over = place === 'chat' && (input.over || (input.screenId === null && input.action !== REPORT_ACTION));
  const settled = await settleWithin(ANSWER_MS, replyTo(handling, arrival, input));
  if (settled.kind === 'late') return { text: borderWords(language, (words) => words.late) };
  if (settled.kind === 'failed') {
    record(handling, 'card', settled.error);
    return { card: outageCard(handling, arrival, { place, over }), title: '911' };
  }
  const reply = settled.value;
  if (reply.kind === 'screen') return showing(reply.screen, { place, over, turn: !input.turn });
  const now = over ? await messageNow(handling, arrival) : null;
  // an earlier copy of a message that was said twice, or one whose matter is gone
  if (!now && input.action === VIEW_ACTION) return { text: borderWords(languageOf(handling, arrival), (words) => words.oldCard) };
  const recorded = borderWords(languageOf(handling, arrival), (words) => words.recorded);
  // a form that was sent must not stand there to be sent again
  return now ?? (place === 'chat' && input.screenId !== null ? { card: textCard(recorded), title: recorded } : { text: recorded });
}

function showing(screen: Screen, how: { place: 'chat' | 'dialog'; over: boolean; turn: boolean }): CardAnswer {
  return { card: toCard(screen, how), title: screen.title };
}

async function replyTo(handling: Handling, arrival: Arrival, input: CardInput): Promise<Reply> {
  const { conversation, directory, saving } = handling;
  const { action, value, screenId, context, values } = input;
  if (action === VIEW_ACTION) return { kind: 'done' };
  if (action === REPORT_ACTION && screenId === null) return { kind: 'screen', screen: await openReport(handling, arrival, '') };
  await saving.over(arrival.account.accountId);
  // anybody may report; what only some may do waits until Teams says who this is
  const person = await directory.identify(arrival.account, { mustKnow: screenId === null || !isReportScreen(screenId) });
  if (screenId !== null && action === SUBMIT_ACTION) return conversation.submit(person, 'teams', { screenId, context, values });
  return conversation.press(person, 'teams', { action, value, context, values, ...(screenId === null ? {} : { screenId }) });
}

/** The message that was pressed, as of now. */
export async function messageNow(handling: Handling, { account, messageId }: Arrival): Promise<CardAnswer | null> {
  if (messageId === null) return null;
  const person = await handling.directory.identify(account);
  const notice = await handling.messageNow({ channel: account.conversationId, messageId }, person);
  return notice && { card: toNoticeCard(notice), title: notice.push };
}

/** A card of one sentence. */
export function textCard(text: string): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [textBlock(text)],
  };
}
