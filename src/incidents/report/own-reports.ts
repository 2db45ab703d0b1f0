import type { Incident, Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

const DAYS = 30;

/** A person's own reports of the last 30 days, newest first; with a reference only that one, and only if it is their own. */
export async function ownReports(deps: UseCaseDeps, { person, reference }: { person: Person; reference?: string }): Promise<Incident[]> {
  return deps.unitOfWork.run(async (tx) => {
    if (reference === undefined) return tx.incidents.ofReporter(person.id, new Date(deps.clock.now().getTime() - DAYS * 86_400_000));
    const incident = await tx.incidents.byReference(reference);
    return incident?.reporterId === person.id ? [incident] : [];
  });
}
