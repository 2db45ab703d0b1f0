/** local-slack: a Slack-like server with a web client, for trying everything on one machine. Its own process, on loopback ports. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../incidents/app-error.ts';

const BINARY = join(import.meta.dirname, '../../../node_modules/local-slack-linux-x64/bin/local-slack');
const WORKSPACE = join(import.meta.dirname, 'local-slack.yaml');
const START_PATIENCE_MS = 10_000;

export interface LocalSlack {
  url: string;
  apiUrl: string;
  stop(): Promise<void>;
}

/** Its package exists for Linux on x64 only. */
export function hasLocalSlack(): boolean {
  return existsSync(BINARY);
}

/**
 * Start local-slack with the workspace of `npm run try`.
 *
 * @param folder where its configuration and uploads go.
 * @param requestUrl where it sends what people do.
 * @throws AppError `local-slack-start`.
 */
export async function startLocalSlack(folder: string, { port, requestUrl }: { port: number; requestUrl: string }): Promise<LocalSlack> {
  const config = join(folder, 'local-slack.yaml');
  writeFileSync(config, readFileSync(WORKSPACE, 'utf8').replace(/requestUrl: \S+/, `requestUrl: "${requestUrl}"`));
  const options = ['--config', config, '--port', String(port), '--base-host', '127.0.0.1', '--files-dir', folder];
  const child = spawn(BINARY, options, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  if (!(await isUp(url, child))) {
    child.kill('SIGKILL');
    throw new AppError('local-slack-start', `local-slack did not start on port ${port}. Is another program using the port?`);
  }
  return { url, apiUrl: `${url}/api/`, stop: () => stop(child) };
}

async function isUp(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_PATIENCE_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answered = await fetch(`${url}/_control/state`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await delay(25);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
