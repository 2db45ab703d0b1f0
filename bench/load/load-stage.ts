/** The bot and a bare app, each a process, against one double that is a process too: for many people at the same moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { attachEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts';
import { createScratch, freePort } from '../drive/scratch.ts';
import { startBot } from '../drive/start-bot.ts';
import { type BurstTarget, burst, createTarget } from './burst.ts';
import { startBare } from './start-bare.ts';
import { BOT_TOKEN, type LoadDouble, SIGNING_SECRET, startLoadDouble } from './start-double.ts';

const AT_ONCE = 50;
/** Longer than anything a person would wait for. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 10;
const BOT = 'U0BOT';

export type Side = 'ours' | 'bare';

export interface LoadStage {
  double: LoadDouble;
  targets: Record<Side, BurstTarget>;
  /** Fifty accounts; the same turn is the same people. */
  people(turn: number): string[];
  /** Everybody types `/incident` at once, and reads the first screen; ours has saved every draft by the end. @returns milliseconds to the acknowledgement. */
  openForms(side: Side, people: string[]): Promise<number[]>;
  close(): Promise<void>;
}

export async function openLoadStage(bareApp: 'ack-app' | 'screen-app', { groups }: { groups: number }): Promise<LoadStage> {
  const staff = Array.from({ length: groups * AT_ONCE }, (_, index) => `U0STAFF${String(index).padStart(5, '0')}`);
  const double = await startLoadDouble({
    users: staff.map((id) => ({ id, name: id.toLowerCase(), email: `${id.toLowerCase()}@example.org` })),
    channels: ['C0DIRECTOR', 'C0LIAISON'].map((id) => ({ id, name: id.toLowerCase(), private: true, members: [BOT] })),
  });
  const scratches = { ours: createScratch(), bare: createScratch() };
  const bot = startBot({
    database: { dataDir: scratches.ours.dataDir },
    slack: { apiUrl: double.apiUrl, world: { options: { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } } },
    port: await freePort(),
    logFile: `${scratches.ours.folder}/bot.log`,
  });
  await bot.ready();
  const env = { BENCH_BOT_TOKEN: BOT_TOKEN, BENCH_SIGNING_SECRET: SIGNING_SECRET, BENCH_API_URL: double.apiUrl };
  const bare = await startBare(bareApp, { env, dataDir: scratches.bare.dataDir, path: '/slack/events' });
  const targets = { ours: createTarget(bot.requestUrl), bare: createTarget(bare.url) };
  const drafts = await countDrafts(scratches.ours.dataDir);

  return {
    double,
    targets,
    people: (turn) => staff.slice((turn % groups) * AT_ONCE, ((turn % groups) + 1) * AT_ONCE),
    async openForms(side, people) {
      await double.ask('forgotten', { word: 'forget' });
      const before = await drafts.count();
      const samples = await burst(
        double,
        targets[side],
        people.map((user) => ({ user })),
      );
      await until(async () => (await double.calls()).filter(({ method, ok }) => method === 'views.open' && ok).length === people.length);
      if (side === 'ours') await until(async () => (await drafts.count()) === before + people.length);
      return samples;
    },
    async close() {
      await drafts.end();
      for (const { agent } of Object.values(targets)) agent.destroy();
      await Promise.all([bot.stop(), bare.stop()]);
      await double.stop();
      await Promise.all(Object.values(scratches).map((scratch) => scratch.remove()));
    },
  };
}

async function countDrafts(dataDir: string) {
  const { url } = await attachEmbeddedPostgres({ dataDir });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async count(): Promise<number> {
      const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "Draft"');
      return rows[0]?.count ?? 0;
    },
    end: () => client.end(),
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(LOOK_MS)) {
    if (Date.now() > end) throw new Error('not everybody read the first screen, or not every draft was saved');
  }
}
