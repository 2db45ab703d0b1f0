/** Database, bot and clients on this machine. The environment decides nothing but ports and the log. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../adapters/database/open-database.ts';
import { systemClock } from '../../adapters/local/ids.ts';
import { startLocalSlack } from '../../adapters/local/local-slack.ts';
import { type Config, configProblemText, readConfig } from '../../config.ts';
import { AppError } from '../../incidents/app-error.ts';
import { readSetup } from '../../wiring/read-setup.ts';
import { startBot } from '../../wiring.ts';
import { fillDistrict } from '../invented/fill-district.ts';
import { type Clients, districtWithTeams, startWindows } from './clients.ts';
import { freePort } from './free-port.ts';
import type { Addresses } from './words.ts';

export interface Wish {
  clients: Clients;
  webPort: number;
  filled: boolean;
  env: NodeJS.ProcessEnv;
}

export interface Running {
  addresses: Addresses;
  stop(): Promise<void>;
}

/** Fixed words of local-slack.yaml for a server on this machine; they open nothing elsewhere. */
const SECRETS = { SLACK_BOT_TOKEN: 'xoxb-local-try-only', SLACK_SIGNING_SECRET: 'local-try-only-signing-secret' };
const SEED = 1;
/** Until a window of the Playground is looked at, what goes there waits, which is an error anywhere else. */
const TEAMS_LOG = 'fatal';

/** @throws AppError when a part cannot start; what had started is stopped. */
export async function startTry(folder: string, wish: Wish): Promise<Running> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // the bot before the clients it talks to
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { addresses: await startParts(folder, wish, stops), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(folder: string, wish: Wish, stops: (() => Promise<void>)[]): Promise<Addresses> {
  const { clients, webPort, filled, env } = wish;
  const botPort = await freePort(Number(env.PORT ?? 3978));
  const botUrl = `http://127.0.0.1:${botPort}`;
  const slack = clients.slack
    ? await startLocalSlack(folder, { port: await freePort(webPort), requestUrl: `${botUrl}/slack/events` })
    : null;
  if (slack) stops.push(slack.stop);
  const windows = clients.teams ? await startWindows(folder, `${botUrl}/api/messages`) : null;
  if (windows) stops.push(windows.teacher.stop, windows.director.stop);
  const config = tryConfig(folder, {
    botPort,
    clients,
    apiUrl: slack?.apiUrl ?? null,
    logLevel: env.LOG_LEVEL ?? (clients.teams ? TEAMS_LOG : 'error'),
  });
  if (filled) await fill(folder, config);
  const bot = await startBot(config, { host: '127.0.0.1' });
  stops.push(bot.stop);
  return {
    ...(slack ? { slack: slack.url } : {}),
    ...(windows ? { teams: { teacher: windows.teacher.url, director: windows.director.url } } : {}),
  };
}

const dataFolder = (folder: string) => join(folder, 'data');

/** Before the bot starts, so that its first look finds a district that has been at work for a year. */
async function fill(folder: string, config: Config): Promise<void> {
  const database = await openDatabase({ dataDir: dataFolder(folder), as: 'command', poolSize: 1 });
  await fillDistrict(database.ownerUrl, readSetup(config), { now: systemClock.now(), seed: SEED }).finally(database.close);
}

interface Settings {
  botPort: number;
  clients: Clients;
  apiUrl: string | null;
  logLevel: string;
}

function tryConfig(folder: string, { botPort, clients, apiUrl, logLevel }: Settings): Config {
  const slack = apiUrl === null ? {} : { ...SECRETS, SLACK_API_URL: apiUrl };
  const read = readConfig({ ...slack, PORT: String(botPort), DATA_DIR: dataFolder(folder), LOG_LEVEL: logLevel }, { platform: false });
  if (!read.ok) throw new AppError('try-configuration', read.problems.map(configProblemText).join('\n'));
  if (!clients.teams) return read.config;
  const districtFile = join(folder, 'district.yaml');
  writeFileSync(districtFile, districtWithTeams(readFileSync(read.config.districtFile, 'utf8'), clients));
  return { ...read.config, districtFile, teams: 'local' };
}
