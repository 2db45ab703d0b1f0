/** A database with a great many incidents in one year: an invented one, and every row of it copied a few seconds later, again and again. */
import pg from 'pg';
import { TABLES } from '../../src/adapters/database/invented/to-rows.ts';
import { openDatabase } from '../../src/adapters/database/open-database.ts';
import { fillDistrict } from '../../src/cli/invented/fill-district.ts';
import { weekBounds } from '../../src/digest/week.ts';
import type { Setup } from '../../src/wiring/read-setup.ts';

export interface Filled {
  /** As the owner of the schema. */
  url: string;
  close(): Promise<void>;
}

/** Invented one by one, so that the copies are copies of many different ones. */
const ORIGINALS = 50_000;
/** What an incident's own rows are known by; every other uuid is a person, who is not copied. */
const KEYS = [
  'id',
  'incidentId',
  'draftId',
  'answerSetId',
  'classificationId',
  'decisionId',
  'revisesId',
  'gatheredIntoId',
  'confirmedViaId',
];
/** Copies are so far apart that together they stay within the hour. */
const APART_MS = 7_000;

/**
 * Open the data folder, and fill it on its first use. A folder that was filled is brought to the newest schema and used again.
 *
 * @param wanted.week the last week that has incidents.
 * @throws Error when the folder holds another number of them.
 */
export async function fillOnce(dataDir: string, setup: Setup, wanted: { incidents: number; week: string }): Promise<Filled> {
  const database = await openDatabase({ dataDir, as: 'bot', poolSize: 1 });
  const client = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=UTC' });
  try {
    await client.connect();
    if ((await countIncidents(client)) === 0) await fill(client, { ...wanted, setup, url: database.ownerUrl });
    const filled = await countIncidents(client);
    if (filled !== wanted.incidents)
      throw new Error(`${dataDir} holds ${filled} incidents and not ${wanted.incidents}; delete it and it is filled anew.`);
    await client.end();
    return { url: database.ownerUrl, close: database.close };
  } catch (error) {
    await client.end();
    await database.close();
    throw error;
  }
}

async function fill(client: pg.Client, { incidents, week, setup, url }: { incidents: number; week: string; setup: Setup; url: string }) {
  const originals = Math.min(ORIGINALS, incidents);
  const { to } = weekBounds(week, setup.district.timeZone);
  const until = new Intl.DateTimeFormat('en-CA', { timeZone: setup.district.timeZone }).format(to);
  await fillDistrict(url, setup, { now: new Date(), seed: 1, incidents: originals, until });
  await client.query('BEGIN');
  // what the copies refer to is there; checking it a million times over is not what is measured
  await client.query('SET LOCAL session_replication_role = replica');
  await client.query(COPY_ID);
  for (const table of TABLES) {
    const { rowCount } = await client.query(await copyStatement(client, table), [Math.floor(incidents / originals) - 1]);
    console.error(`${table}: ${rowCount} rows copied`);
  }
  await client.query('COMMIT');
  // as a database is that was in use for a year
  await client.query('VACUUM (ANALYZE, FREEZE)');
  await client.query('CHECKPOINT');
}

/** The copy's number makes an id of its own and leaves its time in front: rows that are near in time stay near in an index. */
const COPY_ID = `CREATE FUNCTION "copy_id"(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(id::text, 15) || substr(md5(id::text || n), 1, 3) || '-a' || substr(md5(id::text || n), 4, 3) || '-' || right(md5(id::text || n), 12))::uuid
$$`;

/** In the order of time, as rows of a year in use are. */
async function copyStatement(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string }>(
    'SELECT column_name AS name, udt_name AS type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2',
    ['public', table],
  );
  const copied = rows.map(({ name, type }) => {
    if (KEYS.includes(name)) return `"copy_id"("${name}", n)`;
    if (name === 'reference') return `"reference" || '-' || n`;
    return type === 'timestamptz' ? `"${name}" + n * interval '${APART_MS} ms'` : `"${name}"`;
  });
  const owner = rows.find(({ name }) => name === 'incidentId') ?? rows.find(({ name }) => name === 'classificationId');
  return `INSERT INTO "${table}" (${rows.map(({ name }) => `"${name}"`).join(', ')})
    SELECT ${copied.join(', ')} FROM "${table}" CROSS JOIN generate_series(1, $1::int) AS n ORDER BY "${owner?.name ?? 'id'}", n`;
}

async function countIncidents(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ incidents: number }>('SELECT count(*)::int AS incidents FROM "Incident"');
  return rows[0]?.incidents ?? 0;
}
