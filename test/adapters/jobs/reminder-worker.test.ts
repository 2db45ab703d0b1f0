import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createReminderWorker, type ReminderWorker } from '../../../src/adapters/jobs/reminder-worker.ts';
import { systemClock } from '../../../src/adapters/local/ids.ts';
import { quiet, until } from './jobs-database.ts';

let worker: ReminderWorker | undefined;
afterEach(() => worker?.stop());

function start(dueReminders: () => Promise<string[]>, attend: (id: string) => Promise<void>): ReminderWorker {
  worker = createReminderWorker({ queue: { dueReminders }, attend, clock: systemClock, log: quiet, options: { sweepMs: 20 } });
  worker.start();
  return worker;
}

describe('the reminder worker', () => {
  it('sweeps again and again, also after a failure of the database or of one reminder', async () => {
    const attended: string[] = [];
    let sweeps = 0;
    start(
      async () => {
        sweeps += 1;
        if (sweeps === 1) throw new Error('away');
        return ['bad', 'good'];
      },
      async (id) => {
        attended.push(id);
        if (id === 'bad') throw new Error('cannot');
      },
    );
    await until(() => attended.length >= 4);
    expect(attended.slice(0, 4)).toEqual(['bad', 'good', 'bad', 'good']);
  });

  it('never throws for a single reminder, since the sweep comes back to it', async () => {
    const reminders = start(
      async () => [],
      async () => Promise.reject(new Error('cannot')),
    );
    await expect(reminders.remind('r1')).resolves.toBeUndefined();
  });

  it('stops after the reminder it attends to', async () => {
    const attended: string[] = [];
    const reminders = start(
      async () => ['a', 'b', 'c'],
      async (id) => {
        await sleep(50);
        attended.push(id);
      },
    );
    await sleep(20);
    await reminders.stop();
    await sleep(150);
    expect(attended).toEqual(['a']);
  });
});
