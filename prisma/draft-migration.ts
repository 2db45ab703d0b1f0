/**
 * Development tool: the SQL that brings a database from one schema to the next, for the author of a migration to read, complete and
 * commit. `DATABASE_URL=… node prisma/draft-migration.ts [older-schema.prisma]` prints it; without an older schema it starts from
 * nothing. The engine insists on a server it can connect to, though it compares texts only.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

export const schemaFile = fileURLToPath(new URL('schema.prisma', import.meta.url));

/** SQL from an older schema (null: an empty database) to a newer one. */
export async function draftMigration(url: string, from: string | null, to: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, adapter);
  try {
    const result = await engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: from }] },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: to }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.stdout ?? '';
  } finally {
    engine.free();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const older = process.argv[2];
  const url = process.env.DATABASE_URL ?? 'postgres://127.0.0.1/postgres';
  process.stdout.write(await draftMigration(url, older ? readFileSync(older, 'utf8') : null, readFileSync(schemaFile, 'utf8')));
}
