/** Looks at what is due: when a job says so, and by sweeping, since a job may be lost and a row is not. */
import type { Logger } from 'pino';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Clock } from '../../incidents/ports.ts';

export interface ReminderWorkerDeps {
  queue: Pick<DeliveryQueue, 'dueReminders'>;
  /** The use case `attendReminder`; it does nothing when the reminder is done, not due, or in other hands. */
  attend: (reminderId: string) => Promise<void>;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
  options?: { sweepMs?: number; limit?: number };
}

export interface ReminderWorker {
  start(): void;
  /** One reminder, now. Never throws: the sweep comes back to what failed. */
  remind(reminderId: string): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP_MS = 10_000;
const LIMIT = 50;

export function createReminderWorker(deps: ReminderWorkerDeps): ReminderWorker {
  const { sweepMs = SWEEP_MS, limit = LIMIT } = deps.options ?? {};
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const remind = async (reminderId: string): Promise<void> => {
    try {
      await deps.attend(reminderId);
    } catch (error) {
      deps.log.warn({ code: 'reminder-failed', reminderId, err: error }, 'a reminder could not be attended to; it is tried again');
    }
  };
  const sweep = async (): Promise<void> => {
    const due = await dueReminders(deps, limit);
    for (const reminderId of due) if (!stopped) await remind(reminderId);
    // a full page may have more behind it; what failed is still due, so it never makes this spin
    if (!stopped) timer = setTimeout(start, sweepMs).unref();
  };
  const start = (): void => {
    running = sweep();
  };
  return {
    start,
    remind,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function dueReminders({ queue, clock, log }: ReminderWorkerDeps, limit: number): Promise<string[]> {
  try {
    return await queue.dueReminders(clock.now(), limit);
  } catch (error) {
    log.warn({ code: 'reminder-sweep-failed', err: error }, 'due reminders could not be read; they are read again');
    return [];
  }
}
