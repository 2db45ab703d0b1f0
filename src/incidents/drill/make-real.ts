import type { Draft, Incident, Person, Platform } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import { openIncident } from '../report/open-incident.ts';
import { sendEmergencyButtons } from '../report/raise-emergency.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Drill } from './drill.ts';
import { end } from './end-drill.ts';

export type MadeReal = { kind: 'done' | 'already'; incident: Incident } | { kind: 'not-found' };

/**
 * THIS IS REAL: whoever reads the drill's card may say so, in one tap. The drill is over, and an emergency exists at its site as if it had
 * been reported with danger yes: card, alarm, CALL 911 with its buttons. Said twice it is one emergency; said of a drill that has ended
 * it counts all the same.
 */
export async function makeReal(
  deps: UseCaseDeps,
  { drillId, person, platform }: { drillId: string; person: Person; platform: Platform },
): Promise<MadeReal> {
  return deps.unitOfWork.run(async (tx) => {
    const drill = await tx.drills.get(drillId);
    if (!drill) return { kind: 'not-found' };
    await tx.drills.lockSite(drill.siteId);
    const existing = await tx.incidents.byDraft(drill.id);
    if (existing) {
      await sendEmergencyButtons(tx, { incidentId: existing.id, personId: person.id });
      return { kind: 'already', incident: existing };
    }
    return { kind: 'done', incident: await raise(deps, tx, { drill, person, platform }) };
  });
}

async function raise(
  deps: UseCaseDeps,
  tx: Transaction,
  { drill, person, platform }: { drill: Drill; person: Person; platform: Platform },
): Promise<Incident> {
  await end(deps, tx, { drill, by: 'real', byId: person.id });
  const now = deps.clock.now();
  const draft: Draft = {
    ...{ id: drill.id, personId: person.id, platform, trail: [], screen: 'safety', revision: 0, bilingual: false },
    ...{ language: person.language ?? deps.district.language, answers: { danger: 'yes' }, note: null, siteId: drill.siteId },
    ...{ startedAt: now, updatedAt: now, incidentId: null, state: 'sent' },
  };
  const incident = await openIncident(deps, tx, { draft, person, cause: 'emergency' });
  tx.audit.append({ kind: 'drill-was-real', actorId: person.id, incidentId: incident.id, details: { drillId: drill.id } });
  await sendEmergencyButtons(tx, { incidentId: incident.id, personId: person.id });
  return incident;
}
