/** The only place that builds adapters and hands them to use cases. */
import type { Logger } from 'pino';
import { type OpenDatabase, openDatabase } from './adapters/database/open-database.ts';
import { createHttpServer } from './adapters/http/create-http-server.ts';
import { createJobs, type Jobs } from './adapters/jobs/create-jobs.ts';
import { createDeliveryWorker, type DeliveryWorker } from './adapters/jobs/delivery-worker.ts';
import { createDigestClock } from './adapters/jobs/digest-clock.ts';
import { createReminderWorker, type ReminderWorker } from './adapters/jobs/reminder-worker.ts';
import { systemIds } from './adapters/local/ids.ts';
import { createLog } from './adapters/local/log.ts';
import { createStudentHash } from './adapters/local/student-hash.ts';
import { createMail } from './adapters/mail/create-mail.ts';
import type { Config } from './config.ts';
import type { ChatPlatform } from './conversation/chat-platform.ts';
import { composeNotice } from './conversation/compose-notice.ts';
import { buildDueDigests } from './digest/release/build-due-digests.ts';
import { remindOfRelease } from './digest/release/remind-of-release.ts';
import { unpostedWeeks } from './digest/release/unposted-weeks.ts';
import { readAt } from './district/duty.ts';
import { AppError } from './incidents/app-error.ts';
import { scheduleDutyChange } from './incidents/duty-change/pass-duty.ts';
import { scheduleRollUp } from './incidents/duty-change/roll-up.ts';
import type { Platform } from './incidents/incident.ts';
import type { Clock } from './incidents/ports.ts';
import { attendReminder } from './incidents/remind/attend-reminder.ts';
import type { UseCaseDeps } from './incidents/use-case-deps.ts';
import { prepareQuestions } from './policy/asking/next-questions.ts';
import { createAudit } from './wiring/audit.ts';
import { channelAddresses, loadChats } from './wiring/chats.ts';
import { checkChannels } from './wiring/check-channels.ts';
import { drawFile, writeDigestMail } from './wiring/documents.ts';
import { createPresence } from './wiring/presence.ts';
import { readSetup, type Setup } from './wiring/read-setup.ts';
import { returnMemoryWhenQuiet } from './wiring/return-memory.ts';
import { createStatus } from './wiring/status.ts';

export interface Bot {
  /** Where it listens. */
  port: number;
  log: Logger;
  /** Take nothing new, let what runs settle, close the database last. */
  stop(): Promise<void>;
}

/** What differs from a machine of its own; tests read the log and move the clock. */
export interface BotOptions {
  /** Address to listen on; every one when missing. */
  host?: string;
  /** Where log lines go; standard output when missing. */
  logTo?: { write(line: string): void };
  /** The database's when missing, which all processes share. */
  clock?: Clock;
  /** Nothing else runs in this process: memory may be collected for the machine's sake. */
  ownsProcess?: boolean;
  /** Milliseconds between two looks of the auditor; its own when missing. */
  auditEveryMs?: number;
}

/**
 * Start everything and listen.
 *
 * @throws AppError with what the operator can do about it: a wrong district file or policy, a taken port, a database that is away,
 * a data folder in use.
 */
