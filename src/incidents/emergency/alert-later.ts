import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** An alarm that begins, or begins again: the next person is called after the wait, unless somebody has confirmed 911 by then. */
export async function alertLater(
  deps: UseCaseDeps,
  tx: Transaction,
  { incidentId, emergencyId }: { incidentId: string; emergencyId: string },
): Promise<void> {
  const id = deps.ids.id();
  const dueAt = new Date(deps.clock.now().getTime() + deps.district.deadlines.emergencyNextSeconds * 1000);
  await tx.reminders.set({ id, kind: 'emergency', subjectId: incidentId, itemId: emergencyId, stage: `anew-${id}`, dueAt });
}
