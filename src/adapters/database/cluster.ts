/** A PostgreSQL data folder under DATA_DIR: making it, starting it, finding out whether it runs. Who may own it is another matter. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { AppError } from '../../incidents/app-error.ts';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { type PostgresUser, postgresUser } from './postgres-user.ts';

export interface Cluster {
  folder: string;
  logFile: string;
  password: string;
  binaries: PostgresBinaries;
}

const USER = 'crosswalk';
const PASSWORD_FILE = 'crosswalk-password';

/** Open the data folder, making it on the first start. A folder is renamed into place when whole, so that no half-made one is ever met. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const folder = path.resolve(dataDir, 'postgres');
  mkdirSync(path.dirname(folder), { recursive: true });
  const user = postgresUser(folder);
  const binaries = await findPostgres(path.dirname(folder), user);
  if (!existsSync(folder)) await makeCluster(folder, binaries, user);
  const version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) throw otherVersion(folder, version, binaries.major);
  const logFile = path.join(path.dirname(folder), 'postgres.log');
  appendFileSync(logFile, '', { mode: 0o600 });
  if (user) chownSync(logFile, user.uid, user.gid);
  return { folder, logFile, binaries, password: readFileSync(path.join(folder, PASSWORD_FILE), 'utf8') };
}

function otherVersion(folder: string, found: string, needed: string): AppError {
  return new AppError(
    'data-folder-version',
    `${folder} was written by PostgreSQL ${found}, and this program brings PostgreSQL ${needed}, which cannot read it. Nothing was changed. Go back to the former release of this program, dump the database, and restore it into an empty DATA_DIR.`,
  );
}

async function makeCluster(folder: string, binaries: PostgresBinaries, user: PostgresUser | null): Promise<void> {
  const draft = `${folder}.making-${process.pid}`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const each of [draft, passwordFile]) chownSync(each, user.uid, user.gid);
  try {
    const settings = ['--encoding=UTF8', '--no-locale', '--auth=scram-sha-256', '--data-checksums'];
    await binaries.run('initdb', [`--pgdata=${draft}`, `--username=${USER}`, `--pwfile=${passwordFile}`, ...settings]);
    writeFileSync(path.join(draft, PASSWORD_FILE), password, { mode: 0o600 });
    if (!existsSync(folder)) renameSync(draft, folder);
  } catch (cause) {
    if (!existsSync(folder))
      throw new AppError('embedded-database-start', `PostgreSQL could not make its data folder ${folder}.`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
    sweepDrafts(folder);
  }
}

/** Drafts of processes that were killed while making theirs. */
function sweepDrafts(folder: string): void {
  for (const name of readdirSync(path.dirname(folder))) {
    const pid = Number(/\.making-(\d+)/.exec(name)?.[1]);
    if (name.startsWith(`${path.basename(folder)}.making-`) && !isAlive(pid))
      rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
}

export interface RunningServer {
  pid: number;
  port: number;
}

/** The server that runs on this folder, by its postmaster.pid; a left-over file of a dead one is removed when its pid means somebody else now. */
export function runningServer(cluster: Cluster): RunningServer | null {
  const file = path.join(cluster.folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  if (isOurs(pid, cluster.folder)) return { pid, port };
  rmSync(file, { force: true });
  return null;
}

/** Pids are used again soon in containers; PostgreSQL itself would take any living process for a server and refuse to start. */
function isOurs(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else; `code` is set on every system error
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL's own log must not repeat what people wrote: neither the row that broke a rule nor the statement. */
const DISCREET = '-c log_error_verbosity=terse -c log_min_error_statement=panic -c log_checkpoints=off';

/** Start the server on this port and wait until it answers. JIT costs more than it gives on queries this small. */
export async function startServer(cluster: Cluster, port: number): Promise<void> {
  const quiet = process.platform === 'win32' ? '' : " -c unix_socket_directories=''";
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c jit=off ${DISCREET}${quiet}`;
  await cluster.binaries.run('pg_ctl', ['start', '-w', '-t', '60', '-D', cluster.folder, '-l', cluster.logFile, '-o', options]);
}

/** Disconnect everybody, write everything down, and wait for the end. */
export async function stopServer(cluster: Cluster): Promise<void> {
  await cluster.binaries.run('pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '60', '-D', cluster.folder]);
}

export function clusterUrl(cluster: Cluster, port: number, database: string): string {
  return `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** A client connected to the maintenance database, waiting out a server that is still starting or recovering. */
export async function connectToCluster(cluster: Cluster, port: number, patienceMs = 60_000): Promise<pg.Client> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const connectionString = clusterUrl(cluster, port, 'postgres');
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'crosswalk owner',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (cause) {
      await client.end().catch(() => {});
      if (Date.now() > until || !runningServer(cluster)) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
