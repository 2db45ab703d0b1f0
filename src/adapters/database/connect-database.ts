/** Prisma on a pool that fails fast: a person who writes `/incident` while the database is down must read CALL 911 within seconds. */
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { type DatabaseLog, silentLog } from './database-log.ts';

export interface ConnectOptions {
  url: string;
  /** Role to run as, from `migrateDatabase`; null: as the account itself. */
  role?: string | null;
  poolSize?: number;
  log?: DatabaseLog;
}

export interface Connection {
  prisma: PrismaClient;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 1_000;
/** What waits for nothing: without an answer in this time the server hangs. Every transaction begins with one. */
const PROBES = new Set<unknown>(['BEGIN', 'SELECT 1']);
const PROBE_TIMEOUT_MS = 1_300;
/** Other statements may have to wait their turn; the server gives up a little before the client gives up on the server. */
const STATEMENT_TIMEOUT_MS = 4_500;
const QUERY_TIMEOUT_MS = 5_000;

/** Connect lazily: the first query opens the first connection, and a database that comes back is simply used again. */
export function connectDatabase({ url, role = null, poolSize = 10, log = silentLog }: ConnectOptions): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'crosswalk',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 30_000,
    // Prisma's driver sends instants as UTC without saying so: in any other time zone of the server they would be other instants
    options: role === null ? '-c timezone=UTC' : `-c timezone=UTC -c role=${role}`,
  });
  pool.on('connect', failFast);
  const lost = (error: Error) => log.warn({ code: 'database-connection-lost', reason: error.name }, 'a database connection was lost');
  const adapter = new PrismaPg(pool, {
    onPoolError: lost,
    disposeExternalPool: true,
    statementNameGenerator: ({ sql }) => statementName(sql),
  });
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' });
  return { prisma, close: () => prisma.$disconnect() };
}

/** Lists of different lengths are different texts; what comes up again and again is among the first. */
const MOST_NAMES = 1_000;
const names = new Map<string, string>();

/** Planning an incident's joins costs more than running them: statements are prepared once per connection, under the hash of their text. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(sql).digest('base64url');
  if (names.size < MOST_NAMES) names.set(sql, name);
  return name;
}

/**
 * A query that timed out may still run when the server wakes up. Its connection must never serve again: it could be inside a
 * transaction nobody remembers, and the next one's commit would commit both.
 */
function failFast(client: pg.PoolClient): void {
  // a server that dies may be heard of twice, while pool and driver listen once: unheard, its end would be the end of the bot
  client.on('error', () => {});
  const query = client.query.bind(client) as (...args: unknown[]) => unknown; // one of pg's many overloads; passed on untouched
  client.query = (config: unknown, ...rest: unknown[]) => {
    const result = query(isProbe(config) ? { ...config, query_timeout: PROBE_TIMEOUT_MS } : config, ...rest);
    if (result instanceof Promise) {
      result.catch((error: Error) => {
        // a pool's client is a Client; ending it makes the pool throw it away when it is given back
        if (error.message === 'Query read timeout') void (client as unknown as pg.Client).end();
      });
    }
    return result as never; // the same overload's result
  };
}

function isProbe(config: unknown): config is object {
  return typeof config === 'object' && config !== null && 'text' in config && PROBES.has(config.text);
}
