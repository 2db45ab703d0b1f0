import type { District } from '../../district/types.ts';
import { oneWorkingDayAfter } from '../../district/working-days.ts';
import type { DigestRecord } from '../../incidents/digest-ports.ts';
import type { BoundaryNotice, ReaderCopy } from '../../incidents/release-ports.ts';

/** Where an agency stands that has boundary items in a digest. */
export interface BoundaryState extends BoundaryNotice {
  /** When its reader got them, or a decider showed them; null: nobody has. */
  seenAt: Date | null;
  /** From when on others may read of them; null: it has not been shown them. */
  releasableAt: Date | null;
}

/** May a digest be released? `waits`: some agency has not had its working day. */
export type Readiness = { kind: 'ready' } | { kind: 'released' } | { kind: 'waits'; for: BoundaryState[] };

/** What an agency has seen, and from when on others may read of it. An answer ends the wait: it has seen what it answers to. */
export function boundaryStates(
  district: Pick<District, 'calendar' | 'timeZone' | 'duty' | 'digest'>,
  { boundary, copies }: { boundary: readonly BoundaryNotice[]; copies: readonly ReaderCopy[] },
): BoundaryState[] {
  return boundary.map((notice) => {
    const seen = [notice.shownAt, ...arrivals(district, notice.agencyId, copies)].filter((at) => at !== null);
    const seenAt = seen.length === 0 ? null : new Date(Math.min(...seen.map((at) => at.getTime())));
    const answered = notice.reply !== null && notice.reply !== 'no_reply' ? notice.repliedAt : null;
    return { ...notice, seenAt, releasableAt: answered ?? (seenAt && oneWorkingDayAfter(district, seenAt)) };
  });
}

/** Whether a person may release it now. */
export function readinessOf(digest: Pick<DigestRecord, 'releasedAt'>, states: readonly BoundaryState[], now: Date): Readiness {
  if (digest.releasedAt) return { kind: 'released' };
  const waiting = states.filter(({ releasableAt }) => releasableAt === null || releasableAt > now);
  return waiting.length === 0 ? { kind: 'ready' } : { kind: 'waits', for: waiting };
}

function arrivals({ digest }: Pick<District, 'digest'>, agencyId: string, copies: readonly ReaderCopy[]): (Date | null)[] {
  const readers = digest.readers.filter((reader) => reader.agencyId === agencyId).map(({ id }) => id);
  const arrived = copies.filter(({ kind, state, code }) => kind === 'boundary-notice' && isThere(state) && code !== 'needless');
  return arrived.filter(({ address }) => readers.includes(address)).map(({ settledAt }) => settledAt);
}

function isThere(state: ReaderCopy['state']): boolean {
  return state === 'sent' || state === 'reconciled';
}
