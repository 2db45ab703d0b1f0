/** The clock all processes of a district share: that of their database. */
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Clock } from '../../incidents/ports.ts';
import { type DatabaseLog, silentLog } from './database-log.ts';

export interface DatabaseClock extends Clock {
  stop(): void;
}

export interface DatabaseClockOptions {
  log?: DatabaseLog;
  /** This machine's own clock, for the operator to be told of. */
  machineNow?: () => number;
  everyMs?: number;
}

/** A machine that slept, or a database on another machine, is noticed within this. */
const EVERY_MS = 10_000;
/** Slack refuses clocks that are five minutes off; the operator hears of it before. */
const WORTH_TELLING_MS = 30_000;

/**
 * Ask the database for the time, now and then again; between two answers the machine's stopwatch goes on, which nobody sets.
 *
 * Leases, pauses and due times are compared by every process: one whose clock is an hour off would take another's work for abandoned, or
 * keep a channel shut for an hour.
 */
export async function createDatabaseClock(prisma: PrismaClient, options: DatabaseClockOptions = {}): Promise<DatabaseClock> {
  const { log = silentLog, machineNow = Date.now, everyMs = EVERY_MS } = options;
  let { ahead } = await ask(prisma);
  const now = (): number => performance.now() + ahead;
  let told = false;
  const tell = (): void => {
    const off = Math.round((machineNow() - now()) / 1_000);
    const isOff = Math.abs(off) * 1_000 >= WORTH_TELLING_MS;
    if (isOff && !told)
      log.warn(
        { code: 'clock-differs', seconds: off },
        "this machine's clock is not the database's, which counts; Slack refuses 5 minutes",
      );
    told = isOff;
  };
  const askAgain = async (): Promise<void> => {
    const read = await ask(prisma).catch(() => null);
    // an answer is no better than its own journey was long
    if (read && Math.abs(read.ahead - ahead) > read.uncertainMs) ahead = read.ahead;
    tell();
  };
  tell();
  const timer = setInterval(askAgain, everyMs).unref();
  return { now: () => new Date(now()), stop: () => clearInterval(timer) };
}

/** How far the database's clock is ahead of the stopwatch, in milliseconds. */
async function ask(prisma: PrismaClient): Promise<{ ahead: number; uncertainMs: number }> {
  const askedAt = performance.now();
  const [row] = await prisma.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
  const answeredAt = performance.now();
  const at = row?.at.getTime() ?? Date.now();
  return { ahead: at - (askedAt + answeredAt) / 2, uncertainMs: answeredAt - askedAt };
}
