import type { DigestRecord } from '../../incidents/digest-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { ReaderCopy } from '../../incidents/release-ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Localized } from '../../policy/types.ts';
import { type DigestDocument, readEditions } from '../document/model.ts';
import { loadMeeting } from '../meeting/load-meeting.ts';
import { agendaWords, withMeeting } from '../meeting/with-meeting.ts';
import { makeDigest } from './make-digest.ts';
import { type BoundaryState, boundaryStates, type Readiness, readinessOf } from './readiness.ts';

/** A digest on its way to its readers, as the director sees it. */
export interface Release {
  digest: DigestRecord;
  /** As released, or as it would be released now, with what is to be talked about. */
  editions: DigestDocument[];
  boundary: BoundaryState[];
  copies: ReaderCopy[];
  readiness: Readiness;
  /** What was added to the agenda; empty once it is released. */
  agenda: Localized[];
}

type Deps = Pick<UseCaseDeps, 'clock' | 'district' | 'policy'>;

/**
 * Everything about the release of a digest.
 *
 * @throws AppError `digest-exposes` where an older version stored the week in its own form and it can no longer be made.
 */
export async function loadRelease(deps: Deps, tx: Transaction, digest: DigestRecord): Promise<Release> {
  const copies = await tx.releases.copiesOf(digest.id);
  const boundary = boundaryStates(deps.district, { boundary: await tx.releases.boundaryOf(digest.id), copies });
  const readiness = readinessOf(digest, boundary, deps.clock.now());
  const agenda = isOpen(digest) ? (await tx.meeting.agendaOf(digest.week)).map((item) => agendaWords(item, deps)) : [];
  return { digest, editions: await editionsOf(deps, tx, digest), boundary, copies, readiness, agenda };
}

/** What stands in a digest: from its release on as it was released, before that with today's agenda, actions and replies. */
export async function editionsOf(deps: Deps, tx: Transaction, digest: DigestRecord): Promise<DigestDocument[]> {
  // what an older version stored in its own form is made again from the same week
  const editions = readEditions(digest.document) ?? (await makeDigest(deps, tx, digest));
  if (!isOpen(digest)) return editions;
  return withMeeting(editions, await loadMeeting(deps, tx, { week: digest.week, digest }), deps);
}

/** May it still change? A corrected edition changes nothing but what it corrects. */
function isOpen({ releasedAt, version }: DigestRecord): boolean {
  return releasedAt === null && version === 1;
}
