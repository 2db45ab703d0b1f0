/** From configuration to a migrated database: a server's, or the embedded one on the data folder. */
import { createDatabase, type Database } from './create-database.ts';
import type { DatabaseLog } from './database-log.ts';
import { attachEmbeddedPostgres, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrateDatabase } from './migrate.ts';

export interface OpenOptions {
  /** DATABASE_URL; without it PostgreSQL runs on `dataDir`. */
  url?: string | undefined;
  dataDir: string;
  /** The bot owns an embedded server; an operator's command uses the one that runs, or starts it for its own time. */
  as: 'bot' | 'command';
  log?: DatabaseLog;
  poolSize?: number;
  /** Another bot has taken the data folder while PostgreSQL was down: end this process. */
  onLost?: () => void;
}

export interface OpenDatabase extends Database {
  /** As the owner of the schema; the job queue makes its tables with it. */
  ownerUrl: string;
}

/** @throws AppError with what the operator can do: `data-folder-in-use`, `database-newer`, `database-unavailable` and their kin. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const server = await openServer(options);
  try {
    const log = options.log ? { log: options.log } : {};
    const { role } = await migrateDatabase(server.url, { ...log, onlyEmpty: options.as === 'command' });
    const database = createDatabase({ url: server.url, role, ...log, ...(options.poolSize ? { poolSize: options.poolSize } : {}) });
    const close = async () => {
      await database.close();
      await server.stop();
    };
    return { ...database, ownerUrl: server.url, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function openServer({ url, dataDir, as, log, onLost }: OpenOptions): Promise<EmbeddedPostgres> | EmbeddedPostgres {
  if (url) return { url, stop: async () => {} };
  const embedded = { dataDir, ...(log ? { log } : {}), ...(onLost ? { onLost } : {}) };
  return as === 'bot' ? startEmbeddedPostgres(embedded) : attachEmbeddedPostgres(embedded);
}
