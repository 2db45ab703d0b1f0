import type { Person } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type AgencyReply, REPLIES } from '../meeting/codes.ts';
import { mayManageMeeting } from '../meeting/manage-meeting.ts';

/**
 * Write down what an agency says of its boundary items, or that somebody showed them in another way (telephone, in person); until the
 * release the last word stands, and is printed.
 *
 * @param input.reply null: it was shown, and has said nothing yet.
 */
export async function recordReply(
  deps: UseCaseDeps,
  input: { person: Person; digestId: string; agencyId: string; reply: AgencyReply | null },
): Promise<'recorded' | 'released' | 'not-allowed' | 'not-found'> {
  const { person, digestId, agencyId, reply } = input;
  if (!mayManageMeeting(person)) return 'not-allowed';
  if (reply !== null && !(reply in REPLIES)) return 'not-found';
  return deps.unitOfWork.run(async (tx) => {
    const digest = await tx.releases.lock(digestId);
    if (!digest) return 'not-found';
    if (digest.releasedAt) return 'released';
    const notice = (await tx.releases.boundaryOf(digestId)).find((each) => each.agencyId === agencyId);
    if (!notice) return 'not-found';
    const now = deps.clock.now();
    // whoever answers has seen them; the first time it was shown counts
    const shownAt = notice.shownAt ?? (reply === 'no_reply' ? null : now);
    await tx.releases.recordReply(digestId, { agencyId, reply, shownAt, at: now, byId: person.id });
    tx.audit.append({ kind: 'boundary-reply', actorId: person.id, digestId, details: { agencyId, reply: reply ?? 'shown' } });
    await tx.messages.refreshDigest(digestId);
    return 'recorded';
  });
}
