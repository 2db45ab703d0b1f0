import type { Reminders } from '../../../incidents/ports.ts';
import { toReminder } from '../mapping.ts';
import type { Session } from '../session.ts';

export function createReminders({ tx, options, atEnd }: Session): Reminders {
  const wake = (reminderId: string, dueAt: Date) => atEnd.wakeUps.push({ queue: 'remind', reminderId, dueAt });
  return {
    set: async (reminder) => {
      const { count } = await tx.reminder.createMany({ data: [reminder], skipDuplicates: true });
      if (count === 1) wake(reminder.id, reminder.dueAt);
    },
    postpone: async (id, dueAt) => {
      const { count } = await tx.reminder.updateMany({ where: { id, doneAt: null }, data: { dueAt } });
      if (count === 1) wake(id, dueAt);
    },
    take: async (id, now) => {
      const free = await tx.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Reminder" WHERE "id" = ${id}::uuid AND "doneAt" IS NULL AND "dueAt" <= ${now}
        FOR NO KEY UPDATE SKIP LOCKED`;
      if (free.length === 0) return null;
      return toReminder(await tx.reminder.findUniqueOrThrow({ where: { id } }));
    },
    done: async (id) => {
      await tx.reminder.updateMany({ where: { id, doneAt: null }, data: { doneAt: options.clock.now() } });
    },
  };
}
