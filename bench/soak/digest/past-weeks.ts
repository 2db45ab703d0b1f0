/** A district with a past, lived through in this process by a bot whose clock is set: a week with its digest, and three weeks without. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../src/config.ts';
import { startBot } from '../../../src/wiring.ts';
import { sendReport } from '../../drive/send-report.ts';
import { STORIES } from '../../drive/stories.ts';
import { withClient } from '../snapshot.ts';
import { type Stage, untilPeopleKnown } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

const WEEK_MS = 7 * 86_400_000;
const PATIENCE_MS = 30_000;

/** The oldest week has its digest, waiting for its release; nobody was there for the others. */
export async function liveThroughThePast(stage: Stage, databaseUrl: string, env: Record<string, string>): Promise<void> {
  const { workspace, districtFile } = stage;
  const { apiUrl, world } = workspace.slack;
  const { botToken, signingSecret } = world.options;
  const slack = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
  const read = readConfig({ ...slack, ...env, DATABASE_URL: databaseUrl, DISTRICT_FILE: districtFile, PORT: '0', LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  let behindMs = 0;
  const clock = { now: () => new Date(Date.now() - behindMs) };
  const start = async (weeksAgo: number) => {
    behindMs = weeksAgo * WEEK_MS;
    const bot = await startBot(read.config, { host: '127.0.0.1', logTo: { write: () => {} }, clock });
    workspace.slack.setAppUrl(`http://127.0.0.1:${bot.port}/slack/events`);
    return bot;
  };
  const report = async (weeksAgo: number): Promise<void> => {
    behindMs = weeksAgo * WEEK_MS;
    const siteId = workspace.district.sites[0]?.id ?? '';
    const { incidentId, why } = await sendReport(workspace.slack.actAs(workspace.teachers[0] ?? ''), STORIES.L1, { siteId });
    if (!incidentId) throw new Error(`the report of a past week did not get through: ${why}`);
    await untilDrained(databaseUrl);
  };
  const first = await start(4);
  await untilPeopleKnown(workspace, databaseUrl);
  await report(4);
  await report(3);
  await first.stop();
  // two weeks on, before the hour of that week's digest: the first week is due, and no other
  const second = await start(2);
  await untilDigest(databaseUrl);
  await report(2);
  await report(1);
  await second.stop();
}

async function untilDigest(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(50)) {
      const { rows } = await client.query('SELECT 1 FROM "Digest"');
      if (rows.length > 0) return;
    }
    throw new Error('the digest of the first week was never built');
  });
}
