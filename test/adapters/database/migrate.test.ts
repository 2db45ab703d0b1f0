import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Migration, migrateDatabase, readMigrations } from '../../../src/adapters/database/migrate.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The schema emptied again: as a server's administrator hands it over. */
async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await query(database.url, 'DROP SCHEMA public CASCADE; DROP SCHEMA pgboss CASCADE; CREATE SCHEMA public');
  return database;
}

const small = (name: string, sql: string): Migration => ({ name, sql, checksum: `sum of ${sql}`.padEnd(64, '0').slice(0, 64) });

describe('migrateDatabase', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(() => database.close());

  it('brings an empty database up to date when three processes start at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)));
    const names = readMigrations().map(({ name }) => name);
    expect(results.flatMap(({ applied }) => applied)).toEqual(names);
    const rows = await query(database.url, 'SELECT migration_name, checksum FROM _prisma_migrations ORDER BY migration_name');
    expect(rows).toEqual(readMigrations().map(({ name, checksum }) => ({ migration_name: name, checksum })));
  });

  it('applies nothing the second time', async () => {
    expect((await migrateDatabase(database.url)).applied).toEqual([]);
  });

  it('leaves nothing of a migration that fails half-way', async () => {
    const broken = small('29991231000000_broken', 'CREATE TABLE "Half" (id int); SELECT nonsense;');
    await expect(migrateDatabase(database.url, { migrations: [...readMigrations(), broken] })).rejects.toMatchObject({
      code: 'migration-failed',
    });
    expect(await query(database.url, `SELECT to_regclass('"Half"') AS half`)).toEqual([{ half: null }]);
    expect((await migrateDatabase(database.url)).applied).toEqual([]);
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    const [first, ...rest] = readMigrations();
    const edited = [small(first?.name ?? '', 'SELECT 1'), ...rest];
    await expect(migrateDatabase(database.url, { migrations: edited })).rejects.toMatchObject({ code: 'migration-changed' });
  });

  it('refuses a database that a newer release has written', async () => {
    const older = readMigrations().slice(0, -1);
    await expect(migrateDatabase(database.url, { migrations: older })).rejects.toMatchObject({ code: 'database-newer' });
  });

  it('lets a command fill an empty database, and never change one that a former release made', async () => {
    const [first, ...rest] = readMigrations();
    const half = await emptyDatabase();
    if (first) await migrateDatabase(half.url, { migrations: [first] });
    const command = migrateDatabase(half.url, { onlyEmpty: true });
    await expect(command).rejects.toMatchObject({ code: 'database-older', message: expect.stringContaining(rest[0]?.name ?? '') });
    await half.close();
    const empty = await emptyDatabase();
    expect((await migrateDatabase(empty.url, { onlyEmpty: true })).applied).toEqual(readMigrations().map(({ name }) => name));
    expect((await migrateDatabase(empty.url, { onlyEmpty: true })).applied).toEqual([]);
    await empty.close();
  });

  it('says that there is no database when there is none', async () => {
    await expect(migrateDatabase('postgres://crosswalk:x@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});
