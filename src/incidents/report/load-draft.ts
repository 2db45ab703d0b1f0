import type { Draft, Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { viewDetails } from '../view/view-details.ts';

/**
 * A person's own draft; nobody reads another's. A copy made to correct somebody else's report holds its answers: it can be read as long as
 * the report can, and each look is logged as a reading.
 */
export async function loadDraft(deps: UseCaseDeps, { draftId, person }: { draftId: string; person: Person }): Promise<Draft | null> {
  const draft = await deps.unitOfWork.single(({ drafts }) => drafts.get(draftId));
  if (draft?.personId !== person.id) return null;
  const { incidentId } = draft;
  if (incidentId === null || (await isOwn(deps, { incidentId, person }))) return draft;
  return (await viewDetails(deps, { incidentId, person })).kind === 'not-allowed' ? null : draft;
}

async function isOwn(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<boolean> {
  const incident = await deps.unitOfWork.run((tx) => tx.incidents.get(incidentId));
  return incident?.reporterId === person.id;
}
