import type { Draft, Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** A person's own draft; nobody reads another's. */
export async function loadDraft(deps: UseCaseDeps, { draftId, person }: { draftId: string; person: Person }): Promise<Draft | null> {
  const draft = await deps.unitOfWork.single(({ drafts }) => drafts.get(draftId));
  return draft?.personId === person.id ? draft : null;
}
