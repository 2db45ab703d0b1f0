/** The bot as the image runs it: a process of its own, `node src/main.ts`, against the double of a chat platform. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const READY_MS = 60_000;
const LOOK_MS = 20;

export interface BotOptions {
  /** DATA_DIR of the embedded database, or DATABASE_URL. */
  database: { dataDir: string } | { databaseUrl: string };
  /** Missing: it runs without Slack. */
  slack?: { apiUrl: string; world: { options: { botToken: string; signingSecret: string } } };
  port: number;
  /** Its log is added here; without it the log is thrown away. */
  logFile?: string;
  /** Anything else of the environment: DISTRICT_FILE, LOG_LEVEL, … */
  env?: Record<string, string>;
}

export interface BotProcess {
  pid: number;
  url: string;
  /** Where Slack sends its requests. */
  requestUrl: string;
  /** Where Teams sends its own. */
  teamsUrl: string;
  /** Resolves when /readyz says yes: milliseconds since the process was started. Rejects when it ends before. */
  ready(): Promise<number>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM, and wait for the clean end; its exit code. */
  stop(): Promise<number | null>;
  hasEnded(): boolean;
}

/** Start the bot; it takes requests once `ready()` has resolved. */
export function startBot({ database, slack, port, logFile, env = {} }: BotOptions): BotProcess {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited(),
      ...('dataDir' in database ? { DATA_DIR: database.dataDir } : { DATABASE_URL: database.databaseUrl }),
      ...(slack ? slackEnv(slack) : {}),
      PORT: String(port),
      // as the image sets it
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
      ...env,
    },
  });
  keepLog(child, logFile);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const url = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    url,
    requestUrl: `${url}/slack/events`,
    teamsUrl: `${url}/api/messages`,
    hasEnded,
    ready: async () => {
      while (performance.now() - startedAt < READY_MS) {
        if (hasEnded()) throw new Error(`the bot ended while starting, exit code ${child.exitCode}; log: ${logFile ?? 'not kept'}`);
        if (await isReady(url)) return performance.now() - startedAt;
        await sleep(LOOK_MS);
      }
      throw new Error(`the bot was not ready within ${READY_MS / 1000} s; log: ${logFile ?? 'not kept'}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** What an operator's environment would give. */
export function slackEnv({ apiUrl, world }: NonNullable<BotOptions['slack']>): Record<string, string> {
  const { botToken, signingSecret } = world.options;
  return { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
}

/** Nothing of the operator's own configuration may reach a bench bot. */
function inherited(): Record<string, string> {
  const { PATH, HOME, LANG, TZ } = process.env;
  return Object.fromEntries(Object.entries({ PATH, HOME, LANG, TZ }).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function keepLog(child: ChildProcess, logFile: string | undefined): void {
  const streams = [child.stdout, child.stderr];
  if (logFile === undefined) {
    for (const stream of streams) stream?.resume();
    return;
  }
  const file = createWriteStream(logFile, { flags: 'a' });
  for (const stream of streams) stream?.pipe(file, { end: false });
  child.once('close', () => file.end());
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_500) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
