import type { Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * Suspected child abuse: the draft and everything in it is deleted, with no audit event, because the reporter owes the district neither
 * identity nor facts (PC 11166(i); domain.md, M8).
 */
export async function forgetReport(deps: UseCaseDeps, { draftId, person }: { draftId: string; person: Person }): Promise<void> {
  await deps.unitOfWork.run(async (tx) => {
    const draft = await tx.drafts.get(draftId);
    if (draft?.personId === person.id) await tx.drafts.forget(draftId);
  });
}
