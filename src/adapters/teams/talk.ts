/** What a person is told at once, in their own chat; everything else is the delivery queue's. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, Attachment } from 'botbuilder';
import { z } from 'zod';
import { DeliveryError } from '../../incidents/delivery.ts';
import { borderWords } from './border-words.ts';
import { codeOf, toDeliveryError } from './delivery-error.ts';
import type { Arrival, Handling } from './handling.ts';
import type { AdaptiveCard } from './payload.ts';
import { conversationOf } from './places.ts';
import { toCard } from './to-card.ts';
import { asMessage } from './to-message.ts';

const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 3_000;

const Sent = z.object({ id: z.string().min(1) });

export interface Said {
  conversationId: string;
  serviceUrl: string;
  messageId: string;
}

/** A card in the person's own chat, whether or not they wrote there. `summary` is all that a locked phone shows. */
export function sendPrivately(
  handling: Handling,
  arrival: Arrival,
  { card, summary }: { card: AdaptiveCard; summary: string },
): Promise<Said> {
  return sendToPerson(handling, arrival, message(card, summary));
}

/** Something that is no card, in the person's own chat: a file, or a sentence. */
export async function sendAttachment(handling: Handling, arrival: Arrival, said: { text: string } | Attachment): Promise<void> {
  await sendToPerson(handling, arrival, { type: 'message', ...('text' in said ? { text: said.text } : { attachments: [said] }) });
}

async function sendToPerson(handling: Handling, { account, personal }: Arrival, said: Partial<Activity>): Promise<Said> {
  const { conversationId, serviceUrl } = personal
    ? account
    : await conversationOf(handling.places, { address: account.accountId, direct: true });
  const client = await handling.connect(serviceUrl);
  const sent = await twice('post', () => client.conversations.sendToConversation(conversationId, said));
  return { conversationId, serviceUrl, messageId: Sent.parse(sent).id };
}

/** No queue stands behind what is said at once: what Teams puts off or loses is said once more, since twice is better than not at all. */
async function twice<T>(operation: 'post' | 'update', call: () => Promise<T>): Promise<T> {
  const once = () =>
    call().catch((error: unknown) => {
      throw toDeliveryError(error, operation);
    });
  return once().catch(async (error: unknown) => {
    await beforeAgain(error);
    return once();
  });
}

async function beforeAgain(error: unknown): Promise<void> {
  const { retryable = false, retryAfterMs = null, ambiguous = false } = error instanceof DeliveryError ? error : {};
  const mayPass = retryable && (ambiguous || retryAfterMs !== null);
  if (!mayPass || (retryAfterMs ?? 0) > LONGEST_PAUSE_MS) throw error;
  await sleep(retryAfterMs ?? PAUSE_MS);
}

/** Replace a card that was sent; doing it twice is harmless. */
export async function replaceSaid(handling: Handling, { conversationId, serviceUrl, messageId }: Said, card: AdaptiveCard): Promise<void> {
  const client = await handling.connect(serviceUrl);
  await twice('update', () => client.conversations.updateActivity(conversationId, messageId, { ...message(card, ''), id: messageId }));
}

function message(card: AdaptiveCard, summary: string): Partial<Activity> {
  const { summary: _, ...rest } = asMessage(summary, card);
  return summary === '' ? rest : { ...rest, summary };
}

export const languageOf = ({ directory }: Handling, { account }: Arrival) => directory.peek(account.accountId).language;

/** CALL 911 and whom to ring, with a number under which the operator finds what happened. */
export function outageCard(
  handling: Handling,
  arrival: Arrival,
  { place, over, id }: { place: 'chat' | 'dialog'; over?: boolean; id?: string },
): AdaptiveCard {
  const language = languageOf(handling, arrival);
  const screen = handling.conversation.outage(language);
  const found = id === undefined ? [] : [{ style: 'quiet' as const, text: borderWords(language, ({ failed }) => failed(id)) }];
  return toCard({ ...screen, paragraphs: [...screen.paragraphs, ...found] }, { place, ...(over ? { over } : {}) });
}

/** One line for the log, and the id the person reads to find it again. */
export function record({ log }: Handling, what: string, error: unknown): string {
  const id = randomBytes(4).toString('hex');
  log.error({ id, what, code: codeOf(error) }, 'teams interaction failed');
  return id;
}

/** The border: whatever went wrong, the person reads 911 and whom to call. @returns false: not in their own chat. */
export async function tellFailure(handling: Handling, arrival: Arrival, error: unknown): Promise<boolean> {
  const id = record(handling, 'message', error);
  const words = borderWords(languageOf(handling, arrival), ({ failed }) => failed(id));
  try {
    await sendPrivately(handling, arrival, { card: outageCard(handling, arrival, { place: 'chat', id }), summary: words });
    return true;
  } catch (second) {
    handling.log.error({ id, code: codeOf(second) }, 'teams person not told');
    return false;
  }
}
