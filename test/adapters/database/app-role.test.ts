import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../../src/adapters/database/create-database.ts';
import { migrateDatabase } from '../../../src/adapters/database/migrate.ts';
import { systemClock, systemIds } from '../../../src/adapters/local/ids.ts';
import type { ExecuteSql } from '../../../src/incidents/delivery-queue.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';
import { administer } from '../../fixtures/database-server.ts';
import { DIRECTOR_CHANNEL, POLICY_TEXT } from '../../fixtures/test-database.ts';

describe('the role the bot runs as', () => {
  let database: FreshDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('SET ROLE crosswalk_app');
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it('may do everything with ordinary tables, append audit events, and not rewrite what is immutable', async () => {
    const { rows } = await client.query<{ table: string; privileges: string }>(`
      SELECT c.relname AS table, concat_ws(' ', ${['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']
        .map((privilege) => `CASE WHEN has_table_privilege(c.oid, '${privilege}') THEN '${privilege}' END`)
        .join(', ')}) AS privileges
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`);
    const byTable = Object.fromEntries(rows.map(({ table, privileges }) => [table, privileges]));
    const { AuditEvent, _prisma_migrations, AnswerSet, Classification, Obligation, PolicyVersion, Correction, Disclosure, ...ordinary } =
      byTable;
    expect({ AuditEvent, _prisma_migrations }).toEqual({ AuditEvent: 'SELECT INSERT', _prisma_migrations: '' });
    expect(new Set([AnswerSet, Classification, Obligation, PolicyVersion, Correction, Disclosure])).toEqual(
      new Set(['SELECT INSERT DELETE']),
    );
    expect(Object.keys(ordinary).length).toBeGreaterThan(15);
    expect(new Set(Object.values(ordinary))).toEqual(new Set(['SELECT INSERT UPDATE DELETE']));
  });

  it('may neither make tables nor drop the trigger', async () => {
    await expect(client.query('CREATE TABLE "Mine" (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('DROP TRIGGER "AuditEvent_append_only" ON "AuditEvent"')).rejects.toMatchObject({ code: '42501' });
  });

  it('may insert into the tables the job queue makes later', async () => {
    await administer(database.url, 'CREATE TABLE pgboss.later (id int)');
    await expect(client.query('INSERT INTO pgboss.later VALUES (1)')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('lets the real job queue insert a job in the bot’s own transaction, or not at all', async () => {
    const boss = new PgBoss({ connectionString: database.url });
    boss.on('error', () => {});
    await boss.start();
    await boss.createQueue('deliver');
    const db = createDatabase({ url: database.url, role: 'crosswalk_app' });
    const wakeUp = async (executeSql: ExecuteSql) => {
      await boss.send(
        'deliver',
        { some: 'data' },
        { db: { executeSql: (text, values = []) => executeSql(text, values) }, startAfter: new Date() },
      );
    };
    const unitOfWork = db.unitOfWork({
      ...{ clock: systemClock, ids: systemIds, platforms: ['slack'], policy: POLICY_TEXT, wakeUp },
      channels: { director: [DIRECTOR_CHANNEL], liaison: [] },
    });
    const board = (key: string) => ({ kind: 'board' as const, lane: 'update' as const, to: { channel: 'director' as const }, key });
    const failing = unitOfWork.run(async (tx) => {
      await tx.messages.post(board('lost'));
      // the audit event is written after the job, and no jsonb holds this character
      tx.audit.append({ kind: 'impossible', actorId: null, details: { nul: '\u0000' } });
    });
    await expect(failing).rejects.toThrow();
    expect(await boss.fetch('deliver')).toEqual([]);
    await unitOfWork.run((tx) => tx.messages.post(board('kept')));
    expect(await boss.fetch('deliver')).toMatchObject([{ data: { some: 'data' } }]);
    await boss.stop({ graceful: false });
    await db.close();
  });

  it('is what every connection of the bot is, with its clock in UTC', async () => {
    const db = createDatabase({ url: database.url, role: 'crosswalk_app' });
    const rows = await db.prisma.$queryRaw`SELECT current_user::text AS role, current_setting('timezone') AS zone`;
    expect(rows).toEqual([{ role: 'crosswalk_app', zone: 'UTC' }]);
    await db.close();
  });
});

describe('a server on which the account may make no roles', () => {
  it('works as the owner of its tables, with a warning that says what the administrator can do', async () => {
    const database = await freshDatabase();
    const account = `owner_${process.pid}`;
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (_: object, message: string) => warnings.push(message) };
    await administer(database.url, `CREATE ROLE ${account} LOGIN PASSWORD 'secret' NOCREATEROLE`);
    await administer(
      database.url,
      `DROP SCHEMA public CASCADE; DROP SCHEMA pgboss CASCADE; CREATE SCHEMA public AUTHORIZATION ${account};
       GRANT CREATE ON DATABASE ${new URL(database.url).pathname.slice(1)} TO ${account}`,
    );
    const url = new URL(database.url);
    [url.username, url.password] = [account, 'secret'];
    const { role } = await migrateDatabase(url.toString(), { log });
    expect(role).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('CREATE ROLE crosswalk_app')]);
    const db = createDatabase({ url: url.toString(), role });
    await db.prisma.$queryRaw`SELECT "append_audit"(ARRAY['0192f0c0-0000-7000-8000-000000000001']::uuid[], ARRAY['{}'])`;
    await expect(db.prisma.auditEvent.deleteMany()).rejects.toThrow(/append-only/);
    expect(await db.verifyChain()).toMatchObject({ kind: 'intact', head: { sequence: 1n } });
    await db.close();

    await administer(database.url, `GRANT crosswalk_app TO ${account}`);
    expect((await migrateDatabase(url.toString(), { log })).role).toBe('crosswalk_app');
    await database.close();
    await administer(database.url.replace(/\/[^/]*$/, '/postgres'), `DROP ROLE ${account}`);
  });
});
