import { setTimeout as sleep } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import { answerCard, type CardAnswer, messageNow, viewNow } from './answer-card.ts';
import { borderWords } from './border-words.ts';
import type { Arrival, Handling } from './handling.ts';
import { answerConsent, offerPdf, PDF_ACTION } from './offer-pdf.ts';
import { openReport } from './open-report.ts';
import { CARD_TYPE } from './payload.ts';
import type { TeamsActivity } from './read-activity.ts';
import { readCardData, readExecute, readTask } from './read-press.ts';
import { languageOf, outageCard, record } from './talk.ts';
import { toCard } from './to-card.ts';

/** As the manifest names it. */
export const REPORT_COMMAND = 'report';

/** Together well within the client's patience. */
const LOOKS = 8;
const LOOK_MS = 250;

interface Turn {
  context: TurnContext;
  activity: TeamsActivity;
}

/** A question that waits for its answer: a pressed card, a dialog, a message extension. */
export async function answerInvoke(handling: Handling, arrival: Arrival, { context, activity }: Turn): Promise<void> {
  const body = await bodyOf(handling, arrival, activity).catch((error: unknown) => {
    const id = record(handling, 'invoke', error);
    const place = activity.name === 'adaptiveCard/action' ? 'chat' : 'dialog';
    return invokeBody(activity, { card: outageCard(handling, arrival, { place, id }), title: '911' });
  });
  await context.sendActivity({ type: 'invokeResponse', value: body === null ? { status: 501 } : { status: 200, body } });
}

async function bodyOf(handling: Handling, arrival: Arrival, { name, value }: TeamsActivity): Promise<object | null> {
  switch (name) {
    case 'adaptiveCard/action':
      return asCard(await executed(handling, arrival, value));
    case 'task/fetch':
      return asTask(await fetched(handling, arrival, value));
    case 'composeExtension/fetchTask':
      return asTask(await extended(handling, arrival, value));
    case 'task/submit':
    case 'composeExtension/submitAction':
      return asTask(await answerCard(handling, arrival, { input: readCardData(readTask(value).data), place: 'dialog' }));
    case 'fileConsent/invoke':
      // an upload takes longer than the client waits
      void answerConsent(handling, arrival, value);
      return {};
    default:
      handling.log.info({ code: 'teams-unknown-invoke' }, 'teams asked something this program does not know');
      return null;
  }
}

async function executed(handling: Handling, arrival: Arrival, value: unknown): Promise<CardAnswer> {
  const execute = readExecute(value);
  if (execute?.automatic) return viewNow(handling, arrival, messageSoon);
  const input = execute && readCardData(execute.data);
  if (input?.action === PDF_ACTION) return offerPdf(handling, arrival, input.value);
  return answerCard(handling, arrival, { input, place: 'chat' });
}

/** A client asks as soon as it shows a message, which may be before the queue has heard of its own success and written down where it stands. */
async function messageSoon(handling: Handling, arrival: Arrival): Promise<CardAnswer | null> {
  for (let look = 0; look < LOOKS; look++) {
    const now = await messageNow(handling, arrival);
    if (now) return now;
    await sleep(LOOK_MS);
  }
  return null;
}

/** A button that opens a dialog. */
async function fetched(handling: Handling, arrival: Arrival, value: unknown): Promise<CardAnswer> {
  return answerCard(handling, arrival, { input: readCardData(readTask(value).data), place: 'dialog' });
}

/** "Report an incident" beside the compose box, or on a message, whose words become the note. */
async function extended(handling: Handling, arrival: Arrival, value: unknown): Promise<CardAnswer> {
  const { commandId, text } = readTask(value);
  if (commandId !== REPORT_COMMAND) return { text: borderWords(languageOf(handling, arrival), (words) => words.oldCard) };
  const screen = await openReport(handling, arrival, text);
  return { card: toCard(screen, { place: 'dialog' }), title: screen.title };
}

/** An answer in the shape of what was asked. */
export function invokeBody({ name }: TeamsActivity, answer: CardAnswer): object {
  return name === 'adaptiveCard/action' ? asCard(answer) : asTask(answer);
}

function asCard(answer: CardAnswer): object {
  return 'card' in answer
    ? { statusCode: 200, type: CARD_TYPE, value: answer.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
}

function asTask(answer: CardAnswer): object {
  if (!('card' in answer)) return { task: { type: 'message', value: answer.text } };
  const card = { contentType: CARD_TYPE, content: answer.card };
  return { task: { type: 'continue', value: { title: answer.title, height: 'large', width: 'medium', card } } };
}
