import { afterEach, beforeEach } from 'vitest';
import { createDeliveryWorker, type DeliveryWorker, type DeliveryWorkerDeps } from '../../../src/adapters/jobs/delivery-worker.ts';
import { systemClock } from '../../../src/adapters/local/ids.ts';
import type { ChatPlatform } from '../../../src/conversation/chat-platform.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import type { PostedCard } from '../../../src/incidents/delivery.ts';
import { type JobsDatabase, jobsDatabase, quiet } from './jobs-database.ts';

export interface Running {
  /** Of the current test. */
  db: JobsDatabase;
  start(platform: ChatPlatform, deps?: Partial<DeliveryWorkerDeps>): DeliveryWorker;
  /** Nothing waits and nothing is under way. */
  settled(): Promise<boolean>;
}

/** A fresh database for each test, and workers that end with it. */
export function runningWorkers(): Running {
  const workers: DeliveryWorker[] = [];
  const closed = {} as JobsDatabase; // replaced before the first test begins
  const running: Running = {
    db: closed,
    start: (platform, deps = {}) => {
      const worker = createDeliveryWorker({
        queue: running.db.queue,
        compose,
        platforms: [platform],
        clock: systemClock,
        log: quiet,
        random: () => 0,
        ...deps,
        options: { sweepMs: 200, lookAfterMs: 30, ...deps.options },
      });
      workers.push(worker);
      worker.wake();
      return worker;
    },
    settled: async () => {
      const { queued = 0, sending = 0, unknown = 0 } = await running.db.states();
      return queued + sending + unknown === 0;
    },
  };
  beforeEach(async () => {
    running.db = await jobsDatabase();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await running.db.close();
  });
  return running;
}

export async function compose(card: PostedCard): Promise<Notice> {
  return { push: card.id, blocks: [], actions: [] };
}

export function addresses(count: number): string[] {
  return Array.from({ length: count }, (_each, index) => `C${index}`);
}
