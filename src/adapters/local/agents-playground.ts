/**
 * Microsoft 365 Agents Playground: a Teams-like client in the browser. It knows one person and one team, so everybody who is tried out has
 * one of their own. Its licence is for evaluation: it is started where somebody installed it, and is no dependency.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../incidents/app-error.ts';
import { type PlaygroundPerson, type PlaygroundTeam, playgroundConfig, playgroundIds } from './playground-school.ts';

export const PLAYGROUND_PACKAGE = '@microsoft/m365agentsplayground@0.2.28';

const PROGRAM = join(import.meta.dirname, '../../../node_modules/@microsoft/m365agentsplayground/cli.js');
const START_PATIENCE_MS = 30_000;

export interface Playground {
  url: string;
  /** Tell the bot that it was added to this person's chat and team, as Teams does; from then on it may write there. */
  addBot(): Promise<void>;
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
  const serviceUrl = `${url}/_connector`;
  const options = ['--app-endpoint', botUrl, '--channel-id', 'msteams', '--port', String(port), '--service-url', serviceUrl];
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
  return { url, addBot: () => addBot(botUrl, { person, team, serviceUrl }), stop: () => stop(child) };
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

/** The Playground says so only when somebody finds the menu for it. */
async function addBot(
  botUrl: string,
  { person, team, serviceUrl }: { person: PlaygroundPerson; team: PlaygroundTeam; serviceUrl: string },
) {
  const { bot, chat, tenant } = playgroundIds(person);
  const common = {
    ...{ type: 'installationUpdate', action: 'add', channelId: 'msteams', serviceUrl },
    ...{ from: { id: person.id, aadObjectId: person.id }, recipient: { id: bot } },
  };
  const places = [
    { conversation: { id: chat, conversationType: 'personal', tenantId: tenant }, channelData: { tenant: { id: tenant } } },
    ...[{ id: team.id }, ...team.channels].map(({ id }) => ({
      conversation: { id, conversationType: 'channel', tenantId: tenant, isGroup: true },
      channelData: { tenant: { id: tenant }, team: { id: team.id }, channel: { id } },
    })),
  ];
  for (const place of places) {
    const body = JSON.stringify({ ...common, ...place });
    const answer = await fetch(botUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!answer.ok) throw new AppError('playground-add', `The bot did not take the news of its installation (${answer.status}).`);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
