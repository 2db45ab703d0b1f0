import { type Carrier, LIVE_DIRECT_KINDS, LIVE_KINDS, type NewMessage } from '../../../incidents/delivery.ts';
import type { Messages } from '../../../incidents/ports.ts';
import type { Session } from '../session.ts';
import { accountsOf } from './people.ts';

interface Place {
  platform: Carrier | null;
  address: string;
}

export function createMessages(session: Session): Messages {
  return {
    post: async (message) => {
      const places = await placesOf(session, message);
      await insertCards(session, message, places);
    },
    refreshDrill: async (drillId) => {
      session.atEnd.refreshDrills.add(drillId);
    },
    refreshDigest: async (digestId) => {
      session.atEnd.refreshDigests.add(digestId);
    },
    refreshIncident: async (incidentId) => {
      session.atEnd.refresh.add(incidentId);
    },
  };
}

/** Teams lets no bot put a file into a channel: its digest has the tables in the message, and readers get the PDF by mail. */
const TAKES_FILES: readonly Carrier[] = ['slack'];

/** Channels on every platform they exist on; a person where they were last, in an emergency everywhere. */
async function placesOf({ tx, options }: Session, { to, lane, kind }: NewMessage): Promise<Place[]> {
  if ('channel' in to)
    return options.channels[to.channel].filter(({ platform }) => kind !== 'digest-file' || TAKES_FILES.includes(platform));
  // without mail it stays visible as failed, as for a person nobody can reach
  if ('readerId' in to) return [{ platform: options.mail ? 'mail' : null, address: to.readerId }];
  const accounts = (await accountsOf(tx, to.personId)).filter(({ platform }) => options.platforms.includes(platform));
  const reached = accounts.filter((account, index) => accounts.findIndex(({ platform }) => platform === account.platform) === index);
  const chosen = lane === 'emergency' ? reached : reached.slice(0, 1);
  // nobody is left out silently: the delivery is there, failed, for the operator to see
  if (chosen.length === 0) return [{ platform: null, address: '' }];
  return chosen.map(({ platform, accountId }) => ({ platform, address: accountId }));
}

/** Card, pace of its channel and delivery in one statement per message; nothing where the key is taken. */
async function insertCards({ tx, options, atEnd }: Session, message: NewMessage, places: Place[]): Promise<void> {
  const { to, kind, lane, key } = message;
  const personId = 'personId' in to ? to.personId : null;
  const rows = places.map((place) => ({ ...place, cardId: options.ids.id(), paceId: options.ids.id(), deliveryId: options.ids.id() }));
  const now = options.clock.now();
  const inserted = await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS place("cardId" uuid, "paceId" uuid, "deliveryId" uuid, "platform" "Carrier", "address" text)
      WHERE ${personId}::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM "PostedCard" WHERE "key" = ${key})
    ), card AS (
      INSERT INTO "PostedCard"
        ("id", "key", "kind", "lane", "platform", "address", "direct", "personId", "incidentId", "draftId", "digestId", "details", "createdAt")
      SELECT "cardId", ${key}, ${kind}, ${lane}::"Lane", "platform", "address", ${personId !== null}, ${personId}::uuid,
        ${message.incidentId ?? null}::uuid, ${message.draftId ?? null}::uuid, ${message.digestId ?? null}::uuid,
        ${JSON.stringify(message.details ?? {})}::jsonb, ${now}
      FROM wanted ON CONFLICT DO NOTHING RETURNING "id"
    ), pace AS (
      INSERT INTO "ChannelPace" ("id", "platform", "address", "nextAt")
      SELECT "paceId", "platform", "address", ${now} FROM wanted JOIN card ON card."id" = wanted."cardId" WHERE "platform" IS NOT NULL
      ORDER BY "platform", "address" ON CONFLICT DO NOTHING
    )
    INSERT INTO "Delivery" ("id", "cardId", "operation", "state", "lane", "platform", "address", "code", "createdAt", "settledAt")
    SELECT "deliveryId", "cardId", 'post', (CASE WHEN "platform" IS NULL THEN 'failed' ELSE 'queued' END)::"DeliveryState", ${lane}::"Lane",
      "platform", "address", CASE WHEN "platform" IS NULL THEN 'no-address' END, ${now}, CASE WHEN "platform" IS NULL THEN ${now}::timestamptz END
    FROM wanted JOIN card ON card."id" = wanted."cardId"`;
  if (inserted > 0 && places.some(({ platform }) => platform !== null)) wakeWorker(atEnd);
}

function wakeWorker(atEnd: Session['atEnd']): void {
  if (!atEnd.wakeUps.some(({ queue }) => queue === 'deliver')) atEnd.wakeUps.push({ queue: 'deliver' });
}

/**
 * The deferred half of `refreshIncident`. Cards are locked in the order of their ids, so that two changes never wait for each other; a card
 * that is not posted yet needs no update, because its post shows the newest state.
 */
export async function refreshCards({ tx, options, atEnd }: Session): Promise<void> {
  if (!isRefreshing(atEnd)) return;
  const incidents = [...atEnd.refresh];
  const drills = [...atEnd.refreshDrills];
  const digests = [...atEnd.refreshDigests];
  await tx.$executeRaw`
    WITH live AS (
      SELECT "id" FROM "PostedCard"
      WHERE ("incidentId" = ANY(${incidents}::uuid[]) AND ("kind" = ANY(${[...LIVE_KINDS]})
          OR ("direct" AND "kind" = ANY(${[...LIVE_DIRECT_KINDS]})))) OR ("kind" = 'board' AND ${incidents.length > 0})
        OR ("kind" = 'drill' AND "details" ->> 'drillId' = ANY(${drills}))
        OR ("kind" = 'digest-release' AND "digestId" = ANY(${digests}::uuid[]))
      ORDER BY "id" FOR NO KEY UPDATE
    ), changed AS (
      UPDATE "PostedCard" SET "wantedVersion" = "wantedVersion" + 1 FROM live WHERE "PostedCard"."id" = live."id"
      RETURNING "PostedCard".*
    )
    INSERT INTO "Delivery" ("id", "cardId", "operation", "lane", "platform", "address", "createdAt")
    SELECT "new_uuid_v7"(), "id", 'update', (CASE "lane" WHEN 'emergency' THEN 'emergency' ELSE 'update' END)::"Lane", "platform", "address",
      ${options.clock.now()}
    FROM changed WHERE "messageId" IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

function isRefreshing({ refresh, refreshDrills, refreshDigests }: Session['atEnd']): boolean {
  return refresh.size + refreshDrills.size + refreshDigests.size > 0;
}

/** Before the cards are locked: the job is inserted while nobody waits for us. */
export async function wakeUp({ tx, options, atEnd }: Session): Promise<void> {
  if (isRefreshing(atEnd)) wakeWorker(atEnd);
  const executeSql = async (text: string, values: unknown[]) => {
    const rows = await tx.$queryRawUnsafe<unknown[]>(text, ...values);
    return { rows: Array.isArray(rows) ? rows : [] };
  };
  for (const job of atEnd.wakeUps) await options.wakeUp(executeSql, job);
}
