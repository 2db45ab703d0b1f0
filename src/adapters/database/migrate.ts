/** Brings a database to this program's schema: plain SQL files, one transaction each, forward only. Rows agree with `prisma migrate`. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { AppError } from '../../incidents/app-error.ts';
import { grantAppRole } from './app-role.ts';
import { translateDatabaseError } from './database-error.ts';
import { type DatabaseLog, silentLog } from './database-log.ts';

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));
/** The lock `prisma migrate` takes. */
const MIGRATION_LOCK = 72_707_369;

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Migrations in the order of their names. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

export interface MigrateOptions {
  migrations?: Migration[];
  /** Only fill an empty database: an operator's command must not change the one a bot of the former release still uses. */
  onlyEmpty?: boolean;
  log?: DatabaseLog;
}

/**
 * Apply what is missing, one process at a time, then settle what the bot's own role may do.
 *
 * @returns the role the bot shall run as; null where the server allows none (the audit trigger still holds).
 * @throws AppError `migration-changed`, `database-newer`, `database-older` (with `onlyEmpty`), `database-unavailable`.
 */
export async function migrateDatabase(url: string, options: MigrateOptions = {}): Promise<{ applied: string[]; role: string | null }> {
  const { migrations = readMigrations(), onlyEmpty = false, log = silentLog } = options;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'crosswalk migrations' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(MIGRATIONS_TABLE);
    const applied = await appliedMigrations(client);
    const missing = missingMigrations(migrations, applied);
    if (onlyEmpty && applied.length > 0 && missing.length > 0) throw older(missing);
    for (const migration of missing) await apply(client, migration);
    if (missing.length > 0) log.info({ code: 'database-migrated', count: missing.length }, 'database brought up to date');
    return { applied: missing.map(({ name }) => name), role: await grantAppRole(client, log) };
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** As `prisma migrate` makes it, so that either may go on where the other stopped. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" varchar(36) PRIMARY KEY NOT NULL, "checksum" varchar(64) NOT NULL, "finished_at" timestamptz, "migration_name" varchar(255) NOT NULL,
  "logs" text, "rolled_back_at" timestamptz, "started_at" timestamptz NOT NULL DEFAULT now(), "applied_steps_count" integer NOT NULL DEFAULT 0)`;

const appliedRows = z.array(z.object({ migration_name: z.string(), checksum: z.string() }));

async function appliedMigrations(client: pg.Client) {
  const { rows } = await client.query(
    'SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
  );
  return appliedRows.parse(rows);
}

function missingMigrations(migrations: Migration[], applied: z.infer<typeof appliedRows>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new AppError(
        'database-newer',
        `The database was written by a newer release of this program (it has ${name}). Start that release, or restore the backup made before it.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new AppError(
        'migration-changed',
        `The migration ${name} differs from the one this database was made with. Restore prisma/migrations from the release you installed; changes belong in a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ migration_name: name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

function older(missing: Migration[]): AppError {
  const names = missing.map(({ name }) => name).join(', ');
  return new AppError(
    'database-older',
    `The database is older than this program (${names} missing). Start the bot once: it brings it up to date.`,
  );
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      'INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    throw new AppError('migration-failed', `The migration ${name} failed; the database is as it was before it.`, { cause });
  }
}
