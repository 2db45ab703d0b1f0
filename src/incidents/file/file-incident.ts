import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openItems } from './open-items.ts';

interface Filing {
  incidentId: string;
  person: Person;
}

/** Close what is done: refused (`already`) while anything still waits for somebody. Closed incidents stay on record and can be reopened. */
export async function closeIncident(deps: UseCaseDeps, { incidentId, person }: Filing): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'file', incident),
    make: async (tx, incident) => {
      if (incident.status !== 'open' || openItems(incident).length > 0) return false;
      await tx.incidents.close(incidentId);
      tx.audit.append({ kind: 'incident-closed', actorId: person.id, incidentId });
      return true;
    },
  });
}

/** Open a closed or withdrawn incident again, as it was; a decision that was taken back with the report is put anew by new facts. */
export async function reopenIncident(deps: UseCaseDeps, { incidentId, person }: Filing): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'file', incident),
    make: async (tx, incident) => {
      if (incident.status === 'open') return false;
      await tx.incidents.reopen(incidentId);
      tx.audit.append({ kind: 'incident-reopened', actorId: person.id, incidentId, details: { was: incident.status } });
      return true;
    },
  });
}

/** Say that two incidents belong together; neither changes the other. `not-found`: no such incident that this person may see. */
export async function relateIncident(
  deps: UseCaseDeps,
  { incidentId, person, reference }: Filing & { reference: string },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'file', incident),
    make: async (tx, incident) => {
      const other = await tx.incidents.byReference(reference);
      if (!other || other.id === incident.id || !may(person, 'view', other)) return false;
      if ((await tx.followUps.relatedTo(incident.id)).includes(other.reference)) return false;
      await tx.followUps.relateOnce({ id: deps.ids.id(), fromId: incident.id, toId: other.id, byId: person.id, at: deps.clock.now() });
      tx.audit.append({ kind: 'incident-related', actorId: person.id, incidentId, details: { otherId: other.id } });
      await tx.messages.refreshIncident(other.id);
      return true;
    },
  });
}
