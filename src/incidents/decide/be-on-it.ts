import { minutesAfter } from '../../district/wall-time.ts';
import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** "I'm on it": reminders are silent for some minutes; the clock goes on. */
export async function beOnIt(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.decision,
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, _incident, decision) => {
      if (decision.outcome !== 'pending') return false;
      const until = minutesAfter(deps.clock.now(), deps.district.deadlines.onItSilence);
      await tx.decisions.silence(decision.id, until, person.id);
      tx.audit.append({ kind: 'on-it', actorId: person.id, incidentId, details: { decisionId: decision.id } });
      return true;
    },
  });
}
