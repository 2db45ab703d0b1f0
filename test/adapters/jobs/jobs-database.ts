import { createDatabase, type Database } from '../../../src/adapters/database/create-database.ts';
import { systemClock, systemIds } from '../../../src/adapters/local/ids.ts';
import type { Lane } from '../../../src/incidents/delivery.ts';
import type { DeliveryQueue, WakeUp } from '../../../src/incidents/delivery-queue.ts';
import type { UnitOfWork } from '../../../src/incidents/ports.ts';
import { freshDatabase } from '../../fixtures/database.ts';

type WakeUpFunction = (executeSql: Parameters<Parameters<Database['unitOfWork']>[0]['wakeUp']>[0], job: WakeUp) => Promise<void>;

export interface JobsDatabase {
  url: string;
  database: Database;
  queue: DeliveryQueue;
  unitOfWork(options?: { channels?: string[]; wakeUp?: WakeUpFunction }): UnitOfWork;
  /** One message to every channel named; the key makes it one. */
  post(message: { key: string; channels: string[]; lane?: Lane }, wakeUp?: WakeUpFunction): Promise<void>;
  states(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** A database of its own, with what the jobs need of it. */
export async function jobsDatabase(): Promise<JobsDatabase> {
  const { url, close } = await freshDatabase();
  const database = createDatabase({ url });
  const unitOfWork: JobsDatabase['unitOfWork'] = ({ channels = [], wakeUp = async () => {} } = {}) => {
    const everywhere = channels.map((address) => ({ platform: 'slack' as const, address }));
    return database.unitOfWork({
      clock: systemClock,
      ids: systemIds,
      channels: { director: everywhere, liaison: everywhere },
      platforms: ['slack'],
      policy: { hash: 'h', version: '1', content: {} },
      wakeUp,
    });
  };
  return {
    url,
    database,
    queue: database.deliveryQueue({ clock: systemClock }),
    unitOfWork,
    post: ({ key, channels, lane = 'decision' }, wakeUp) =>
      unitOfWork({ channels, ...(wakeUp ? { wakeUp } : {}) }).run(({ messages }) =>
        messages.post({ kind: 'call-for-person', lane, to: { channel: 'director' }, key }),
      ),
    states: async () => {
      const rows = await database.prisma.delivery.groupBy({ by: ['state'], _count: true });
      return Object.fromEntries(rows.map((row) => [row.state, row._count]));
    },
    close: async () => {
      await database.close();
      await close();
    },
  };
}

export const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
