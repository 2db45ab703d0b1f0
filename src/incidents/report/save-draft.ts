import type { Draft, Person } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

export type SavedDraft = { kind: 'saved'; draft: Draft } | { kind: 'stale'; draft: Draft };

/**
 * Save a draft over the revision it was read with. A submission that comes twice, late or from another device finds a newer revision:
 * nothing changes, and the caller shows what is stored.
 */
export async function saveDraft(deps: UseCaseDeps, { draft, person }: { draft: Draft; person: Person }): Promise<SavedDraft> {
  // nearly every screen changes the draft and nothing else; the usual place is remembered when the report is sent
  if (!isOtherLanguage(draft, person)) {
    const updated = { ...draft, updatedAt: deps.clock.now() };
    const isSaved = await deps.unitOfWork.single(({ drafts }) => drafts.saveOver(updated));
    if (isSaved) return { kind: 'saved', draft: { ...updated, revision: draft.revision + 1 } };
  }
  return deps.unitOfWork.run(async (tx) => {
    const saved = await saveOver(deps, tx, { draft, person });
    if (saved.kind === 'saved') await rememberLanguage(tx, { draft: saved.draft, person });
    return saved;
  });
}

/** The part of saving that every use case with a draft shares. */
export async function saveOver(
  deps: UseCaseDeps,
  tx: Transaction,
  { draft, person }: { draft: Draft; person: Person },
): Promise<SavedDraft> {
  // the first screen opens from memory: its submission may arrive before its draft was stored
  if (draft.revision === 0) await tx.drafts.createOnce({ ...draft, personId: person.id });
  const updated = { ...draft, updatedAt: deps.clock.now() };
  if (await tx.drafts.saveOver(updated)) return { kind: 'saved', draft: { ...updated, revision: draft.revision + 1 } };
  const stored = await tx.drafts.get(draft.id);
  if (!stored || stored.personId !== person.id) throw new Error('draft of another person, or forgotten');
  return { kind: 'stale', draft: stored };
}

/** What prefills the next report: language and usual place. */
export async function rememberPerson(tx: Transaction, told: { draft: Draft; person: Person }): Promise<void> {
  const { draft, person } = told;
  await rememberLanguage(tx, told);
  if (draft.siteId !== null && draft.siteId !== person.usualSiteId) await tx.people.setUsualSite(person.id, draft.siteId);
}

async function rememberLanguage(tx: Transaction, { draft, person }: { draft: Draft; person: Person }): Promise<void> {
  if (isOtherLanguage(draft, person)) await tx.people.setLanguage(person.id, draft.language);
}

const isOtherLanguage = (draft: Draft, person: Person): boolean => !draft.bilingual && draft.language !== person.language;
