import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobs, type Jobs, type JobsOptions } from '../../../src/adapters/jobs/create-jobs.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { administer } from '../../fixtures/database-server.ts';
import { type JobsDatabase, jobsDatabase, quiet, until } from './jobs-database.ts';

let db: JobsDatabase;
const started: Jobs[] = [];

beforeEach(async () => {
  db = await jobsDatabase();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.stop()));
  await db.close();
});

async function start(handlers: Partial<JobsOptions> = {}): Promise<Jobs> {
  const jobs = createJobs({
    databaseUrl: db.url,
    log: quiet,
    onDeliver: () => {},
    onRemind: async () => {},
    onDigest: async () => {},
    ...handlers,
  });
  started.push(jobs);
  await jobs.start();
  return jobs;
}

describe('a wake-up', () => {
  it('rings at once when its transaction is committed', async () => {
    const { ring, count: rung } = bell();
    const jobs = await start({ onDeliver: ring });
    await sleep(300);
    const at = Date.now();
    await db.post({ key: 'a', channels: ['C1'] }, jobs.wakeUp);
    await until(() => rung() > 0);
    expect(Date.now() - at).toBeLessThan(1_000);
  });

  it('does not exist when its transaction fails', async () => {
    const { ring, count: rung } = bell();
    const jobs = await start({ onDeliver: ring });
    const work = db.unitOfWork({
      channels: ['C1'],
      wakeUp: async (...args) => {
        await jobs.wakeUp(...args);
        throw new Error('the last statement fails');
      },
    });
    await expect(
      work.run(({ messages }) => messages.post({ kind: 'board', lane: 'update', to: { channel: 'director' }, key: 'a' })),
    ).rejects.toThrow();
    expect(await count(`SELECT count(*) FROM pgboss.job WHERE name = 'deliver'`)).toBe(0);
    await sleep(300);
    expect(rung()).toBe(0);
  });

  it('waits for the queue when a report comes in while the bot starts', async () => {
    const { ring, count: rung } = bell();
    const jobs = createJobs({ databaseUrl: db.url, log: quiet, onDeliver: ring, onRemind: async () => {}, onDigest: async () => {} });
    started.push(jobs);
    const early = db.post({ key: 'a', channels: ['C1'] }, jobs.wakeUp);
    await sleep(100);
    await jobs.start();
    await early;
    await until(() => rung() > 0);
  });

  it('rings for a reminder when it is due and not before', async () => {
    const rung: { id: string; at: number }[] = [];
    const jobs = await start({ onRemind: async (id) => void rung.push({ id, at: Date.now() }) });
    const reminderId = systemIds.id();
    const dueAt = new Date(Date.now() + 1_500);
    await db
      .unitOfWork({ wakeUp: jobs.wakeUp })
      .run(({ reminders }) =>
        reminders.set({ id: reminderId, kind: 'decision', subjectId: systemIds.id(), itemId: systemIds.id(), stage: 'reminder', dueAt }),
      );
    await until(() => rung.length > 0);
    expect(rung[0]?.id).toBe(reminderId);
    expect(rung[0]?.at).toBeGreaterThanOrEqual(dueAt.getTime());
    expect(rung[0]?.at).toBeLessThan(dueAt.getTime() + 3_000);
  });
});

describe('the digest job', () => {
  it('exists once a week however often and by however many it is asked for', async () => {
    const asked: string[] = [];
    const slow = async (week: string): Promise<void> => {
      asked.push(week);
      await sleep(300);
    };
    const both = await Promise.all([start({ onDigest: slow }), start({ onDigest: slow })]);
    await Promise.all(both.flatMap((jobs) => [jobs.queueDigest('2026-W41'), jobs.queueDigest('2026-W41'), jobs.queueDigest('2026-W42')]));
    await until(() => asked.length >= 2);
    await sleep(800);
    expect(asked.sort()).toEqual(['2026-W41', '2026-W42']);
  });

  it('comes back after a failure', async () => {
    let calls = 0;
    const jobs = await start({
      onDigest: async () => {
        calls += 1;
        if (calls === 1) throw new Error('the database was away');
      },
    });
    await jobs.queueDigest('2026-W41');
    await until(() => calls === 2, 30_000);
  }, 40_000);

  it('is left out when nobody can read it', async () => {
    const errors: unknown[] = [];
    const asked: string[] = [];
    const log = { ...quiet, error: (line: unknown) => errors.push(line) };
    const jobs = await start({ onDigest: async (week) => void asked.push(week), log: log as unknown as JobsOptions['log'] }); // pino's overloads
    await jobs.queueDigest('someday');
    await jobs.queueDigest('2026-W41');
    await until(() => asked.length > 0);
    expect(asked).toEqual(['2026-W41']);
    expect(errors).toEqual([expect.objectContaining({ code: 'job-unreadable', queue: 'digest' })]);
  });
});

describe('an outage of the database', () => {
  it('costs no process and no job: it goes on when the database is back', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', onUnhandled);
    process.on('uncaughtException', onUnhandled);
    const { ring, count: rung } = bell();
    const warnings: unknown[] = [];
    const log = { ...quiet, warn: (line: unknown) => warnings.push(line) };
    const jobs = await start({ onDeliver: ring, log: log as unknown as JobsOptions['log'] }); // pino's overloads
    await withoutConnections(async () => sleep(3_000));
    expect(warnings.length).toBeGreaterThan(0);
    // the pool throws its dead connections away one by one
    await until(() =>
      db.post({ key: 'a', channels: ['C1'] }, jobs.wakeUp).then(
        () => true,
        () => false,
      ),
    );
    await until(() => rung() > 0, 10_000);
    process.off('unhandledRejection', onUnhandled);
    process.off('uncaughtException', onUnhandled);
    expect(unhandled).toEqual([]);
  });
});

/** Nobody gets in, and whoever is in is thrown out. */
async function withoutConnections(work: () => Promise<void>): Promise<void> {
  const name = new URL(db.url).pathname.slice(1);
  const server = db.url.replace(`/${name}`, '/postgres');
  await administer(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await administer(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  await work();
  await administer(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
}

async function count(query: string): Promise<number> {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(query);
  await client.end();
  return Number(rows[0]?.count);
}

function bell(): { ring: () => void; count: () => number } {
  let rung = 0;
  return {
    ring: () => {
      rung += 1;
    },
    count: () => rung,
  };
}
