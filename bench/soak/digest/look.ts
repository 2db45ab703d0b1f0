/** What became of digests, read past the program: rows by SQL, mail from the mail server, messages from the double. */
import type { SlackDouble } from '../../../test/fixtures/slack-double/slack-double.ts';
import { readableText } from '../../../test/fixtures/slack-double/world.ts';
import { withClient } from '../snapshot.ts';
import type { Arrived } from './mailbox.ts';

/** One thing one reader gets of one week: a mail, the message in the liaison channel, or the document in its thread. */
export interface Copy {
  week: string;
  digestId: string;
  /** `digest` or `digest-file`. */
  kind: string;
  /** Reader of the district file, or the channel. */
  reader: string;
  /** Of its posts, the oldest first. */
  posts: { id: string; state: string; code: string | null; isLeft: boolean }[];
  /** How often it is there, and how often it says that it may be the second. */
  arrived: number;
  repeated: number;
}

export interface DigestLook {
  digests: { id: string; week: string; version: number; released: boolean }[];
  copies: Copy[];
  /** In the order of the chain. */
  audit: { kind: string; digestId: string | null; details: Record<string, string> }[];
  disclosures: { digestId: string; recipient: string }[];
  /** The card of each digest, as it stands in the director channel. */
  cards: { digestId: string; ts: string; text: string; buttons: string[] }[];
}

const QUERIES = {
  digests: `SELECT "id", "week", "version", "releasedAt" IS NOT NULL AS "released" FROM "Digest" ORDER BY "week", "version"`,
  copies: `SELECT g."week", c."digestId", c."kind", c."address" AS "reader", jsonb_agg(jsonb_build_object(
      'id', d."id", 'state', d."state", 'code', d."code", 'isLeft', coalesce(d."notBefore" > '9999-01-01', false)) ORDER BY d."createdAt", d."id") AS "posts"
    FROM "PostedCard" c JOIN "Digest" g ON g."id" = c."digestId" JOIN "Delivery" d ON d."cardId" = c."id"
    WHERE c."kind" IN ('digest', 'digest-file') AND d."operation" = 'post' GROUP BY c."id", g."week" ORDER BY g."week", c."id"`,
  audit: `SELECT "body"::jsonb ->> 'kind' AS "kind", "body"::jsonb ->> 'digestId' AS "digestId", "body"::jsonb -> 'details' AS "details"
    FROM "AuditEvent" WHERE "body"::jsonb ->> 'digestId' IS NOT NULL ORDER BY "sequence"`,
  disclosures: `SELECT "digestId", "recipient" FROM "Disclosure" WHERE "digestId" IS NOT NULL`,
  cards: `SELECT "digestId", "channel", "messageId" AS "ts" FROM "PostedCard" WHERE "kind" = 'digest-release' AND "messageId" IS NOT NULL`,
};

export async function lookAtDigests(databaseUrl: string, slack: SlackDouble, mails: readonly Arrived[]): Promise<DigestLook> {
  return withClient(databaseUrl, async (client) => {
    // the columns stand in the query
    const read = async <T>(query: string) => (await client.query(query)).rows as T[];
    const copies = await read<Omit<Copy, 'arrived' | 'repeated'>>(QUERIES.copies);
    const cards = await read<{ digestId: string; channel: string; ts: string }>(QUERIES.cards);
    return {
      digests: await read<DigestLook['digests'][number]>(QUERIES.digests),
      copies: copies.map((copy) => ({ ...copy, ...arrivalsOf(copy, slack, mails) })),
      audit: await read<DigestLook['audit'][number]>(QUERIES.audit),
      disclosures: await read<DigestLook['disclosures'][number]>(QUERIES.disclosures),
      cards: cards.map((card) => ({ ...card, ...shown(slack, card) })),
    };
  });
}

type Sent = Pick<Copy, 'week' | 'kind' | 'reader' | 'posts'>;

function arrivalsOf(copy: Sent, { world }: SlackDouble, mails: readonly Arrived[]): { arrived: number; repeated: number } {
  const ids = copy.posts.map(({ id }) => id);
  const own = mails.filter(({ deliveryId }) => ids.includes(deliveryId));
  const there = world.messages.filter(({ channel, metadata, files }) => {
    if (channel !== copy.reader) return false;
    if (copy.kind === 'digest-file') return files?.some(({ name }) => name === `digest-${copy.week}-police.pdf`);
    return ids.includes(String(metadata?.event_payload.delivery_id));
  });
  return { arrived: own.length + there.length, repeated: own.filter(({ repeated }) => repeated).length };
}

interface ButtonBlock {
  elements?: { action_id?: string }[];
}

function shown({ world }: SlackDouble, at: { channel: string; ts: string }): { text: string; buttons: string[] } {
  const message = world.messages.find(({ channel, ts }) => channel === at.channel && ts === at.ts);
  const blocks = message?.blocks ?? [];
  const elements = (blocks as ButtonBlock[]).flatMap((block) => block.elements ?? []); // the double has validated them
  return {
    text: readableText(blocks),
    buttons: elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id.split('#')[0] ?? ''])),
  };
}
