import type { Incident, Person } from '../incident.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Open incidents in which this person owes a duty, a notice or a call, oldest first; not those they may no longer do anything about. */
export async function dutiesOf(deps: Pick<UseCaseDeps, 'unitOfWork'>, person: Person): Promise<Incident[]> {
  const owed = await deps.unitOfWork.run((tx) => tx.incidents.owedBy(person.id));
  return owed.filter((incident) => may(person, 'record', { ...incident, assignedTo: person.id }));
}
