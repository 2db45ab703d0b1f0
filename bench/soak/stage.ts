/** One part's own workspace, scratch folder and bots; all of it gone when the part ends, however it ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts';
import { withTeams } from '../../test/fixtures/district-tenant.ts';
import type { ChatName } from '../drive/chat.ts';
import { createScratch, freePort, type Scratch } from '../drive/scratch.ts';
import { type BotProcess, startBot } from '../drive/start-bot.ts';
import { type SlackWorkspace, startTenant, startWorkspace, type Workspace } from '../drive/workspace.ts';
import { withClient } from './snapshot.ts';

const SAMPLE = 'district/palm-springs.sample.yaml';
/** Nothing rings by itself during a run, or what is counted would depend on how fast the machine is. */
const LONG_DEADLINES = {
  decision: 600,
  decision_reminder: 400,
  decision_deputy: 500,
  call_duty: 600,
  unfinished_draft: 600,
  emergency_next_seconds: 36_000,
};

export interface Stage<Place extends Workspace = SlackWorkspace> {
  workspace: Place;
  scratch: Scratch;
  districtFile: string;
  /** Start a bot; it is stopped with the stage. `env`: what it is told besides. */
  start(where: { databaseUrl: string } | { dataDir: string }, port: number, env?: Record<string, string>): BotProcess;
  /** To be done when the stage ends, the last first. */
  afterwards(end: () => Promise<unknown>): void;
}

export interface StageOptions {
  teachers: number;
  /** Leave the folder. */
  keep: boolean;
  /** Changes the district file. */
  district?: (yaml: string) => string;
}

/** Set up with Slack, run, and clear away. */
export function onStage<T>(options: StageOptions, run: (stage: Stage) => Promise<T>): Promise<T> {
  return onAnyStage(options, startWorkspace, run);
}

/** The same with one platform or the other. */
export function onChatStage<T>(options: StageOptions, chat: ChatName, run: (stage: Stage<Workspace>) => Promise<T>): Promise<T> {
  if (chat === 'slack') return onAnyStage(options, startWorkspace, run);
  const { district = (yaml) => yaml } = options;
  return onAnyStage({ ...options, district: (yaml) => withTeams(district(yaml), { alone: true }) }, startTenant, run);
}

async function onAnyStage<T, Place extends Workspace>(
  options: StageOptions,
  open: (options: { teachers: number; districtFile: string }) => Promise<Place>,
  run: (stage: Stage<Place>) => Promise<T>,
): Promise<T> {
  const scratch = createScratch();
  const districtFile = writeDistrict(scratch.folder, options.district);
  const workspace = await open({ teachers: options.teachers, districtFile });
  const ends: (() => Promise<unknown>)[] = [];
  const clear = async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await workspace.chat.stop();
    if (options.keep) console.log(`  kept: ${scratch.folder}`);
    else await scratch.remove();
  };
  const forget = whenInterrupted(clear);
  const start: Stage<Place>['start'] = (database, port, more = {}) => {
    const env = { ...workspace.chat.env, DISTRICT_FILE: districtFile, LOG_LEVEL: 'info', ...more };
    const bot = startBot({ database, port, logFile: join(scratch.folder, `bot-${port}.log`), env });
    ends.push(() => (bot.hasEnded() ? Promise.resolve(0) : bot.stop()));
    return bot;
  };
  try {
    return await run({ workspace, scratch, districtFile, start, afterwards: (end) => ends.push(end) });
  } finally {
    forget();
    await clear();
  }
}

function whenInterrupted(clear: () => Promise<void>): () => void {
  const stop = () => void clear().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  };
}

function writeDistrict(folder: string, change: (yaml: string) => string = (yaml) => yaml): string {
  let text = readFileSync(SAMPLE, 'utf8');
  for (const [name, value] of Object.entries(LONG_DEADLINES))
    text = replaced(text, new RegExp(`^  ${name}: \\d+`, 'm'), `  ${name}: ${value}`);
  const file = join(folder, 'district.yaml');
  writeFileSync(file, change(text));
  return file;
}

/** When digests are made, in the district file. */
export function digestTime(yaml: string, at: { weekday: string; time: string }): string {
  return replaced(replaced(yaml, /^ {2}weekday: .*$/m, `  weekday: ${at.weekday}`), /^ {2}time: .*$/m, `  time: '${at.time}'`);
}

/** @throws where the text has no such place: a sample that changed. */
export function replaced(text: string, what: RegExp, by: string): string {
  if (!what.test(text)) throw new Error(`the sample district has no line ${what}`);
  return text.replace(what, by);
}

/** One bot on the stage's data folder, ready, and the address of its database. */
export async function startSingleBot(stage: Stage<Workspace>): Promise<{ bot: BotProcess; port: number; databaseUrl: string }> {
  const port = await freePort();
  const bot = stage.start({ dataDir: stage.scratch.dataDir }, port);
  await bot.ready();
  const { url } = await attachEmbeddedPostgres({ dataDir: stage.scratch.dataDir });
  await untilPeopleKnown(stage.workspace, url);
  await stage.workspace.chat.meet(bot);
  return { bot, port, databaseUrl: url };
}

/** The bot gets to know the people of the district file after its start; only then can all of them be written to. */
export async function untilPeopleKnown({ district }: Workspace, databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (let waited = 0; waited < 15_000; waited += 50) {
      const { rows } = await client.query<{ known: number }>('SELECT count(*)::int AS "known" FROM "Person" WHERE "key" IS NOT NULL');
      if ((rows[0]?.known ?? 0) >= district.people.length) return;
      await sleep(50);
    }
    throw new Error('the bot never got to know the people of the district file');
  });
}
