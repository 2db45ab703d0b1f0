import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Why a level is lowered; ids of wording and audit. */
export const LEVEL_REASONS = ['facts_corrected', 'false_alarm', 'wrong_kind', 'counsel_advised'] as const;
export type LevelReason = (typeof LEVEL_REASONS)[number];

/**
 * The first of the two persons who lower an L4 or L5: to what the policy says of the corrected facts, never to anything else. Until a
 * second person confirms, everything stays as it is.
 */
export async function proposeLevel(
  deps: UseCaseDeps,
  { incidentId, person, reason }: { incidentId: string; person: Person; reason: LevelReason },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.wouldBeLevel,
    may: (who, incident) => may(who, 'propose-level', incident),
    make: async (tx, incident, to) => {
      const id = deps.ids.id();
      const from = incident.classification.level;
      const change = { id, from, to, reason, proposedById: person.id, proposedAt: deps.clock.now() };
      if (!(await tx.followUps.proposeLevelOnce(incidentId, change))) return false;
      tx.audit.append({ kind: 'lowering-proposed', actorId: person.id, incidentId, details: { levelChangeId: id, from, to, reason } });
      await ringOnDuty(deps, tx, { incident, why: 'second-person', key: `lower:${id}`, lane: 'decision' });
      return true;
    },
  });
}
