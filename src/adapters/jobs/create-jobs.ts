/** pg-boss: jobs inserted in the transaction that caused them. A job is only a wake-up; the rows it speaks of are swept as well. */
import { type Job, PgBoss, type QueueOptions } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isWeek } from '../../digest/week.ts';
import type { ExecuteSql, WakeUp } from '../../incidents/delivery-queue.ts';

export interface JobsOptions {
  /** The account that owns the tables: pg-boss makes its own schema. */
  databaseUrl: string;
  log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  onDeliver: () => void;
  onRemind: (reminderId: string) => Promise<void>;
  /** Must do nothing the second time. */
  onDigest: (week: string) => Promise<void>;
}

export interface Jobs {
  /** Take jobs, in this process. */
  start(): Promise<void>;
  /** Insert a wake-up within the caller's transaction: it exists exactly when what it speaks of does. */
  wakeUp(executeSql: ExecuteSql, job: WakeUp): Promise<void>;
  /** Ask for a week's digest; asking again while it waits or runs changes nothing. */
  queueDigest(week: string): Promise<void>;
  /** Let running jobs end, for at most 5 s. */
  stop(): Promise<void>;
}

const REMIND_DATA = z.object({ reminderId: z.uuid() });
const DIGEST_DATA = z.object({ week: z.string().refine(isWeek) });

const DAY_SECONDS = 86_400;
/** After this a job of a process that died is given to another. */
const EXPIRE_SECONDS = 60;
const WAKE_UP: QueueOptions & { notify: true } = {
  notify: true,
  expireInSeconds: EXPIRE_SECONDS,
  retryLimit: 1,
  // the rows are swept, so an old wake-up is worth nothing
  deleteAfterSeconds: 300,
  retentionSeconds: DAY_SECONDS,
};
/** A digest is tried for days: nothing else makes up for it while the process lives. */
const DIGEST: QueueOptions & { notify: true; policy: 'exclusive' } = {
  notify: true,
  policy: 'exclusive',
  expireInSeconds: EXPIRE_SECONDS,
  retryLimit: 1_000,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  deleteAfterSeconds: 30 * DAY_SECONDS,
};
/** Polls when no notification comes: PostgreSQL was away, and whoever listened has not come back yet. */
const POLL_SECONDS = 2;
/** Future jobs ring nobody; they are seen by polling. */
const REMIND_POLL_SECONDS = 1;
const STOP_TIMEOUT_MS = 5_000;

export function createJobs(options: JobsOptions): Jobs {
  const { log } = options;
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'crosswalk jobs',
    max: 4,
    connectionTimeoutMillis: 2_000,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
  });
  // without a listener an outage of the database would end the process
  boss.on('error', (error) => log.warn({ code: 'jobs-error', err: error }, 'the job queue reports an error and goes on'));
  boss.on('warning', ({ data }) => log.warn({ code: 'jobs-warning', type: warningType(data) }, 'the job queue reports a warning'));
  const started = Promise.withResolvers<void>();
  return {
    start: async () => {
      await start(boss, options);
      started.resolve();
    },
    wakeUp: async (executeSql, job) => {
      // a report that comes in while the bot starts waits a moment instead of failing
      await started.promise;
      const send = { db: { executeSql: (text: string, values?: unknown[]) => executeSql(text, values ?? []) } };
      if (job.queue === 'deliver') await boss.send('deliver', {}, send);
      else await boss.send('remind', { reminderId: job.reminderId }, { ...send, startAfter: job.dueAt });
    },
    queueDigest: async (week) => {
      await boss.send('digest', { week }, { singletonKey: week });
    },
    stop: () => stop(boss, log),
  };
}

async function start(boss: PgBoss, { log, onDeliver, onRemind, onDigest }: JobsOptions): Promise<void> {
  await boss.start();
  await Promise.all([boss.createQueue('deliver', WAKE_UP), boss.createQueue('remind', WAKE_UP), boss.createQueue('digest', DIGEST)]);
  const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
  const remindPolling = { pollingIntervalSeconds: REMIND_POLL_SECONDS, notifyPollingIntervalSeconds: REMIND_POLL_SECONDS };
  // many wake-ups at once are one
  await boss.work('deliver', { ...polling, batchSize: 200 }, async () => onDeliver());
  await boss.work('remind', { ...remindPolling, batchSize: 20 }, async (jobs) => {
    for (const { data } of readable(jobs, REMIND_DATA, log)) await onRemind(data.reminderId);
  });
  await boss.work('digest', polling, async (jobs) => {
    for (const { data } of readable(jobs, DIGEST_DATA, log)) await onDigest(data.week);
  });
}

/** A job that nobody can read would come back for ever; it is reported and left out. */
function readable<T>(jobs: Job<unknown>[], schema: z.ZodType<T>, log: JobsOptions['log']): { id: string; data: T }[] {
  return jobs.flatMap(({ id, name, data }) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) return [{ id, data: parsed.data }];
    log.error({ code: 'job-unreadable', queue: name, jobId: id }, 'a job holds something this release does not know');
    return [];
  });
}

async function stop(boss: PgBoss, log: JobsOptions['log']): Promise<void> {
  try {
    await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  } catch (error) {
    log.warn({ code: 'jobs-stop-failed', err: error }, 'the job queue did not stop cleanly; its rows are swept at the next start');
  }
}

function warningType(data: unknown): string {
  return typeof data === 'object' && data !== null && 'type' in data ? String(data.type) : 'unknown';
}
