/** What a run left behind, read past the program: rows by SQL, messages from the double. The checks judge nothing else. */
import pg from 'pg';
import { verifyChain } from '../../src/adapters/database/audit-chain.ts';
import { connectDatabase } from '../../src/adapters/database/connect-database.ts';
import type { SlackDouble } from '../../test/fixtures/slack-double/slack-double.ts';
import { type DoubleMessage, readableText } from '../../test/fixtures/slack-double/world.ts';

export interface IncidentRow {
  id: string;
  draftId: string;
  level: string;
  /** Stands under another report of the same event, on whose card it is counted. */
  isGathered: boolean;
}

export interface DecisionRow {
  id: string;
  incidentId: string;
  outcome: string;
  /** Chat account of who decided. */
  account: string | null;
}

export interface CardRow {
  id: string;
  kind: string;
  incidentId: string | null;
  channel: string | null;
  messageId: string | null;
  wantedVersion: number;
  shownVersion: number;
}

export interface DeliveryRow {
  id: string;
  cardId: string;
  state: string;
  code: string | null;
}

export interface SeenMessage {
  channel: string;
  ts: string;
  /** From its metadata; where a platform keeps none, a delivery of the card that points to it. */
  deliveryId: string | null;
  /** The incident its buttons speak of. */
  about: string | null;
  text: string;
}

export interface Snapshot {
  directorChannel: string;
  incidents: IncidentRow[];
  decisions: DecisionRow[];
  callDuties: { id: string; decisionId: string }[];
  cards: CardRow[];
  deliveries: DeliveryRow[];
  digests: { id: string; week: string }[];
  audit: { kind: string; incidentId: string | null }[];
  /** `intact`, or what is wrong with the audit chain. */
  chain: string;
  messages: SeenMessage[];
}

const QUERIES = {
  incidents: `SELECT i."id", i."draftId", (SELECT c."level"::text FROM "Classification" c WHERE c."incidentId" = i."id" ORDER BY c."revision" DESC LIMIT 1) AS "level", i."gatheredIntoId" IS NOT NULL AS "isGathered" FROM "Incident" i`,
  decisions: `SELECT d."id", d."incidentId", d."outcome"::text AS "outcome", (SELECT a."accountId" FROM "ChatIdentity" a WHERE a."personId" = d."decidedById" LIMIT 1) AS "account" FROM "Decision" d`,
  callDuties: `SELECT "id", "decisionId" FROM "CallDuty"`,
  cards: `SELECT "id", "kind", "incidentId", "channel", "messageId", "wantedVersion", "shownVersion" FROM "PostedCard"`,
  deliveries: `SELECT "id", "cardId", "state"::text AS "state", "code" FROM "Delivery"`,
  digests: `SELECT "id", "week" FROM "Digest"`,
  audit: `SELECT "body"::jsonb ->> 'kind' AS "kind", "body"::jsonb ->> 'incidentId' AS "incidentId" FROM "AuditEvent"`,
};

/** @param databaseUrl with an account that may read everything. */
export async function takeSnapshot(databaseUrl: string, slack: SlackDouble, directorChannel: string): Promise<Snapshot> {
  const rows = await readRows(databaseUrl);
  return { directorChannel, ...rows, chain: await chainState(databaseUrl), messages: slack.world.messages.map(seen) };
}

export async function readRows(databaseUrl: string): Promise<Omit<Snapshot, 'directorChannel' | 'chain' | 'messages'>> {
  return withClient(databaseUrl, async (client) => {
    const read = async <T>(query: string) => (await client.query<T & pg.QueryResultRow>(query)).rows as T[]; // the columns stand in the query
    return {
      incidents: await read<IncidentRow>(QUERIES.incidents),
      decisions: await read<DecisionRow>(QUERIES.decisions),
      callDuties: await read<Snapshot['callDuties'][number]>(QUERIES.callDuties),
      cards: await read<CardRow>(QUERIES.cards),
      deliveries: await read<DeliveryRow>(QUERIES.deliveries),
      digests: await read<Snapshot['digests'][number]>(QUERIES.digests),
      audit: await read<Snapshot['audit'][number]>(QUERIES.audit),
    };
  });
}

export async function chainState(databaseUrl: string): Promise<string> {
  const { prisma, close } = connectDatabase({ url: databaseUrl, poolSize: 1 });
  try {
    const result = await verifyChain(prisma);
    return result.kind === 'intact' ? 'intact' : `broken at event ${result.sequence}: ${result.why}`;
  } finally {
    await close();
  }
}

/** One short-lived connection. */
export async function withClient<T>(databaseUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function seen({ channel, ts, metadata, text, blocks }: DoubleMessage): SeenMessage {
  const { delivery_id: deliveryId } = metadata?.event_payload ?? {};
  return {
    channel,
    ts,
    deliveryId: typeof deliveryId === 'string' ? deliveryId : null,
    about: aboutOf(blocks),
    text: `${text}\n${readableText(blocks)}`,
  };
}

/** Every message about an incident has a button "Details" that carries its id. */
function aboutOf(blocks: unknown[]): string | null {
  const elements = (blocks as { elements?: { action_id?: string; value?: string }[] }[]).flatMap((block) => block.elements ?? []); // the double has validated them
  return elements.find(({ action_id }) => action_id?.split('#')[0] === 'details')?.value ?? null;
}
