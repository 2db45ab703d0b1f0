import { minutesAfter } from '../../district/wall-time.ts';
import { administratorsOf } from '../deciders.ts';
import type { Incident, Person } from '../incident.ts';
import { mayStartDrill } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { type Drill, type DrillKind, LONGEST_DRILL_MINUTES } from './drill.ts';

/** An alarm that nobody stood down for so long is paperwork, not an emergency. */
const RECENT_DAYS = 2;

export type StartedDrill =
  | { kind: 'started'; drill: Drill }
  | { kind: 'running'; drill: Drill }
  | { kind: 'emergency' | 'not-allowed' | 'too-long' };

/**
 * Start a drill at one site: the director's channel and the site's administrators get its card. Refused while a real emergency is open
 * there; `/incident` stays real for everybody.
 */
export async function startDrill(
  deps: UseCaseDeps,
  { person, siteId, drillKind, minutes }: { person: Person; siteId: string; drillKind: DrillKind; minutes: number },
): Promise<StartedDrill> {
  if (!deps.district.sites.some(({ id }) => id === siteId) || !mayStartDrill(person, siteId)) return { kind: 'not-allowed' };
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_DRILL_MINUTES) return { kind: 'too-long' };
  return deps.unitOfWork.run(async (tx) => {
    await tx.drills.lockSite(siteId);
    const now = deps.clock.now();
    const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
    if ((await tx.followUps.openAt(siteId, since)).some(isAlarm)) return { kind: 'emergency' };
    const endsAt = minutesAfter(now, minutes);
    const drill = { id: deps.ids.id(), siteId, kind: drillKind, startedById: person.id, startedAt: now, endsAt };
    if (!(await tx.drills.startOnce(drill))) {
      const running = await tx.drills.runningAt(siteId);
      if (running) return { kind: 'running', drill: running };
    }
    tx.audit.append({ kind: 'drill-started', actorId: person.id, details: { drillId: drill.id, siteId, drill: drillKind, minutes } });
    const reminder = { kind: 'drill', subjectId: drill.id, itemId: drill.id, stage: 'ends', dueAt: endsAt } as const;
    await tx.reminders.set({ id: deps.ids.id(), ...reminder });
    await tell(deps, tx, { ...drill, endedAt: null, endedBy: null, endedById: null });
    return { kind: 'started', drill: { ...drill, endedAt: null, endedBy: null, endedById: null } };
  });
}

function isAlarm({ classification, emergency }: Incident): boolean {
  return classification.level === 'L5' && emergency !== null && !emergency.stoodDownAt;
}

async function tell(deps: UseCaseDeps, tx: Transaction, drill: Drill): Promise<void> {
  const details = { drillId: drill.id };
  await tx.messages.post({ kind: 'drill', lane: 'decision', to: { channel: 'director' }, details, key: `drill:${drill.id}` });
  for (const { key } of administratorsOf(deps.district, drill.siteId)) {
    const person = await tx.people.byKey(key);
    if (!person) continue;
    await tx.messages.post({
      kind: 'drill',
      lane: 'decision',
      to: { personId: person.id },
      details,
      key: `drill:${drill.id}:${person.id}`,
    });
  }
}
