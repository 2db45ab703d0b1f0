import { type Change, changeIncident } from '../change-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openItems } from './open-items.ts';

interface Filing {
  incidentId: string;
  person: Person;
}

/** Filed by whoever keeps the records; `make` says false when there is nothing to change. */
function fileIncident(deps: UseCaseDeps, { incidentId, person }: Filing, make: Change<Incident>['make']): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'file', incident),
    make,
  });
}

/** Close what is done: refused (`already`) while anything still waits for somebody. Closed incidents stay on record and can be reopened. */
export function closeIncident(deps: UseCaseDeps, filing: Filing): Promise<Outcome> {
  return fileIncident(deps, filing, async (tx, incident) => {
    if (incident.status !== 'open' || openItems(incident).length > 0) return false;
    await tx.incidents.close(incident.id);
    tx.audit.append({ kind: 'incident-closed', actorId: filing.person.id, incidentId: incident.id });
    return true;
  });
}

/** Open a closed or withdrawn incident again, as it was; a decision that was taken back with the report is put anew by new facts. */
export function reopenIncident(deps: UseCaseDeps, filing: Filing): Promise<Outcome> {
  return fileIncident(deps, filing, async (tx, incident) => {
    if (incident.status === 'open') return false;
    await tx.incidents.reopen(incident.id);
    tx.audit.append({ kind: 'incident-reopened', actorId: filing.person.id, incidentId: incident.id, details: { was: incident.status } });
    return true;
  });
}

/** Say that two incidents belong together; neither changes the other. `already`: related, or none that this person may see. */
export function relateIncident(deps: UseCaseDeps, { reference, ...filing }: Filing & { reference: string }): Promise<Outcome> {
  return fileIncident(deps, filing, async (tx, incident) => {
    const other = await tx.incidents.byReference(reference);
    if (!other || other.id === incident.id || !may(filing.person, 'view', other)) return false;
    if ((await tx.followUps.relatedTo(incident.id)).includes(other.reference)) return false;
    await tx.followUps.relateOnce({ id: deps.ids.id(), fromId: incident.id, toId: other.id, byId: filing.person.id, at: deps.clock.now() });
    tx.audit.append({ kind: 'incident-related', actorId: filing.person.id, incidentId: incident.id, details: { otherId: other.id } });
    await tx.messages.refreshIncident(other.id);
    return true;
  });
}
