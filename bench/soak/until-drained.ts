/** The queue after the storm: everything sent, or left to a person because nobody knows, and every message up to date, or no progress any more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from './snapshot.ts';

/** A lease of a killed worker lasts 20 s; a pause for a rate limit or an outage at most a minute. */
const STALLED_MS = 90_000;
const LOOK_MS = 250;

const WAITING = `SELECT
  (SELECT count(*) FROM "Delivery" WHERE "state" IN ('queued', 'sending') OR ("state" = 'unknown' AND "notBefore" < '9999-01-01'))::int AS "waiting",
  (SELECT count(*) FROM "PostedCard" WHERE "messageId" IS NOT NULL AND "wantedVersion" > "shownVersion")::int AS "behind",
  (SELECT count(*) FROM "Delivery" WHERE "state" IN ('sent', 'reconciled', 'failed'))::int AS "settled"`;

/** Wait for the end of the queue; after 90 s without any progress the checks say what is left. */
export async function untilDrained(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    let settled = -1;
    let progressAt = Date.now();
    while (Date.now() - progressAt < STALLED_MS) {
      const { rows } = await client.query<{ waiting: number; behind: number; settled: number }>(WAITING);
      const [now] = rows;
      if (!now || (now.waiting === 0 && now.behind === 0)) return;
      if (now.settled !== settled) progressAt = Date.now();
      settled = now.settled;
      await sleep(LOOK_MS);
    }
  });
}