export async function startBot(config: Config, options: BotOptions = {}): Promise<Bot> {
  const { host, logTo, ownsProcess = false, auditEveryMs } = options;
  const log = createLog(config.logLevel, logTo);
  const setup = readSetup(config);
  const platforms = platformsOf(config);
  if (platforms.length === 0) throw new AppError('no-platform', 'No chat platform is configured: set SLACK_BOT_TOKEN or MicrosoftAppId.');
  for (const warning of [...setup.warnings, ...checkChannels(setup.district, platforms)]) log.warn({ code: 'district-warning' }, warning);

  // beside the start of the database
  const loading = loadChats(config);
  // told where it is waited for
  loading.catch(() => {});
  const database = await openDatabase({
    ...(config.database.kind === 'server' ? { url: config.database.url, dataDir: 'data' } : { dataDir: config.database.dataDir }),
    as: 'bot',
    log,
    onLost: () => {
      log.error({ code: 'data-folder-lost' }, 'another bot took the data folder while PostgreSQL was down; this one ends');
      process.exit(1);
    },
  });
  try {
    const clock = options.clock ?? (await database.clock(log));
    const bot = await startOn({ config, host, clock, setup, database, log, auditEveryMs, createChats: await loading });
    if (ownsProcess) returnMemoryWhenQuiet();
    return bot;
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Parts {
  config: Config;
  host: string | undefined;
  clock: Clock;
  setup: Setup;
  database: OpenDatabase;
  log: Logger;
  auditEveryMs: number | undefined;
  createChats: Awaited<ReturnType<typeof loadChats>>;
}

async function startOn(parts: Parts): Promise<Bot> {
  const { config, clock, setup, database, log } = parts;
  const { deps, jobs, workers } = createWork(parts);
  const chats = parts.createChats({ deps, database, log });
  workers.delivery = createDeliveryWorker({
    queue: database.deliveryQueue({ clock }),
    compose: async (card) => {
      const notice = await composeNotice(deps, card);
      return notice && drawFile(notice);
    },
    platforms: [...chats.map(({ platform }) => platform), ...mailOf(parts)],
    clock,
    log,
  });
  const digestClock = createDigestClock({
    district: setup.district,
    unpostedWeeks: () => unpostedWeeks(deps),
    queueDigest: jobs.queueDigest,
    clock,
    log,
  });
  const presence = createPresence({ deps, chats, log, auditHead: database.auditHead });
  const auditor = createAudit({
    ...parts,
    district: setup.district,
    databaseUrl: database.ownerUrl,
    platforms: chats.map(({ platform }) => platform),
  });
  const status = createStatus({ database, presence, delivery: workers.delivery, auditor });
  const http = createHttpServer({
    port: config.port,
    ...(parts.host === undefined ? {} : { host: parts.host }),
    endpoints: Object.assign({}, ...chats.map(({ endpoints }) => endpoints)),
    ...status,
    log,
  });
  prepareQuestions(setup.policy);
  // a taken port is found before anything is sent
  const port = await http.listen();
  await jobs.start();
  for (const chat of chats) await chat.start();
  // before the sweep: what is due while nobody looked is set down first
  await scheduleDutyChange(deps);
  await scheduleRollUp(deps);
  workers.reminders?.start();
  workers.delivery.wake();
  digestClock.start();
  presence.start();
  auditor.start();
  log.info({ code: 'started', port, policy: setup.policy.version }, 'listening');
  return {
    port,
    log,
    stop: async () => {
      log.info({ code: 'stopping' }, 'stopping');
      await Promise.all([http.close(), ...chats.map((chat) => chat.stop()), digestClock.stop(), presence.stop(), auditor.stop()]);
      await Promise.all([workers.reminders?.stop(), workers.delivery?.stop()]);
      await jobs.stop();
      await database.close();
      log.info({ code: 'stopped' }, 'stopped');
    },
  };
}

function mailOf({ config, setup }: Parts): ChatPlatform[] {
  if (!config.mail) return [];
  const { readers, replyTo } = setup.district.digest;
  const mail = createMail({ ...config.mail, ...(replyTo === undefined ? {} : { replyTo }), readers, write: writeDigestMail });
  return [mail.platform];
}

/** The use cases with their database and jobs; jobs wake workers that are made after them. */
function createWork({ config, clock, setup, database, log }: Parts): {
  deps: UseCaseDeps;
  jobs: Jobs;
  workers: { delivery?: DeliveryWorker; reminders?: ReminderWorker };
} {
  const workers: { delivery?: DeliveryWorker; reminders?: ReminderWorker } = {};
  const jobs = createJobs({
    databaseUrl: database.ownerUrl,
    log,
    onDeliver: () => workers.delivery?.wake(),
    onRemind: async (reminderId) => workers.reminders?.remind(reminderId),
    onDigest: (week) => buildDueDigests(deps, { week }),
  });
  const platforms = platformsOf(config);
  const unitOfWork = database.unitOfWork({
    clock,
    ids: systemIds,
    channels: channelAddresses(setup.district, platforms),
    platforms,
    mail: config.mail !== null,
    readAt: (at) => readAt(setup.district, at),
    policy: setup.policyText,
    wakeUp: jobs.wakeUp,
  });
  const hash = config.studentIdKey === null ? {} : { hashStudent: createStudentHash(config.studentIdKey) };
  const deps: UseCaseDeps = { unitOfWork, clock, ids: systemIds, district: setup.district, policy: setup.policy, ...hash };
  workers.reminders = createReminderWorker({
    queue: database.deliveryQueue({ clock }),
    attend: (reminderId) => attendReminder(deps, { reminderId, others: { digest: remindOfRelease } }),
    clock,
    log,
  });
  return { deps, jobs, workers };
}

/** Those whose tokens are set. */
function platformsOf({ slack, teams }: Config): Platform[] {
  return [...(slack ? (['slack'] as const) : []), ...(teams ? (['teams'] as const) : [])];
}
