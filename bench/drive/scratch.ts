/** A folder for one run, and nothing left of it afterwards: neither files nor a PostgreSQL whose bot was killed. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Scratch {
  folder: string;
  /** For DATA_DIR. */
  dataDir: string;
  /** End the server a killed bot left behind, and remove the folder. */
  remove(): Promise<void>;
}

export function createScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-bench-'));
  // as root, PostgreSQL runs as somebody else, who must get in
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  return {
    folder,
    dataDir,
    remove: async () => {
      await endServer(dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Process id of the PostgreSQL that runs on a bot's data folder; null: none. */
export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

async function endServer(dataDir: string): Promise<void> {
  const pid = postmasterOf(dataDir);
  if (pid === null) return;
  // the fast shutdown of PostgreSQL: disconnects everybody
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await sleep(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A port nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
