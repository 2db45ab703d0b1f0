import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { finishedWeek } from './finished-week.ts';
import { makeDigest } from './make-digest.ts';

/**
 * Build a week's digest and post it to the liaison channel, once, however many processes ask and however often.
 *
 * The digest, its message and its audit event are one transaction: the row of the week decides who was first, and the others change nothing.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function postWeeklyDigest(deps: UseCaseDeps, input: { week: string }): Promise<'posted' | 'already-posted'> {
  const { week } = input;
  const now = deps.clock.now();
  finishedWeek(week, now, deps.district.timeZone);
  return deps.unitOfWork.run(async (tx) => {
    const { digests, messages, audit } = tx;
    const document = await makeDigest(deps, tx, week);
    const id = deps.ids.id();
    if (!(await digests.createOnce({ id, week, builtAt: now, document }))) return 'already-posted';
    await messages.post({ kind: 'digest', lane: 'digest', to: { channel: 'liaison' }, digestId: id, key: `digest:${week}` });
    audit.append({ kind: 'digest-posted', actorId: null, digestId: id, details: { week } });
    return 'posted';
  });
}
