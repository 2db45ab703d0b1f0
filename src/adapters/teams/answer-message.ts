import type { TurnContext } from 'botbuilder';
import { DeliveryError } from '../../incidents/delivery.ts';
import { answerCard, textCard } from './answer-card.ts';
import { answerOnce } from './answer-once.ts';
import { borderWords } from './border-words.ts';
import { readTyped } from './command-words.ts';
import type { Arrival, Handling } from './handling.ts';
import { pdfAction } from './offer-pdf.ts';
import { sendReport } from './open-report.ts';
import { keyOf, type TeamsActivity, typedText } from './read-activity.ts';
import { readCardData } from './read-press.ts';
import { languageOf, record, replaceSaid, sendPrivately, tellFailure } from './talk.ts';
import { toCard } from './to-card.ts';

interface Turn {
  context: TurnContext;
  activity: TeamsActivity;
}

/** Something typed, or the press of a client that does not know Action.Execute. */
export async function answerMessage(handling: Handling, arrival: Arrival, { context, activity }: Turn): Promise<void> {
  try {
    await answerOnce(handling, keyOf(activity), () => {
      if (activity.value !== undefined && activity.value !== null) return answerSubmit(handling, arrival, activity);
      return arrival.personal ? answerTyped(handling, arrival, activity) : answerInChannel(handling, arrival, { context, activity });
    });
  } catch (error) {
    if (await tellFailure(handling, arrival, error)) return;
    const words = borderWords(languageOf(handling, arrival), ({ cannotWrite }) => cannotWrite);
    if (!arrival.personal) await sayInChannel(handling, context, words);
  }
}

/** To whoever was mentioned there is nothing more to say when even this is refused. */
async function sayInChannel(handling: Handling, context: TurnContext, words: string): Promise<void> {
  await context.sendActivity(words).catch((error: unknown) => record(handling, 'channel', error));
}

async function answerTyped(handling: Handling, arrival: Arrival, activity: TeamsActivity): Promise<void> {
  await answerWords(handling, arrival, typedText(activity));
  if (!hasFiles(activity)) return;
  const words = borderWords(languageOf(handling, arrival), ({ attachment }) => attachment);
  await sendPrivately(handling, arrival, { card: textCard(words), summary: words });
}

async function answerWords(handling: Handling, arrival: Arrival, text: string): Promise<void> {
  const command = text === '' ? ({ name: 'help' } as const) : readTyped(text);
  if (command.name === 'report') return sendReport(handling, arrival, command.note);
  const person = await handling.directory.identify(arrival.account);
  const reply = await handling.conversation.command(person, 'teams', command);
  if (reply.kind !== 'screen') return;
  const more = command.name === 'digest' ? pdfAction(handling, arrival, { person, week: command.week }) : [];
  await sendPrivately(handling, arrival, { card: toCard(reply.screen, { place: 'chat', more }), summary: reply.screen.title });
}

/** Teams attaches the words themselves once more, as HTML, wherever somebody is mentioned, and a message that is replied to. */
const hasFiles = ({ attachments }: TeamsActivity): boolean =>
  (attachments ?? []).some(({ contentType }) => /^(?:image|audio|video)\/|\.file\./.test(contentType));

/**
 * With @mention in a channel: the answer goes to the person's own chat, and the channel reads only that it did. What was typed is never
 * repeated there; whoever described an incident, or showed it, is asked to delete it.
 */
async function answerInChannel(handling: Handling, arrival: Arrival, { context, activity }: Turn): Promise<void> {
  const language = languageOf(handling, arrival);
  const command = readTyped(typedText(activity));
  const described = hasFiles(activity) || (command.name === 'report' && command.note !== '');
  try {
    const words = borderWords(language, ({ deleteIt }) => deleteIt);
    // beside each other: no alarm waits for it
    await Promise.all([
      answerTyped(handling, arrival, activity),
      ...(described ? [sendPrivately(handling, arrival, { card: textCard(words), summary: words })] : []),
    ]);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    record(handling, 'private', error);
    const words = borderWords(language, ({ cannotWrite, deleteIt }) => (described ? `${deleteIt} ${cannotWrite}` : cannotWrite));
    return sayInChannel(handling, context, words);
  }
  await sayInChannel(
    handling,
    context,
    borderWords(language, ({ inChannel }) => inChannel),
  );
}

/** In a channel everybody sees a replaced card, so what a press shows comes privately. */
async function answerSubmit(handling: Handling, arrival: Arrival, activity: TeamsActivity): Promise<void> {
  const answer = await answerCard(handling, arrival, { input: readCardData(activity.value), place: 'chat' });
  const card = 'card' in answer ? answer.card : textCard(answer.text);
  const { messageId, account, personal } = arrival;
  const say = () => sendPrivately(handling, arrival, { card, summary: 'title' in answer ? answer.title : answer.text });
  if (!personal || messageId === null || !('card' in answer)) return void (await say());
  // what was done is done: where the card cannot be replaced, what came of it is said below
  await replaceSaid(handling, { ...account, messageId }, card).catch(async (error: unknown) => {
    record(handling, 'replace', error);
    await say();
  });
}
