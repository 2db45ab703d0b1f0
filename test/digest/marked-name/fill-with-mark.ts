/** A district whose database has a marked name wherever a text can stand, past every door of the product. */
import pg from 'pg';
import { createStudentHash } from '../../../src/adapters/local/student-hash.ts';
import { NOT_TYPED, type TextColumn, textColumns } from './text-columns.ts';

export const MARK = 'Zyxquort Marknamsky';

/** Whether any part of the marked name is read, however it is broken into lines, cased or joined. */
export function holdsMark(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain.includes('zyxquort') || plain.includes('marknamsky');
}

/** Also as a case number might hide it. */
const SPELLINGS = [MARK, 'Zyxquort-26-10429', 'MARKNAMSKY1', 'Zyxquort'];

/** The checks of the database are doors too. */
const WITHOUT_CHECKS = `
  DO $$ DECLARE k record; BEGIN
    FOR k IN SELECT conrelid::regclass AS place, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', k.place, k.conname);
    END LOOP;
  END $$`;

interface Needed {
  column: string;
  type: string;
  /** First word of its enum. */
  word: string | null;
  /** Table it points at. */
  refers: string | null;
}

const NEEDED = `
  SELECT a.attname AS "column", format_type(a.atttypid, NULL) AS type,
    (SELECT enumlabel FROM pg_enum WHERE enumtypid = a.atttypid ORDER BY enumsortorder LIMIT 1) AS word,
    (SELECT k.confrelid::regclass::text FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = a.attrelid AND k.conkey = ARRAY[a.attnum]) AS refers
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND d.oid IS NULL`;

/** @returns the columns that could hold a text, with how many of their rows hold the mark now. */
export async function fillWithMark(url: string): Promise<(TextColumn & { marked: number })[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = await textColumns(client);
    const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => !table.startsWith('_'));
    await client.query(WITHOUT_CHECKS);
    // a delivery is of a card, what an agency was shown of a digest
    const last = (table: string) => Number(table === 'Delivery' || table === 'BoundaryNotice');
    for (const table of tables.sort((one, other) => last(one) - last(other))) await needRow(client, table);
    await linkStudents(client);
    for (const table of ['Digest', 'AgendaItem']) await client.query(`UPDATE "${table}" SET "week" = '2026-W44'`);
    await client.query('UPDATE "BoundaryNotice" SET "digestId" = (SELECT "id" FROM "Digest")');
    const typed = columns.filter(({ table, column }) => !(`${table}.${column}` in NOT_TYPED));
    for (const each of typed) await mark(client, each);
    const counted: (TextColumn & { marked: number })[] = [];
    for (const each of typed) counted.push({ ...each, marked: await countMarked(client, each) });
    return counted;
  } finally {
    await client.end();
  }
}

async function needRow(client: pg.Client, table: string): Promise<void> {
  if ((await client.query(`SELECT 1 FROM "${table}" LIMIT 1`)).rows.length > 0) return;
  const { rows } = await client.query<Needed>(NEEDED, [`"${table}"`]);
  const names = rows.map(({ column }) => `"${column}"`);
  await client.query(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${rows.map(anyValue).join(', ')})`);
}

function anyValue({ type, word, refers }: Needed): string {
  if (word !== null) return `'${word}'`;
  if (refers !== null) return `(SELECT "id" FROM ${refers} ORDER BY "id" LIMIT 1)`;
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'uuid') return 'new_uuid_v7()';
  if (type.startsWith('timestamp')) return 'now()';
  if (type === 'jsonb') return `'{}'`;
  if (type === 'boolean') return 'false';
  return type === 'text' ? 'new_uuid_v7()::text' : '1';
}

export const STUDENT_KEY = 'k'.repeat(32);

/** Of every incident one student who acted: there is something to say in the equity report. */
async function linkStudents(client: pg.Client): Promise<void> {
  const hash = createStudentHash(STUDENT_KEY);
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "Incident" ORDER BY "id"');
  await client.query('DELETE FROM "InvolvedStudent"');
  await client.query(
    `INSERT INTO "InvolvedStudent" ("id", "incidentId", "role", "studentHash", "homeSiteId", "addedById", "addedAt")
     SELECT new_uuid_v7(), i, 'acted', h, 'palm_springs_hs', new_uuid_v7(), now() FROM unnest($1::uuid[], $2::text[]) AS t (i, h)`,
    [rows.map(({ id }) => id), rows.map((_row, nth) => hash(String(4_000_000 + nth)))],
  );
}

/** One row in three, so that the others still have something to say; every row where there are few. */
async function mark(client: pg.Client, { table, column, type, isUnique }: TextColumn): Promise<void> {
  if (table === 'AuditEvent') {
    // append-only, for us too
    const body = JSON.stringify({ kind: MARK, details: { text: MARK } });
    await client.query('SELECT append_audit(ARRAY[new_uuid_v7()], ARRAY[$1])', [body]);
    return;
  }
  const few = `(SELECT count(*) FROM "${table}") < 10`;
  const chosen = `(${few} OR abs(hashtext("id"::text)) % 3 = 0)`;
  await client.query(`UPDATE "${table}" SET "${column}" = ${marked(type, isUnique)} WHERE ${chosen}`);
}

function marked(type: string, isUnique: boolean): string {
  switch (type) {
    case 'jsonb':
      // the two answers that a digest reads, and any other
      return `'${JSON.stringify({ kind: MARK, police_wanted: MARK, other: MARK, [MARK]: [MARK] })}'`;
    case 'ARRAY':
      return `ARRAY['${MARK}', '${MARK}']`;
    default: {
      const spelling = `(ARRAY[${SPELLINGS.map((each) => `'${each}'`).join(', ')}])[1 + abs(hashtext("id"::text)) / 3 % ${SPELLINGS.length}]`;
      return isUnique ? `${spelling} || ' ' || "id"` : spelling;
    }
  }
}

async function countMarked(client: pg.Client, { table, column }: TextColumn): Promise<number> {
  const sql = `SELECT count(*)::int AS marked FROM "${table}" WHERE "${column}"::text ~* 'zyxquort|marknamsky'`;
  return (await client.query<{ marked: number }>(sql)).rows[0]?.marked ?? 0;
}
