/** Every column of the database that could hold what somebody typed, as its own catalogue has them. */
import type pg from 'pg';

export interface TextColumn {
  table: string;
  column: string;
  /** As the catalogue calls it: `text`, `jsonb`, `ARRAY` … */
  type: string;
  isUnique: boolean;
}

/** Nobody can write a name into these; every other type counts, those too that do not exist here yet. */
const NO_TEXT = ['uuid', 'boolean', 'smallint', 'integer', 'bigint', 'numeric', 'timestamp with time zone', 'timestamp without time zone'];

/** Columns into which no person can type, as `table.column`, and why. */
export const NOT_TYPED: Record<string, string> = {
  'Incident.reference': 'the program draws it at random',
  'PolicyVersion.hash': 'a SHA-256',
  'Classification.policyHash': 'a SHA-256',
  'AuditEvent.previousHash': 'a SHA-256',
  'AuditEvent.hash': 'a SHA-256',
  'Digest.week': 'the program names the week',
  'AgendaItem.week': 'the program names the week',
  'Digest.document': 'what this test reads: the program wrote it from everything else',
  '_prisma_migrations.id': 'the program writes down its own migrations',
  '_prisma_migrations.checksum': 'the program writes down its own migrations',
  '_prisma_migrations.migration_name': 'the program writes down its own migrations',
  '_prisma_migrations.logs': 'the program writes down its own migrations',
};

const COLUMNS = `
  SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type,
    EXISTS (
      SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indisunique AND i.indrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name
    ) AS "isUnique"
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
    AND c.data_type <> ALL ($1)
    -- an enum's words are the program's own
    AND NOT EXISTS (
      SELECT 1 FROM pg_type e JOIN pg_namespace n ON n.oid = e.typnamespace
      WHERE e.typtype = 'e' AND n.nspname = c.udt_schema AND e.typname = c.udt_name
    )
  ORDER BY 1, 2`;

/** In all tables of all schemas that are not PostgreSQL's own. */
export async function textColumns(client: pg.Client): Promise<TextColumn[]> {
  return (await client.query<TextColumn>(COLUMNS, [NO_TEXT])).rows;
}
