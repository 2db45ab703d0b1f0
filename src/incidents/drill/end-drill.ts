import type { Person } from '../incident.ts';
import { mayStartDrill } from '../permissions.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { Attended } from '../remind/attended.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Drill } from './drill.ts';

export type EndedDrill = { kind: 'done' | 'already'; drill: Drill } | { kind: 'not-allowed' | 'not-found' };

/** "End drill": by whoever may start one there. */
export async function endDrill(deps: UseCaseDeps, { drillId, person }: { drillId: string; person: Person }): Promise<EndedDrill> {
  return deps.unitOfWork.run(async (tx) => {
    const drill = await tx.drills.get(drillId);
    if (!drill) return { kind: 'not-found' };
    if (!mayStartDrill(person, drill.siteId)) return { kind: 'not-allowed' };
    const ended = await end(deps, tx, { drill, by: 'person', byId: person.id });
    return { kind: ended ? 'done' : 'already', drill };
  });
}

/** Its time is over. */
export async function endByTime(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const drill = await tx.drills.get(reminder.subjectId);
  if (drill) await end(deps, tx, { drill, by: 'time', byId: null });
  return { kind: 'done' };
}

/** A real emergency was raised at the site: the drill is over in the same transaction. */
export async function endForEmergency(deps: UseCaseDeps, tx: Transaction, siteId: string | null): Promise<void> {
  if (siteId === null) return;
  await tx.drills.lockSite(siteId);
  const drill = await tx.drills.runningAt(siteId);
  if (drill) await end(deps, tx, { drill, by: 'real', byId: null });
}

/** Once; every card of it says so. */
export async function end(
  deps: UseCaseDeps,
  tx: Transaction,
  { drill, by, byId }: { drill: Drill; by: NonNullable<Drill['endedBy']>; byId: string | null },
): Promise<boolean> {
  if (!(await tx.drills.endOnce(drill.id, { at: deps.clock.now(), by, byId }))) return false;
  tx.audit.append({ kind: 'drill-ended', actorId: byId, details: { drillId: drill.id, by } });
  await tx.messages.refreshDrill(drill.id);
  return true;
}
