/** What a run left behind in Teams, where a message carries no mark of ours: whose it is, is known by where it stands and what it is about. */
import type { CardPress } from '../../src/adapters/teams/payload.ts';
import { actionsOf, type Card, readableText } from '../../test/fixtures/teams-double/card.ts';
import type { DoubleMessage, World } from '../../test/fixtures/teams-double/world.ts';
import type { Look } from '../drive/chat.ts';
import { UNNAMED } from '../drive/teams/send-report.ts';
import { type Copy, checkCopies } from './copy-checks.ts';
import { chainState, readRows, type SeenMessage, withClient } from './snapshot.ts';

const REPEATED = 'Possibly repeated';

/** A message of the delivery queue, not an answer to somebody. */
interface SeenNotice {
  /** Id of the incident or the digest its buttons speak of. */
  about: string;
  text: string;
}

/** null: something said in answer, such as a form; its buttons belong to a screen, or speak of nothing. */
export function noticeOf({ summary, conversation }: DoubleMessage, card: Card | null): SeenNotice | null {
  // written by the bot
  const presses = (card ? actionsOf(card) : []).map(({ data }) => data?.crosswalk as Partial<CardPress> | undefined);
  // in a channel only the welcome is said in answer; the board there is about no one matter
  const isBoard = conversation.startsWith('19:') && !presses.some((press) => press?.action === 'report');
  const about = presses.find((press) => press?.value && press.screenId === undefined)?.value ?? (isBoard ? 'the board' : undefined);
  return about === undefined ? null : { about, text: `${summary}\n${readableText(card)}` };
}

export async function lookAtTeams(databaseUrl: string, world: World, directorChannel: string): Promise<Look> {
  const rows = await readRows(databaseUrl);
  const cardAt = new Map(rows.cards.map((card) => [`${card.channel} ${card.messageId}`, card.id]));
  const said = world.messages
    .filter(({ from }) => from === 'bot')
    .map((message) => ({ message, cardId: cardAt.get(placeOf(message)) ?? null }));
  const deliveryOf = new Map(rows.deliveries.map(({ id, cardId }) => [cardId, id]));
  const known = said.flatMap(({ message, cardId }) => (cardId === null ? [] : [seen(message, deliveryOf.get(cardId) ?? null)]));
  const snapshot = { directorChannel, ...rows, chain: await chainState(databaseUrl), messages: known };
  const copies = said.flatMap(({ message, cardId }) => copyOf(message, cardId));
  const references = await withClient(databaseUrl, (client) =>
    client.query<{ id: string; reference: string }>('SELECT "id", "reference" FROM "Incident"'),
  );
  const byReference = new Map(references.rows.map(({ id, reference }) => [reference, id]));
  const byDraft = new Map(rows.incidents.map(({ id, draftId }) => [draftId, id]));
  return {
    snapshot,
    twice: checkCopies(copies, await attemptsOf(databaseUrl)),
    incidentOf: ({ incidentId, draftId }) =>
      (incidentId === UNNAMED ? byDraft.get(draftId) : byReference.get(incidentId)) ?? `"${incidentId}"`,
  };
}

const placeOf = ({ conversation, id }: DoubleMessage): string => `${conversation} ${id}`;

function seen(message: DoubleMessage, deliveryId: string | null): SeenMessage {
  const notice = noticeOf(message, message.card);
  return { channel: message.conversation, ts: message.id, deliveryId, about: notice?.about ?? null, text: notice?.text ?? '' };
}

/** As it was when it was said: an update takes the mark away, and who reads it then has read the copy. */
function copyOf(message: DoubleMessage, cardId: string | null): Copy[] {
  const notice = noticeOf(message, message.first);
  if (!notice && cardId === null) return [];
  return [{ channel: message.conversation, about: notice?.about ?? null, cardId, isMarked: notice?.text.includes(REPEATED) ?? false }];
}

/** How often each card's post was claimed. */
async function attemptsOf(databaseUrl: string): Promise<Map<string, number>> {
  const query = `SELECT "cardId", sum("attempts")::int AS "attempts" FROM "Delivery" WHERE "operation" = 'post' GROUP BY "cardId"`;
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ cardId: string; attempts: number }>(query));
  return new Map(rows.map(({ cardId, attempts }) => [cardId, attempts]));
}
