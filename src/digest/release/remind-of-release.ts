import { chainAt } from '../../incidents/deciders.ts';
import type { Reminder, Transaction } from '../../incidents/ports.ts';
import type { Attended } from '../../incidents/remind/attended.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';

/** Nobody has released a digest: the director is reminded, later the next of the chain is asked. A digest on hold is no exception. */
export async function remindOfRelease(deps: UseCaseDeps, tx: Transaction, reminder: Reminder): Promise<Attended> {
  const digest = await tx.releases.lock(reminder.subjectId);
  if (!digest || digest.releasedAt) return { kind: 'done' };
  const now = deps.clock.now();
  const chain = chainAt(deps.district, await tx.absences.awayAt(now), now);
  const asked = reminder.stage === 'deputy' ? (chain[1] ?? chain[0]) : chain[0];
  const person = asked ? await tx.people.byKey(asked.key) : null;
  if (person) {
    await tx.messages.post({
      kind: 'digest-reminder',
      lane: 'update',
      to: { personId: person.id },
      digestId: digest.id,
      details: { stage: reminder.stage },
      key: `digest-reminder:${digest.id}:${reminder.stage}`,
    });
  }
  tx.audit.append({
    kind: 'digest-reminded',
    actorId: null,
    digestId: digest.id,
    details: { week: digest.week, stage: reminder.stage, personKey: asked?.key ?? '' },
  });
  await tx.messages.refreshDigest(digest.id);
  return { kind: 'done' };
}
