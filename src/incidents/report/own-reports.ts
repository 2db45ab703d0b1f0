import type { Incident, Person } from '../incident.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

const DAYS = 30;

/**
 * A person's own reports of the last 30 days, newest first; with a reference only that one, if it is their own or a matter they may see.
 * Anything else reads like a reference that does not exist.
 */
export async function ownReports(deps: UseCaseDeps, { person, reference }: { person: Person; reference?: string }): Promise<Incident[]> {
  return deps.unitOfWork.run(async (tx) => {
    if (reference === undefined) return tx.incidents.ofReporter(person.id, new Date(deps.clock.now().getTime() - DAYS * 86_400_000));
    const incident = await tx.incidents.byReference(reference);
    return incident && (incident.reporterId === person.id || may(person, 'view', incident)) ? [incident] : [];
  });
}
