import { minutesAfter } from '../../district/wall-time.ts';
import type { Reminder, Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import type { Attended } from './attended.ts';

/** "Started, not finished", once, when the reporter has not gone on for some minutes; an emergency is an incident already. */
export async function remindOfDraft(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const draft = await tx.drafts.get(reminder.subjectId);
  if (draft?.state !== 'open' || draft.incidentId) return { kind: 'done' };
  const due = minutesAfter(draft.updatedAt, deps.district.deadlines.unfinishedDraft);
  if (due > deps.clock.now()) return { kind: 'again', at: due };
  await tx.messages.post({
    kind: 'draft-reminder',
    lane: 'decision',
    to: { personId: draft.personId },
    draftId: draft.id,
    key: `draft:${draft.id}`,
  });
  return { kind: 'done' };
}
