import { loadIncident } from './classify-incident.ts';
import { decidersOf } from './deciders.ts';
import type { Incident, Person } from './incident.ts';
import type { Outcome } from './outcome.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

export interface Change<Part> {
  incidentId: string;
  person: Person;
  /** The part of the incident the change is about; null: there is none, and the person reads "not found". */
  part: (incident: Incident) => Part | null;
  may: (person: Person, incident: Incident, part: Part) => boolean;
  /** Do it and append the audit event; false: somebody did it before, and nothing changes. */
  make: (tx: Transaction, incident: Incident, part: Part) => Promise<boolean>;
}

/**
 * What every change of an incident by a person has in common: nobody else changes it meanwhile, the person is allowed or is told who
 * is, the change happens once, and every card that shows the incident is brought up to date, in one transaction.
 */
export async function changeIncident<Part>(deps: UseCaseDeps, change: Change<Part>): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(change.incidentId);
    const part = incident && change.part(incident);
    if (!incident || part === null) return { kind: 'not-found' };
    if (!change.may(change.person, incident, part))
      return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident, deps.clock.now()) };
    const made = await change.make(tx, incident, part);
    if (made) await tx.messages.refreshIncident(incident.id);
    return { kind: made ? 'done' : 'already', incident: await loadIncident(tx, incident.id) };
  });
}
