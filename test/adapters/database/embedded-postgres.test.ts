import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createDatabase } from '../../../src/adapters/database/create-database.ts';
import type { DatabaseLog } from '../../../src/adapters/database/database-log.ts';
import { attachEmbeddedPostgres, type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/adapters/database/embedded-postgres.ts';

const BOT = fileURLToPath(new URL('../../fixtures/embedded-bot.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;

describe('the embedded database', { timeout: 60_000 }, () => {
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'crosswalk-embedded-'));
    chmodSync(dataDir, 0o755);
  });
  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop().catch(() => {});
    // whatever a failed test left running
    if (isServerAlive()) process.kill(serverPid(), 'SIGQUIT');
    await expect.poll(isServerAlive, { timeout: 10_000 }).toBe(false);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const serverPid = () => Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  function isServerAlive(): boolean {
    try {
      return process.kill(serverPid(), 0);
    } catch {
      return false;
    }
  }
  const start = async (log?: DatabaseLog): Promise<EmbeddedPostgres> => {
    const embedded = await startEmbeddedPostgres({ dataDir, ...(log ? { log } : {}) });
    running.push(embedded);
    return embedded;
  };
  const stop = async (embedded: EmbeddedPostgres) => {
    running.splice(running.indexOf(embedded), 1);
    await embedded.stop();
  };
  const query = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query(sql).finally(() => client.end())).rows;
  };

  /** Another bot in a process of its own, until it says what became of it. */
  async function otherBot(
    as: { uid?: number; gid?: number } = {},
  ): Promise<{ child: ChildProcess; said: { url?: string; code?: string } }> {
    const child = spawn(process.execPath, [BOT, dataDir], { ...as, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      child.once('exit', (code) => reject(new Error(`the other bot ended with ${code}`)));
    });
    return { child, said: JSON.parse(line) };
  }
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

  it('keeps its data and a password only the bot can read, and writes to disk before it answers', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    expect(await query(first.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await stop(first);
    expect(isServerAlive()).toBe(false);
    const second = await start();
    expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ id: 7 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(statSync(path.join(dataDir, 'postgres/crosswalk-password')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, 'postgres.log')).size).toBeGreaterThan(0);
    const wrong = new URL(second.url);
    wrong.password = 'guessed';
    await expect(query(wrong.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('repeats in its log nothing that people wrote', async () => {
    const { url } = await start();
    const failing = [
      `CREATE TABLE marked (id int PRIMARY KEY, note text, CHECK (note <> 'Marked Name'))`,
      `INSERT INTO marked VALUES (1, 'Marked Name')`,
      `INSERT INTO marked VALUES (2, 'fine'), (2, 'Marked Name 2')`,
      `SELECT 'Marked Name' FROM nowhere`,
    ];
    for (const statement of failing) await query(url, statement).catch(() => {});
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('violates check constraint');
    expect(log).not.toContain('Marked Name');
  });

  it('refuses a second bot on the folder of a living one, and says what to do', async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({ code: 'data-folder-in-use', message: expect.stringContaining('DATABASE_URL') });
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets one of three bots that start at once on an empty folder win', async () => {
    const bots = await Promise.all([otherBot(), otherBot(), otherBot()]);
    expect(bots.map(({ said }) => said.code ?? 'started').sort()).toEqual(['data-folder-in-use', 'data-folder-in-use', 'started']);
    const winner = bots.find(({ said }) => said.url);
    expect(await query(winner?.said.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    winner?.child.kill('SIGTERM');
    if (winner) await ended(winner.child);
    expect(isServerAlive()).toBe(false);
  });

  it('takes over the server that a killed bot left behind', async () => {
    const { child, said } = await otherBot();
    await query(said.url ?? '', 'CREATE TABLE kept (id int)');
    const orphan = serverPid();
    child.kill('SIGKILL');
    await ended(child);
    expect(isServerAlive()).toBe(true);
    const taken = await start();
    expect(serverPid()).toBe(orphan);
    expect(await query(taken.url, 'SELECT * FROM kept')).toEqual([]);
    await stop(taken);
    expect(isServerAlive()).toBe(false);
  });

  it('starts a killed server again, and the pool recovers by itself', async () => {
    const codes: unknown[] = [];
    const note = ({ code }: Record<string, unknown>) => void codes.push(code);
    const { url } = await start({ info: note, warn: note });
    const database = createDatabase({ url });
    onTestFinished(() => database.close());
    expect(await database.isAlive()).toBe(true);
    const round = ['database-connection-lost', 'database-recovered'];
    for (let rounds = 1; rounds <= 3; rounds++) {
      process.kill(serverPid(), 'SIGKILL');
      await expect.poll(() => codes, { timeout: 15_000, interval: 50 }).toEqual(Array.from({ length: rounds }, () => round).flat());
      await expect.poll(() => database.isAlive(), { timeout: 5_000, interval: 50 }).toBe(true);
    }
    // still owned after all that
    await expect(start()).rejects.toMatchObject({ code: 'data-folder-in-use' });
  });

  it('tells a bot that has lost its folder to another one while PostgreSQL was away', async () => {
    const lost = Promise.withResolvers<void>();
    const { url, stop: end } = await startEmbeddedPostgres({ dataDir, onLost: lost.resolve });
    const usurper = new pg.Client({ connectionString: url.replace(/\/crosswalk$/, '/postgres') });
    await usurper.connect();
    await usurper.query(`DO $$ BEGIN
      PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crosswalk owner';
      WHILE NOT pg_try_advisory_lock(4202641124) LOOP END LOOP;
    END $$`);
    await lost.promise;
    await end();
    expect((await usurper.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await usurper.end();
  });

  it('starts after both were killed, with a left-over postmaster.pid', async () => {
    const { child } = await otherBot();
    const server = serverPid();
    child.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await ended(child);
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(serverPid()).not.toBe(server);
  });

  it('is not deceived by a left-over postmaster.pid whose pid belongs to somebody else now', async () => {
    await stop(await start());
    writeFileSync(
      path.join(dataDir, 'postgres/postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n54321\n\n127.0.0.1\n0 0\nready\n`,
    );
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('serves operator commands on the living server and leaves it running', async () => {
    const bot = await start();
    const command = await attachEmbeddedPostgres({ dataDir });
    expect(command.url).toBe(bot.url);
    await command.stop();
    expect(await query(bot.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts a server for the time of a command when no bot runs', async () => {
    const command = await attachEmbeddedPostgres({ dataDir });
    expect(await query(command.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await command.stop();
    expect(isServerAlive()).toBe(false);
  });

  it('refuses the data of another PostgreSQL release and leaves them alone', async () => {
    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'data-folder-version',
      message: expect.stringMatching(/PostgreSQL 17.*PostgreSQL 18/),
    });
    expect(readFileSync(path.join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('clears away a data folder that a killed process had half made', async () => {
    const draft = path.join(dataDir, 'postgres.making-999999999');
    mkdirSync(draft);
    await start();
    expect(existsSync(draft)).toBe(false);
  });

  it.runIf(isRoot)('works for an ordinary user as well', async () => {
    chmodSync(dataDir, 0o777);
    const { child, said } = await otherBot({ uid: 65_534, gid: 65_534 });
    expect(said.code).toBeUndefined();
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(65_534);
    child.kill('SIGTERM');
    await ended(child);
  });

  it.runIf(isRoot)('works for root in a folder that nobody else may enter', async () => {
    chmodSync(dataDir, 0o700);
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(statSync(path.join(dataDir, 'postgres')).uid).not.toBe(0);
  });
});
