import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftMigration, schemaFile } from '../../../prisma/draft-migration.ts';
import { readMigrations } from '../../../src/adapters/database/migrate.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';

/** SQL that no schema file can say; it is applied to both sides of the comparison. */
const HAND_WRITTEN = [
  '20261124000100_guards',
  '20261126000201_after_the_report_guards',
  '20261126000301_drills_guards',
  '20261126000901_gathered_emergencies_guards',
  '20261127000301_invented_guards',
  '20261127000401_digest_release_guards',
  '20261127000601_agency_calls_guards',
  '20261128000401_digest_facts_guards',
];

const CATALOG = `
  SELECT 'column' AS what, c.relname || '.' || a.attname AS name,
    format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-') AS says
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'enum', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
  ORDER BY 1, 2, 3`;

describe('the schema', () => {
  let migrated: FreshDatabase;
  let drafted: FreshDatabase;
  const run = async (database: FreshDatabase, sql: string): Promise<Record<string, string>[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    return client
      .query(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };
  beforeAll(async () => {
    [migrated, drafted] = await Promise.all([freshDatabase(), freshDatabase()]);
  });
  afterAll(() => Promise.all([migrated.close(), drafted.close()]));

  it('is what the migrations make: nothing was changed in one place only', async () => {
    await run(drafted, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await run(drafted, await draftMigration(drafted.url, null, readFileSync(schemaFile, 'utf8')));
    for (const { name, sql } of readMigrations()) if (HAND_WRITTEN.includes(name)) await run(drafted, sql);
    const [made, expected] = await Promise.all([migrated, drafted].map((database) => run(database, CATALOG)));
    const own = made?.filter(({ name }) => !name?.startsWith('_prisma_migrations'));
    expect(own).toEqual(expected);
    expect(new Set(expected?.map(({ what }) => what))).toEqual(new Set(['column', 'constraint', 'enum', 'function', 'index', 'trigger']));
  });

  it('notices a difference: a comparison that sees nothing would prove nothing', async () => {
    const before = await run(migrated, CATALOG);
    for (const change of [
      'ALTER TABLE "Incident" ADD COLUMN "extra" text',
      `ALTER TABLE "Person" ALTER COLUMN "guest" SET DEFAULT true`,
      'DROP INDEX "Delivery_one_queued_update"',
      'DROP TRIGGER "AuditEvent_no_truncate" ON "AuditEvent"',
    ]) {
      const [, ...results] = await Promise.all([Promise.resolve(), changed(migrated.url, change)]);
      expect(results[0]).not.toEqual(before);
    }
  });

  /** The catalog as it would be after the change. */
  async function changed(url: string, change: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN');
    await client.query(change);
    const { rows } = await client.query(CATALOG);
    await client.end();
    return rows;
  }

  it('gives every table a uuid key and every time a time zone and milliseconds', async () => {
    const columns = await run(
      migrated,
      `SELECT table_name AS table, column_name AS column, data_type AS type, datetime_precision::text AS precision
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    const times = columns.filter(
      ({ type, column }) => /time|date/.test(type ?? '') || /(At|At|Until|Before)$/.test(column ?? '') || column === 'at',
    );
    expect(times.length).toBeGreaterThan(30);
    expect(times.filter(({ type, precision }) => type !== 'timestamp with time zone' || precision !== '3')).toEqual([]);
    const tables = new Set(columns.map(({ table }) => table));
    const keys = columns.filter(({ column, type }) => column === 'id' && type === 'uuid').map(({ table }) => table);
    expect(new Set(keys)).toEqual(tables);
  });

  it('says of every column why it is there', () => {
    const lines = readFileSync(schemaFile, 'utf8').split('\n');
    const isColumn = (line: string) =>
      /^ {2}\w+ +(String|Int|BigInt|Boolean|DateTime|Json|[A-Z]\w+)(\?|\[\])? *(@(id|unique|default|db)|$)/.test(line);
    const isRelation = (line: string) => /@relation/.test(line) || /^ {2}\w+ +[A-Z]\w+(\[\]|\?)?$/.test(line);
    const models = new Set(lines.flatMap((line) => /^model (\w+)/.exec(line)?.[1] ?? []));
    const typeOf = (line: string) => /^ {2}\w+ +(\w+)/.exec(line)?.[1] ?? '';
    const columns = lines.flatMap((line, index) =>
      isColumn(line) && !(isRelation(line) && models.has(typeOf(line))) ? [{ line, above: lines[index - 1] ?? '' }] : [],
    );
    expect(columns.length).toBeGreaterThan(150);
    expect(columns.filter(({ above }) => !above.trim().startsWith('///')).map(({ line }) => line.trim())).toEqual([]);
  });
});
