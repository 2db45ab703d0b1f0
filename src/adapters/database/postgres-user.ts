/** PostgreSQL refuses to run as root, so a bot that runs as root (containers, CI) runs it as somebody else. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { AppError } from '../../incidents/app-error.ts';

export interface PostgresUser {
  uid: number;
  gid: number;
}

/** Accounts that own nothing else of value, in order of preference. */
const UNPRIVILEGED = ['postgres', 'nobody'];

/** Whom the binaries run as: null for the bot's own user, which is the ordinary case. A folder keeps its owner for life. */
export function postgresUser(cluster: string): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = unprivilegedUser(readFileSync('/etc/passwd', 'utf8'));
  if (user) return user;
  throw new AppError(
    'embedded-database-user',
    'PostgreSQL does not run as root and this machine has no unprivileged user for it: start the bot as an ordinary user, or set DATABASE_URL.',
  );
}

/** The first of the known unprivileged accounts in a passwd file. */
export function unprivilegedUser(passwd: string): PostgresUser | null {
  const accounts = new Map(passwd.split('\n').map((line) => [line.split(':')[0], line.split(':')]));
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = accounts.get(name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** May this user get there? A clone under a folder that only root may enter (mktemp -d makes such) is out of its reach. */
export function canEnter(user: PostgresUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, stdio: 'ignore' }).status === 0;
}
