/** A database full of invented incidents, in one transaction: all of them or none, and never beside real ones. */
import pg from 'pg';
import { AppError } from '../../../incidents/app-error.ts';
import { translateDatabaseError } from '../database-error.ts';
import type { PolicyText } from '../session.ts';
import type { InventedIncident, InventedPerson } from './invented-incident.ts';
import { TABLES, toAuditBodies, toRows } from './to-rows.ts';

/** Incidents to a statement: large enough that trips cost nothing, small enough for the memory of both sides. */
const BATCH = 500;

export interface Filling {
  policy: PolicyText;
  /** Ids of rows that nothing refers to: obligations, audit events. */
  id(): string;
  at: Date;
  people: InventedPerson[];
  /** Read once, a batch at a time. */
  incidents(idOf: (person: InventedPerson) => string): Iterable<InventedIncident>;
  onProgress?: (written: number) => void;
}

export type Filled = { kind: 'filled'; incidents: number } | { kind: 'filled-already' };

/**
 * Write invented incidents into a database without any.
 *
 * @param url as the owner of the schema, migrated.
 * @throws AppError `database-in-use` where anything real was reported or begun.
 */
export async function fillDatabase(url: string, filling: Filling): Promise<Filled> {
  const client = new pg.Client({ connectionString: url, application_name: 'crosswalk', options: '-c timezone=UTC' });
  // a server that dies is heard of by the statement that runs
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN');
    // held to the end: nobody reports anything meanwhile, so what was empty stays so
    await client.query('LOCK TABLE "Incident", "Draft" IN SHARE ROW EXCLUSIVE MODE');
    if (await isFilled(client)) return { kind: 'filled-already' };
    const idOf = await writePeople(client, filling);
    await writePolicy(client, filling);
    const incidents = await writeIncidents(client, filling, filling.incidents(idOf));
    await client.query('COMMIT');
    return { kind: 'filled', incidents };
  } catch (error) {
    throw error instanceof AppError ? error : translateDatabaseError(error);
  } finally {
    await client.end();
  }
}

async function isFilled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ real: boolean; invented: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Incident" WHERE NOT "invented") OR EXISTS (SELECT 1 FROM "Draft") AS "real",
       EXISTS (SELECT 1 FROM "Incident" WHERE "invented") AS "invented"`,
  );
  if (rows[0]?.invented) return true;
  if (!rows[0]?.real) return false;
  throw new AppError(
    'database-in-use',
    'This database holds real reports. Invented incidents are written into an empty database only; nothing was changed.',
  );
}

/** Whoever the district names may be there already, and keeps their id. */
async function writePeople(client: pg.Client, { people, at }: Filling): Promise<(person: InventedPerson) => string> {
  const rows = people.map((person) => ({ ...person, guest: false, language: null, usualSiteId: null, createdAt: at }));
  await client.query(`${insertInto('Person', 1)} ON CONFLICT ("key") DO NOTHING`, [JSON.stringify(rows)]);
  const named = await client.query<{ id: string; key: string }>('SELECT "id", "key" FROM "Person" WHERE "key" IS NOT NULL');
  const known = new Map(named.rows.map(({ id, key }) => [key, id]));
  return ({ id, key }) => (key === null ? id : (known.get(key) ?? id));
}

async function writePolicy(client: pg.Client, { policy, id, at }: Filling): Promise<void> {
  const { hash, version, content } = policy;
  const row = { id: id(), hash, version, content, recordedAt: at };
  await client.query(`${insertInto('PolicyVersion', 1)} ON CONFLICT ("hash") DO NOTHING`, [JSON.stringify([row])]);
}

/** The database writes one batch while the next is being invented; no more than the two are in memory. */
async function writeIncidents(client: pg.Client, filling: Filling, incidents: Iterable<InventedIncident>): Promise<number> {
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  for (const batch of inBatches(incidents)) {
    await writing;
    filling.onProgress?.(written);
    written += batch.length;
    writing = writeBatch(client, filling, batch);
    // awaited with the next batch; if inventing that one fails, its fault is the one to tell
    writing.catch(() => {});
  }
  await writing;
  filling.onProgress?.(written);
  return written;
}

function* inBatches(incidents: Iterable<InventedIncident>): Generator<InventedIncident[]> {
  let batch: InventedIncident[] = [];
  for (const invented of incidents) {
    batch.push(invented);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What references are checked against is there by the end of the statement, so that one trip writes all tables. */
const WRITE_BATCH = `WITH ${TABLES.map((table, index) => `"in${table}" AS (${insertInto(table, index + 1)})`).join(', ')}
  SELECT "append_audit"($${TABLES.length + 1}::uuid[], $${TABLES.length + 2}::text[])`;

async function writeBatch(client: pg.Client, { policy, id }: Filling, batch: InventedIncident[]): Promise<void> {
  const rows = batch.map((invented) => toRows(invented, { policyHash: policy.hash, id }));
  const values = TABLES.map((table) => JSON.stringify(rows.flatMap((each) => each[table])));
  const bodies = batch.flatMap(toAuditBodies);
  const ids = bodies.map(() => id());
  await client.query({ name: 'write-batch', text: WRITE_BATCH, values: [...values, ids, bodies] });
}

/** One parameter for any number of rows of any table; the table's own row type reads the JSON. */
function insertInto(table: string, parameter: number): string {
  return `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $${parameter})`;
}
