import { wallDate } from '../../district/wall-time.ts';
import type { DigestRecord } from '../../incidents/digest-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { shiftWeek, weekBounds } from '../week.ts';
import type { MeetingState } from './with-meeting.ts';

type Deps = Pick<UseCaseDeps, 'clock' | 'district'>;
type Tx = Pick<Transaction, 'digests' | 'meeting' | 'releases'>;

/** What stands between district and police now, for the digest of this week; `digest` is null while none was built. */
export async function loadMeeting(
  { clock, district }: Deps,
  tx: Tx,
  { week, digest }: { week: string; digest: Pick<DigestRecord, 'id'> | null },
): Promise<MeetingState> {
  const now = clock.now();
  const before = await tx.digests.byWeek(shiftWeek(week, -1));
  const since = before?.releasedAt ?? before?.builtAt ?? weekBounds(week, district.timeZone).from;
  // what was written down at this very instant belongs to it
  const until = new Date(now.getTime() + 1);
  return {
    agenda: await tx.meeting.agendaOf(week),
    decided: await tx.meeting.decidedBetween(since, until),
    done: await tx.meeting.doneBetween(since, until),
    open: await tx.meeting.openActions(),
    replies: digest ? await tx.releases.boundaryOf(digest.id) : [],
    today: wallDate(now, district.timeZone),
  };
}
