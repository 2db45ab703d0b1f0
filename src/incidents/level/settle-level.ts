import { changeIncident } from '../change-incident.ts';
import { askPolicy, followClassification } from '../classify-incident.ts';
import type { Incident, LevelChange, Person, RecordedClassification } from '../incident.ts';
import { isOpenNotice } from '../is-open.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** The proposal that waits for a second person; null: none. */
export function openLevelChange({ levelChanges }: Pick<Incident, 'levelChanges'>): LevelChange | null {
  return levelChanges.find(({ confirmedAt, refusedAt }) => !confirmedAt && !refusedAt) ?? null;
}

interface Settling {
  incidentId: string;
  person: Person;
  levelChangeId: string;
  outcome: 'confirmed' | 'refused';
}

/**
 * The second person confirms that an L4 or L5 is lowered, or keeps the level. Confirmed, the policy is asked once more and its answer
 * recorded; notices that it no longer demands are given up by these two persons, and an alarm ends. Never the one who proposed; the
 * database refuses it too.
 */
export async function settleLevel(deps: UseCaseDeps, { incidentId, person, levelChangeId, outcome }: Settling): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => {
      const open = openLevelChange(incident);
      return open?.id === levelChangeId ? open : null;
    },
    may: (who, incident, change) => may(who, 'confirm', incident) && (outcome === 'refused' || change.proposedById !== who.id),
    make: async (tx, incident, change) => {
      const settled = await tx.followUps.settleLevelOnce(change.id, { outcome, at: deps.clock.now(), byId: person.id });
      if (!settled) return false;
      const details = { levelChangeId: change.id, from: change.from, to: change.to, reason: change.reason };
      tx.audit.append({ kind: `lowering-${outcome}`, actorId: person.id, incidentId, details });
      if (outcome === 'confirmed') await lower(deps, tx, { incident, change, byId: person.id });
      return true;
    },
  });
}

async function lower(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, change, byId }: { incident: Incident; change: LevelChange; byId: string },
): Promise<void> {
  const result = askPolicy(deps, incident, { cause: 'correction', actorId: byId });
  await giveUpNotices(deps, tx, { incident, change, byId, result });
  const { emergency } = incident;
  if (emergency && !emergency.stoodDownAt && result.level !== 'L5') {
    await tx.emergencies.standDownOnce(emergency.id, { at: deps.clock.now(), byId });
    tx.audit.append({ kind: 'stood-down', actorId: byId, incidentId: incident.id, details: { emergencyId: emergency.id } });
  }
  await tx.incidents.classify(incident.id, result);
  await tx.incidents.setWouldBeLevel(incident.id, null);
  await followClassification(deps, tx, { incidentId: incident.id, before: incident });
}

/** What the lowered classification no longer demands: given up by the two who lowered it, and on record as such. */
async function giveUpNotices(
  deps: UseCaseDeps,
  tx: Transaction,
  given: { incident: Incident; change: LevelChange; byId: string; result: RecordedClassification },
): Promise<void> {
  const { incident, change, byId, result } = given;
  const demanded = new Set(result.obligations.filter(({ police }) => police === 'mandatory').map(({ rule }) => rule));
  for (const notice of incident.notices) {
    if (!isOpenNotice(notice) || demanded.has(notice.rule)) continue;
    await tx.notices.keepOwed(notice.id);
    await tx.notices.proposeWaiverOnce(notice.id, { reason: 'reclassified', at: change.proposedAt, byId: change.proposedById });
    await tx.notices.waiveOnce(notice.id, { at: deps.clock.now(), byId });
    tx.audit.append({ kind: 'notice-waived', actorId: byId, incidentId: incident.id, details: { noticeId: notice.id, rule: notice.rule } });
  }
}
