import type { DigestReader } from '../../district/types.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type DigestDocument, type DigestEdition, isForAgencies } from '../document/model.ts';
import { checkEditions } from '../publish/check-editions.ts';
import { loadRelease, type Release } from './load-release.ts';

export type Released =
  | { kind: 'released'; readers: number }
  | { kind: 'already'; release: Release }
  | { kind: 'waits'; release: Release }
  | { kind: 'not-allowed' | 'not-found' };

/**
 * A person releases a digest: it is sealed as it stands, looked at once more, logged as a disclosure to each who gets it, and sent to the
 * liaison channel and to every reader. All of it is one transaction; a second press changes nothing.
 *
 * @throws AppError `digest-exposes` when an edition would give a hidden number away: then nothing leaves.
 */
export async function releaseDigest(deps: UseCaseDeps, input: { person: Person; digestId: string }): Promise<Released> {
  const { person, digestId } = input;
  if (!isDecider(person)) return { kind: 'not-allowed' };
  return deps.unitOfWork.run(async (tx): Promise<Released> => {
    const digest = await tx.releases.lock(digestId);
    if (!digest) return { kind: 'not-found' };
    const release = await loadRelease(deps, tx, digest);
    if (release.readiness.kind === 'released') return { kind: 'already', release };
    if (release.readiness.kind === 'waits') return { kind: 'waits', release };
    const { editions } = release;
    refuseExposed(deps, editions, digest.week);
    await tx.releases.release(digestId, { at: deps.clock.now(), byId: person.id, document: editions });
    await send(deps, tx, { release, byId: person.id });
    await tx.messages.refreshDigest(digestId);
    return { kind: 'released', readers: deps.district.digest.readers.length };
  });
}

/** The edition a reader gets. */
export function editionFor(
  editions: readonly DigestDocument[],
  reader: Pick<DigestReader, 'edition' | 'agencyId'>,
): DigestDocument | undefined {
  return editions.find(({ edition, agencyId }) => edition === reader.edition && agencyId === reader.agencyId);
}

/** The name under which an edition goes as a file: `digest-2026-W41-police.pdf`. */
export function fileNameOf({ week, version, edition, agencyId }: DigestDocument): string {
  const corrected = version > 1 ? [`v${version}`] : [];
  return `${['digest', week, ...corrected, agencyId ?? edition].join('-')}.pdf`;
}

function refuseExposed({ district }: UseCaseDeps, editions: readonly DigestDocument[], week: string): void {
  const exposed = checkEditions(editions, { exact: district.digest.exactCountsApproved !== undefined });
  if (exposed.length > 0) throw new AppError('digest-exposes', `The digest of ${week} fails its own check of privacy and is not released.`);
}

async function send(deps: UseCaseDeps, tx: Transaction, { release, byId }: { release: Release; byId: string }): Promise<void> {
  const { digest, editions } = release;
  const { week, version, id: digestId } = digest;
  // the key of the first version is that of versions that sent it by themselves
  const key = version === 1 ? `digest:${week}` : `digest:${week}:${version}`;
  const message = { lane: 'digest', digestId } as const;
  const police = editions.find(({ edition }) => edition === 'police');
  const sent: { recipient: string; document: DigestDocument }[] = [];
  if (police) {
    await tx.messages.post({ ...message, kind: 'digest', to: { channel: 'liaison' }, key });
    const details = { file: fileNameOf(police) };
    await tx.messages.post({ ...message, kind: 'digest-file', to: { channel: 'liaison' }, details, key: `digest-file:${week}:${version}` });
    sent.push({ recipient: 'liaison_channel', document: police });
  }
  for (const reader of deps.district.digest.readers) {
    const document = editionFor(editions, reader);
    if (!document) continue;
    const details = { edition: reader.edition, file: fileNameOf(document) };
    await tx.messages.post({ ...message, kind: 'digest', to: { readerId: reader.id }, details, key: `${key}:${reader.id}` });
    sent.push({ recipient: reader.agencyId ?? reader.id, document });
  }
  const readers = sent.map(({ recipient }) => recipient);
  tx.audit.append({ kind: 'digest-released', actorId: byId, digestId, details: { week, version, readers } });
  for (const each of sent) await logDisclosure(deps, tx, { ...each, digestId, byId });
}

/** Each copy is a disclosure with its gate, like every other word to police; the audit event repeats it. */
async function logDisclosure(
  { ids, clock, district }: UseCaseDeps,
  tx: Transaction,
  { recipient, document, digestId, byId }: { recipient: string; document: DigestDocument; digestId: string; byId: string },
): Promise<void> {
  const isExact = document.edition === 'agency' && district.digest.exactCountsApproved !== undefined;
  const basis = isExact ? 'counts_approved' : 'counts_hidden';
  const reasons = ['digest', document.week, document.edition];
  const contents = contentsOf(document);
  const id = ids.id();
  await tx.disclosures.logDigest(digestId, { id, recipient, reasons, basis, contents, byId, at: clock.now() });
  tx.audit.append({
    kind: 'disclosure-logged',
    actorId: byId,
    digestId,
    details: { disclosureId: id, recipient, reasons, basis, contents },
  });
}

const COUNTS = ['counts', 'times'];

function contentsOf(document: { edition: DigestEdition } & DigestDocument): string[] {
  return isForAgencies(document) ? [...COUNTS, 'references', 'case_numbers'] : COUNTS;
}
