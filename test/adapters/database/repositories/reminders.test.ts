import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import type { Reminder } from '../../../../src/incidents/ports.ts';
import { AT } from '../../../fixtures/incident.ts';
import { type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';

const later = (ms: number) => new Date(AT.getTime() + ms);

function aReminder(over: Partial<Reminder> = {}): Reminder {
  return {
    id: systemIds.id(),
    kind: 'decision',
    subjectId: systemIds.id(),
    itemId: systemIds.id(),
    stage: 'reminder',
    dueAt: later(1_000),
    ...over,
  };
}

describe('reminders', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('is set once per item and stage, with one job for its time', async () => {
    const reminder = aReminder();
    db.wakeUps.length = 0;
    await db.unitOfWork.run((tx) => tx.reminders.set(reminder));
    await db.unitOfWork.run((tx) => tx.reminders.set({ ...reminder, id: systemIds.id() }));
    expect(db.wakeUps).toEqual([{ queue: 'remind', reminderId: reminder.id, dueAt: reminder.dueAt }]);
    expect(await db.database.prisma.reminder.count({ where: { itemId: reminder.itemId } })).toBe(1);
  });

  it('can be taken when it is due, by one process at a time, until it is done', async () => {
    const reminder = aReminder();
    await db.unitOfWork.run((tx) => tx.reminders.set(reminder));
    expect(await db.unitOfWork.run((tx) => tx.reminders.take(reminder.id, later(999)))).toBeNull();
    const taken = await db.unitOfWork.run(async (tx) => {
      const mine = await tx.reminders.take(reminder.id, later(1_000));
      const theirs = await db.replica().unitOfWork.run((other) => other.reminders.take(reminder.id, later(1_000)));
      await tx.reminders.done(reminder.id);
      return { mine, theirs };
    });
    expect(taken).toEqual({ mine: reminder, theirs: null });
    expect(await db.unitOfWork.run((tx) => tx.reminders.take(reminder.id, later(1_000)))).toBeNull();
  });

  it('comes back when the process that took it fails', async () => {
    const reminder = aReminder();
    await db.unitOfWork.run((tx) => tx.reminders.set(reminder));
    const failing = db.unitOfWork.run(async (tx) => {
      await tx.reminders.take(reminder.id, later(1_000));
      await tx.reminders.done(reminder.id);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await db.unitOfWork.run((tx) => tx.reminders.take(reminder.id, later(1_000)))).toEqual(reminder);
  });

  it('is postponed with a new job, unless it is done', async () => {
    const reminder = aReminder();
    await db.unitOfWork.run((tx) => tx.reminders.set(reminder));
    db.wakeUps.length = 0;
    await db.unitOfWork.run((tx) => tx.reminders.postpone(reminder.id, later(5_000)));
    expect(db.wakeUps).toEqual([{ queue: 'remind', reminderId: reminder.id, dueAt: later(5_000) }]);
    expect(await db.unitOfWork.run((tx) => tx.reminders.take(reminder.id, later(1_000)))).toBeNull();
    await db.unitOfWork.run((tx) => tx.reminders.done(reminder.id));
    db.wakeUps.length = 0;
    await db.unitOfWork.run((tx) => tx.reminders.postpone(reminder.id, later(9_000)));
    expect(db.wakeUps).toEqual([]);
  });

  it('is found by the sweep when it is due, oldest first', async () => {
    const fresh = await testDatabase();
    const reminders = [3_000, 1_000, 2_000, 9_000].map((ms) => aReminder({ dueAt: later(ms) }));
    await fresh.unitOfWork.run(async (tx) => {
      for (const reminder of reminders) await tx.reminders.set(reminder);
      await tx.reminders.done(reminders[2]?.id ?? '');
    });
    const queue = fresh.database.deliveryQueue(fresh);
    expect(await queue.dueReminders(later(3_000), 10)).toEqual([reminders[1]?.id, reminders[0]?.id]);
    expect(await queue.dueReminders(later(3_000), 1)).toEqual([reminders[1]?.id]);
    await fresh.close();
  });
});
