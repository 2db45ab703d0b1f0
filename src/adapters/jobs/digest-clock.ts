/** When a digest is due: node-cron tells the hour, the database makes it happen once. */
import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import { type DigestTime, latestDueWeek } from '../../digest/release/missed-weeks.ts';
import type { Clock } from '../../incidents/ports.ts';

export interface DigestClockDeps {
  district: DigestTime;
  /** Weeks without a digest, oldest first. */
  unpostedWeeks: () => Promise<string[]>;
  /** Insert the job of a week; its key names the week. */
  queueDigest: (week: string) => Promise<void>;
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn'>;
  options?: { retryMs?: number; lookAgainMs?: number };
}

export interface DigestClock {
  /** Make up for missed weeks, then wait for the hour. */
  start(): void;
  stop(): Promise<void>;
}

/** The database may be away when the hour comes. */
const RETRY_MS = 30_000;
/** A machine that slept through the hour, or a clock that was set: looked for now and then as well. */
const LOOK_AGAIN_MS = 3_600_000;

export function createDigestClock(deps: DigestClockDeps): DigestClock {
  const { retryMs = RETRY_MS, lookAgainMs = LOOK_AGAIN_MS } = deps.options ?? {};
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const makeUp = async (): Promise<void> => {
    clearTimeout(timer);
    const wait = (await queueAll(deps, deps.unpostedWeeks)) ? lookAgainMs : retryMs;
    if (!stopped) timer = setTimeout(makeUp, wait).unref();
  };
  let tick: ReturnType<typeof schedule> | undefined;
  return {
    start: () => {
      void makeUp();
      tick = schedule(cronExpression(deps.district.digest), () => onTheHour(deps, makeUp), {
        timezone: deps.district.timeZone,
        name: 'weekly digest',
        suppressMissedWarning: true,
        unref: true,
      });
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await tick?.destroy();
    },
  };
}

/** node-cron's own pattern of a weekday and a wall time. */
export function cronExpression({ weekday, time }: DigestTime['digest']): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * ${weekday}`;
}

async function onTheHour(deps: DigestClockDeps, makeUp: () => Promise<void>): Promise<void> {
  const week = latestDueWeek(deps.clock.now(), deps.district);
  const queued = await queueAll(deps, async () => [week]);
  // then the retries of making up find the week as well
  if (!queued) await makeUp();
}

async function queueAll(deps: DigestClockDeps, weeks: () => Promise<string[]>): Promise<boolean> {
  try {
    for (const week of await weeks()) {
      await deps.queueDigest(week);
      deps.log.info({ code: 'digest-queued', week }, 'the digest of a week is due');
    }
    return true;
  } catch (error) {
    deps.log.warn({ code: 'digest-queue-failed', err: error }, 'the digest could not be asked for; it is tried again');
    return false;
  }
}
