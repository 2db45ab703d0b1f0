/** `npm run try`: a database in a scratch folder, the sample district, the bot, and a chat client in the browser. Nothing leaves this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../adapters/database/open-database.ts';
import { systemClock } from '../adapters/local/ids.ts';
import { hasLocalSlack, type LocalSlack, startLocalSlack } from '../adapters/local/local-slack.ts';
import { type Config, configProblemText, readConfig } from '../config.ts';
import { AppError } from '../incidents/app-error.ts';
import { readSetup } from '../wiring/read-setup.ts';
import { type Bot, startBot } from '../wiring.ts';
import { fillDistrict } from './invented/fill-district.ts';

const HELP = `Usage: npm run try [-- --port 3100] [--filled]

Starts everything on this machine: PostgreSQL in a scratch folder, the bot with the sample district of Palm Springs, and
local-slack, a chat client you open in the browser. Stop it with Ctrl-C; the scratch folder is removed.

--filled  begins with a year of invented incidents up to last Sunday, so that the weekly digest, laid before the director at
          the start, has something to say; release it there, and it stands in the liaison channel with its PDF.
`;
const NOT_HERE = `npm run try needs local-slack, a chat client that is published for Linux on x64 only, and this machine has none.
What you can do instead:
  - run it on Linux x64 (a virtual machine, or WSL on Windows) after npm ci, or
  - connect the bot to a Slack workspace of your own: README, "Set up Slack" (a free test workspace is enough).
`;
const WEB_PORT = 3100;
const SEED = 1;
/** Fixed words of local-slack.yaml for a server on this machine; they open nothing elsewhere. */
const SECRETS = { SLACK_BOT_TOKEN: 'xoxb-local-try-only', SLACK_SIGNING_SECRET: 'local-try-only-signing-secret' };

/** @returns 0 after it was stopped, 1 when it could not start. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean' }, port: { type: 'string' }, filled: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!hasLocalSlack()) {
    process.stderr.write(NOT_HERE);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-try-'));
  let running: Running | null = null;
  try {
    running = await start(folder, { webPort: Number(values.port ?? WEB_PORT), filled: values.filled ?? false, env });
    process.stdout.write(welcome(running.slack.url, values.filled ?? false));
    await stopSignal();
    process.stdout.write('\nStopping …\n');
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Running {
  slack: LocalSlack;
  stop(): Promise<void>;
}

interface Wish {
  webPort: number;
  filled: boolean;
  env: NodeJS.ProcessEnv;
}

async function start(folder: string, { webPort, filled, env }: Wish): Promise<Running> {
  const botPort = await freePort(Number(env.PORT ?? 3978));
  const slackPort = await freePort(webPort);
  const slack = await startLocalSlack(folder, { port: slackPort, requestUrl: `http://127.0.0.1:${botPort}/slack/events` });
  let bot: Bot;
  try {
    const config = tryConfig(folder, { botPort, apiUrl: slack.apiUrl, logLevel: env.LOG_LEVEL ?? 'error' });
    if (filled) await fill(folder, config);
    bot = await startBot(config, { host: '127.0.0.1' });
  } catch (error) {
    await slack.stop();
    throw error;
  }
  return {
    slack,
    stop: async () => {
      await bot.stop();
      await slack.stop();
    },
  };
}

const dataFolder = (folder: string) => join(folder, 'data');

/** Before the bot starts, so that its first look finds a district that has been at work for a year. */
async function fill(folder: string, config: Config): Promise<void> {
  const database = await openDatabase({ dataDir: dataFolder(folder), as: 'command', poolSize: 1 });
  await fillDistrict(database.ownerUrl, readSetup(config), { now: systemClock.now(), seed: SEED }).finally(database.close);
}

function tryConfig(folder: string, { botPort, apiUrl, logLevel }: { botPort: number; apiUrl: string; logLevel: string }) {
  const read = readConfig({
    ...SECRETS,
    PORT: String(botPort),
    DATA_DIR: dataFolder(folder),
    SLACK_API_URL: apiUrl,
    LOG_LEVEL: logLevel,
  });
  if (!read.ok) throw new AppError('try-configuration', read.problems.map(configProblemText).join('\n'));
  return read.config;
}

/** The port that was wished for, or any when it is taken. */
async function freePort(wished: number): Promise<number> {
  for (const port of [wished, 0]) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    if (taken) continue;
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address !== null && typeof address === 'object') return address.port;
  }
  throw new AppError('no-free-port', 'This machine has no free port on 127.0.0.1.');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

const FILLED = `A year of invented incidents is behind it: as Diana Marsh release the weekly digest in #security-director, then look into\n#police-liaison. None of it happened.

`;

function welcome(url: string, filled: boolean): string {
  return `
Crosswalk is running, with invented people and example numbers. Nothing here calls anybody.

  1. Open    ${url}
  2. Act as  "Terry Boone (teacher)" (chosen at the top right)
  3. Type    /incident          in #general, answer the screens, press Send
             /incident ayuda    the help, in Spanish too
  4. Act as  "Diana Marsh (security director)" and look at #security-director: the card, its buttons, the pinned board
  5. See also "Marisol Peña (maestra)" (Spanish), "Derek Okafor (deputy)", "Sam Whitfield (assistant principal)",
             "Desmond Hale (designee)", and the direct messages from crosswalk

${filled ? FILLED : ''}Answer "Danger now?" with Yes to see an emergency. Stop with Ctrl-C.
`;
}
