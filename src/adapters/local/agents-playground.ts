/**
 * Microsoft 365 Agents Playground: a Teams-like client in the browser. It knows one person and one team, so everybody who is tried out has
 * one of their own. Its licence is for evaluation: it is started where somebody installed it, and is no dependency.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../incidents/app-error.ts';
import { type PlaygroundPerson, type PlaygroundTeam, playgroundConfig } from './playground-school.ts';

export const PLAYGROUND_PACKAGE = '@microsoft/m365agentsplayground@0.2.28';

const PROGRAM = join(import.meta.dirname, '../../../node_modules/@microsoft/m365agentsplayground/cli.js');
const START_PATIENCE_MS = 30_000;

export interface Playground {
  url: string;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  port: number;
  /** Where it sends what people do. */
  botUrl: string;
  /** Whose window it is. */
  person: PlaygroundPerson;
  team: PlaygroundTeam;
}

export function hasPlayground(): boolean {
  return existsSync(PROGRAM);
}

/**
 * Start one window.
 *
 * @param folder where its configuration and log go.
 * @throws AppError `playground-start`.
 */
export async function startPlayground(folder: string, { port, botUrl, person, team }: PlaygroundOptions): Promise<Playground> {
  const own = join(folder, `playground-${port}`);
  mkdirSync(own);
  // JSON is YAML
  writeFileSync(join(own, '.m365agentsplayground.yml'), JSON.stringify(playgroundConfig(person, team)));
  const url = `http://127.0.0.1:${port}`;
  const options = ['--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(port), '--service-url', `${url}/_connector`];
  const child = spawn(process.execPath, [PROGRAM, ...options, '--disable-telemetry'], {
    cwd: own,
    stdio: 'ignore',
    // it opens a browser unless one of these says no
    env: { ...process.env, BROWSER: 'none', TEAMSAPPTESTER_BROWSER: 'none' },
  });
  if (!(await isUp(url, child))) {
    child.kill('SIGKILL');
    throw new AppError('playground-start', `The Agents Playground did not start on port ${port}. Is another program using the port?`);
  }
  return { url, stop: () => stop(child) };
}

async function isUp(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_PATIENCE_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await delay(100);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
