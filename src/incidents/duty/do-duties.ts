import { changeIncident } from '../change-incident.ts';
import type { Duty, Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Open duties that this person may say are done: their own, and those of a matter they see. The soonest first. */
export function dutiesToDo(person: Person, incident: Incident): Duty[] {
  const open = incident.duties.filter((duty) => !duty.doneAt && may(person, 'record', { ...incident, assignedTo: duty.ownerId }));
  return open.toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
}

/** "Done": each duty once, by whoever says so first. `already`: all of them were done before. */
export async function doDuties(
  deps: UseCaseDeps,
  { incidentId, person, dutyIds }: { incidentId: string; person: Person; dutyIds: string[] },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => {
      const chosen = incident.duties.filter(({ id }) => dutyIds.includes(id));
      return chosen.length === dutyIds.length && chosen.length > 0 ? chosen : null;
    },
    may: (who, incident, chosen) => chosen.every(({ ownerId }) => may(who, 'record', { ...incident, assignedTo: ownerId })),
    make: async (tx, _incident, chosen) => {
      let isNew = false;
      for (const { id, duty } of chosen) {
        if (!(await tx.incidents.doDutyOnce(id, { at: deps.clock.now(), byId: person.id }))) continue;
        isNew = true;
        tx.audit.append({ kind: 'duty-done', actorId: person.id, incidentId, details: { dutyId: id, duty } });
      }
      return isNew;
    },
  });
}
