import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../../src/adapters/database/create-database.ts';
import { AppError } from '../../../src/incidents/app-error.ts';
import type { WakeUp } from '../../../src/incidents/delivery-queue.ts';
import { anAccount, anIncidentIn, type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

describe('a unit of work', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('keeps nothing of work that throws, and passes the fault on as it is', async () => {
    const before = await db.database.prisma.person.count();
    const fault = new AppError('not-yours', 'not yours');
    const failing = db.unitOfWork.run(async (tx) => {
      await tx.people.identify(anAccount(), null);
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    expect(await db.database.prisma.person.count()).toBe(before);
  });

  it('runs the work again when two transactions deadlock, and both succeed', async () => {
    const ids = [await anIncidentIn(db.unitOfWork), await anIncidentIn(db.unitOfWork)];
    let runs = 0;
    const locked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const crosswise = (first: number) =>
      db.unitOfWork.run(async (tx) => {
        runs += 1;
        await tx.incidents.getForUpdate(ids[first] ?? '');
        locked[first]?.resolve();
        await locked[1 - first]?.promise;
        await tx.incidents.getForUpdate(ids[1 - first] ?? '');
        tx.audit.append({ kind: 'crossed', actorId: null });
      });
    await Promise.all([crosswise(0), crosswise(1)]);
    expect(runs).toBeGreaterThan(2);
    const events = await db.database.prisma.auditEvent.findMany({ where: { body: { contains: 'crossed' } } });
    expect(events).toHaveLength(2);
  });

  it('commits the job with the rows: a job that cannot be inserted takes everything back', async () => {
    const failing = await testDatabase({
      wakeUp: async (executeSql, _job: WakeUp) => {
        await executeSql('INSERT INTO no_such_queue VALUES ($1)', [1]);
      },
    });
    const message = { kind: 'board' as const, lane: 'update' as const, to: { channel: 'director' as const }, key: 'board' };
    await expect(failing.unitOfWork.run((tx) => tx.messages.post(message))).rejects.toThrow(/no_such_queue/);
    expect(await failing.database.prisma.postedCard.count()).toBe(0);
    await failing.close();
  });

  it('outlives a connection that ends between two statements of a transaction', async () => {
    const owner = new pg.Client({ connectionString: db.url });
    await owner.connect();
    const failing = db.unitOfWork.run(async (tx) => {
      await tx.people.byKey('nobody');
      await owner.query(`SELECT pg_terminate_backend("pid") FROM pg_stat_activity
        WHERE "state" = 'idle in transaction' AND "datname" = current_database()`);
      await sleep(100);
      await tx.people.byKey('nobody');
    });
    await expect(failing).rejects.toThrow(AppError);
    await owner.end();
    expect(await db.unitOfWork.run((tx) => tx.people.byKey('nobody'))).toBeNull();
  });

  it('gives up waiting for a lock that nobody releases instead of keeping the person waiting', async () => {
    const id = await anIncidentIn(db.unitOfWork);
    const began = Date.now();
    let waited = 0;
    await db.replica().unitOfWork.run(async (tx) => {
      await tx.incidents.getForUpdate(id);
      await expect(db.unitOfWork.run((other) => other.incidents.getForUpdate(id))).rejects.toMatchObject({ code: 'database-unavailable' });
      waited = Date.now() - began;
    });
    expect(waited).toBeLessThan(6_000);
  });

  it('says that the database is unavailable within a second and a half', async () => {
    const nowhere = createDatabase({ url: 'postgres://crosswalk:x@127.0.0.1:1/none' });
    const unitOfWork = nowhere.unitOfWork(db.options);
    const began = Date.now();
    await expect(unitOfWork.run((tx) => tx.board.counts(new Date()))).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(await nowhere.isAlive()).toBe(false);
    expect(Date.now() - began).toBeLessThan(1_500);
    await nowhere.close();
  });
});
