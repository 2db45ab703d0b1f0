import { minutesAfter } from '../../district/wall-time.ts';
import type { Draft } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** How long an unfinished report is offered again; later it would describe another day. */
const RESUMABLE_HOURS = 12;

/**
 * Store a draft that was opened from memory, and set its "started, not finished" reminder. Safe to repeat, and harmless when the first
 * screen was submitted before this ran.
 *
 * @returns the person's other unfinished report, if there is one to offer.
 */
export async function startDraft(deps: UseCaseDeps, { draft }: { draft: Draft }): Promise<{ unfinished: Draft | null }> {
  return deps.unitOfWork.run(async (tx) => {
    const since = new Date(deps.clock.now().getTime() - RESUMABLE_HOURS * 3_600_000);
    const unfinished = await tx.drafts.openOf(draft.personId, since);
    await tx.drafts.createOnce(draft);
    await tx.reminders.set({
      id: deps.ids.id(),
      kind: 'draft',
      subjectId: draft.id,
      itemId: draft.id,
      stage: 'reminder',
      dueAt: minutesAfter(draft.startedAt, deps.district.deadlines.unfinishedDraft),
    });
    return { unfinished: unfinished && unfinished.id !== draft.id ? unfinished : null };
  });
}
