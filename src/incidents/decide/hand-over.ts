import { changeIncident } from '../change-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * "Hand over": another decider has the case now, is asked first from here on, and is told at once. The clock goes on, and whoever gave it
 * away may still decide.
 */
export async function handOver(
  deps: UseCaseDeps,
  { incidentId, person, toKey }: { incidentId: string; person: Person; toKey: string },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (decidersOf(deps.district, incident, deps.clock.now()).some(({ key }) => key === toKey) ? incident : null),
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, incident) => {
      if (incident.handOvers.at(-1)?.toKey === toKey) return false;
      const to = await tx.people.byKey(toKey);
      if (!to) return false;
      const id = deps.ids.id();
      await tx.followUps.handOver(incidentId, { id, byId: person.id, toKey, at: deps.clock.now() });
      tx.audit.append({ kind: 'handed-over', actorId: person.id, incidentId, details: { personKey: toKey } });
      await tx.messages.post({
        kind: 'hand-over',
        lane: 'decision',
        to: { personId: to.id },
        incidentId,
        details: { handOverId: id },
        key: `hand-over:${id}`,
      });
      return true;
    },
  });
}
