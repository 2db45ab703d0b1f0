/** The database of a bot without DATABASE_URL: real PostgreSQL on a folder, owned by exactly one living bot. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../incidents/app-error.ts';
import { type Cluster, clusterUrl, connectToCluster, freePort, openCluster, runningServer, startServer, stopServer } from './cluster.ts';
import { type DatabaseLog, silentLog } from './database-log.ts';

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log?: DatabaseLog;
  /** Another bot has taken the folder while PostgreSQL was down: this one must end. */
  onLost?: () => void;
}

const DATABASE_NAME = 'crosswalk';
/** Advisory lock of the living bot, on the maintenance database. */
const OWNER_LOCK = 4_202_641_124n;
/** A bot killed a moment ago may still be holding its lock; a living one holds it longer. */
const LOCK_PATIENCE_MS = 3_000;

/**
 * Start PostgreSQL on `dataDir`, or take over the server a killed bot left behind, and own it until `stop`.
 * While owned, a killed server is started again on the same port, so that pools recover by themselves.
 *
 * @throws AppError `data-folder-in-use` when a living bot owns the folder; `data-folder-version`, `embedded-database-*`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  const { client, port } = await reachServer(cluster);
  if (!(await own(client))) {
    await client.end();
    throw inUse(options.dataDir);
  }
  await createDatabaseOnce(client, DATABASE_NAME);
  const watch = superviseServer({ cluster, port, client, options });
  return {
    url: clusterUrl(cluster, port, DATABASE_NAME),
    stop: async () => {
      if ((await watch.end()) && runningServer(cluster)) await stopServer(cluster);
    },
  };
}

/** For operator commands: use the server of the living bot, or start one for the time of the command. */
export async function attachEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  const running = runningServer(cluster);
  if (!running) return startEmbeddedPostgres(options);
  const client = await connectToCluster(cluster, running.port);
  await createDatabaseOnce(client, DATABASE_NAME);
  await client.end();
  return { url: clusterUrl(cluster, running.port, DATABASE_NAME), stop: async () => {} };
}

function inUse(dataDir: string): AppError {
  return new AppError(
    'data-folder-in-use',
    `Another bot is running on the data folder ${dataDir}. Stop it first, give this one its own DATA_DIR, or set DATABASE_URL to a PostgreSQL server: then any number may run.`,
  );
}

/** A running server of this folder, else a new one; several processes may try at once and meet in the same server. */
async function reachServer(cluster: Cluster): Promise<{ client: pg.Client; port: number }> {
  let failure: unknown;
  for (let attempt = 0; attempt < 4; attempt++) {
    const running = runningServer(cluster);
    const port = running?.port ?? (await freePort());
    try {
      if (!running) await startServer(cluster, port);
      return { client: await connectToCluster(cluster, port), port };
    } catch (cause) {
      failure = cause;
      await delay(200);
    }
  }
  throw new AppError('embedded-database-start', `PostgreSQL did not start; its own words are at the end of ${cluster.logFile}.`, {
    cause: failure,
  });
}

async function own(client: pg.Client): Promise<boolean> {
  const until = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ owned: boolean }>('SELECT pg_try_advisory_lock($1) AS owned', [OWNER_LOCK]);
    if (rows[0]?.owned) return true;
    if (Date.now() > until) return false;
    await delay(100);
  }
}

async function createDatabaseOnce(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

interface Supervised {
  cluster: Cluster;
  port: number;
  client: pg.Client;
  options: EmbeddedOptions;
}

/** Watch the owner's connection; when it drops, bring the server back and own it again. `end` says whether the folder is still ours. */
function superviseServer({ cluster, port, client: first, options }: Supervised): { end(): Promise<boolean> } {
  const log = options.log ?? silentLog;
  let client = first;
  let ending = false;
  let lost = false;
  let recovering = false;
  let recovery = Promise.resolve();

  const watch = () =>
    client.once('end', () => {
      if (!ending && !recovering && !lost) recovery = recover();
    });

  /** false: somebody else owns the folder now (a server we did not start has another port). */
  const regain = async (): Promise<boolean> => {
    const running = runningServer(cluster);
    if (running && running.port !== port) return false;
    if (!running) await startServer(cluster, port);
    client = await connectToCluster(cluster, port, 2_000);
    // before the lock: a connection that drops in between must not be missed
    watch();
    if (await own(client)) return true;
    await client.end();
    return false;
  };

  const recover = async () => {
    log.warn({ code: 'database-connection-lost' }, 'PostgreSQL went away; starting it again');
    recovering = true;
    for (let pause = 50; !ending; pause = Math.min(pause * 2, 2_000)) {
      try {
        lost = !(await regain());
        recovering = false;
        if (lost) options.onLost?.();
        log.info({ code: lost ? 'database-lost' : 'database-recovered' }, lost ? 'another bot owns the data folder' : 'PostgreSQL is back');
        return;
      } catch {
        log.warn({ code: 'database-restart-failed' }, 'PostgreSQL did not come back yet; trying again');
        await delay(pause);
      }
    }
  };

  watch();
  return {
    end: async () => {
      ending = true;
      await recovery;
      await client.end().catch(() => {});
      return !lost;
    },
  };
}
