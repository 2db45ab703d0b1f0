import { minutesAfter } from '../../district/wall-time.ts';
import { endOfNextWorkingDay } from '../../district/working-days.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { DigestDocument } from '../document/model.ts';
import { instantInWeek, shiftWeek, weekOf } from '../week.ts';
import { boundaryCounts } from './boundary-items.ts';
import { correctionNote } from './corrected-edition.ts';
import { findCorrections } from './find-corrections.ts';
import { finishedWeek } from './finished-week.ts';
import { makeDigest } from './make-digest.ts';

/**
 * Build a week's digest and lay it before the director, once, however many processes ask and however often. Agencies with boundary items are
 * shown theirs now, so that they have their working day before others read of them. Earlier digests whose exact numbers have changed since
 * get a corrected edition, to be released in the same way. Nothing goes to readers here: a person releases it.
 *
 * Digest, messages, reminders and audit events are one transaction: the row of the week decides who was first, and the others change nothing.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError `no-such-week`, `week-not-over`, `digest-exposes`.
 */
export async function buildWeeklyDigest(deps: UseCaseDeps, input: { week: string }): Promise<'built' | 'already-built'> {
  const { week } = input;
  finishedWeek(week, deps.clock.now(), deps.district.timeZone);
  return deps.unitOfWork.run(async (tx) => {
    if (await tx.digests.byWeek(week)) return 'already-built';
    const corrections = await findCorrections(deps, tx, week);
    const notes = corrections.flatMap(({ record, editions }) => editions.slice(0, 1).flatMap((each) => correctionNote(record.week, each)));
    const editions = await makeDigest(deps, tx, { week, corrections: notes });
    const boundary = boundaryCounts(editions);
    if (!(await layBefore(deps, tx, { week, editions, boundary }))) return 'already-built';
    for (const { record, editions: corrected } of corrections) {
      await layBefore(deps, tx, { week: record.week, editions: corrected, boundary: [] });
    }
    return 'built';
  });
}

interface Built {
  week: string;
  editions: DigestDocument[];
  boundary: { agencyId: string; items: number }[];
}

/** false: this version of this week is there already. */
async function layBefore(deps: UseCaseDeps, tx: Transaction, { week, editions, boundary }: Built): Promise<boolean> {
  const now = deps.clock.now();
  const digestId = deps.ids.id();
  const version = editions[0]?.version ?? 1;
  const releaseBy = deadline(deps, now);
  if (!(await tx.digests.createOnce({ id: digestId, week, version, builtAt: now, document: editions, releaseBy }))) return false;
  const key = `${week}:${version}`;
  await tx.messages.post({ kind: 'digest-release', lane: 'update', to: { channel: 'director' }, digestId, key: `digest-release:${key}` });
  await tx.releases.addBoundary(digestId, boundary);
  for (const { agencyId } of boundary) await showBoundary(deps, tx, { digestId, agencyId, key });
  const reminder = { kind: 'digest', subjectId: digestId, itemId: digestId } as const;
  await tx.reminders.set({ id: deps.ids.id(), ...reminder, stage: 'reminder', dueAt: releaseBy });
  const deputyAt = minutesAfter(releaseBy, deps.district.digest.deputyAfter);
  await tx.reminders.set({ id: deps.ids.id(), ...reminder, stage: 'deputy', dueAt: deputyAt });
  tx.audit.append({
    kind: 'digest-built',
    actorId: null,
    digestId,
    details: { week, version, boundary: boundary.map((each) => each.agencyId) },
  });
  return true;
}

async function showBoundary(
  { district }: UseCaseDeps,
  tx: Transaction,
  { digestId, agencyId, key }: { digestId: string; agencyId: string; key: string },
): Promise<void> {
  for (const { id } of district.digest.readers.filter((reader) => reader.agencyId === agencyId)) {
    const message = { kind: 'boundary-notice', lane: 'digest', details: { agencyId } } as const;
    await tx.messages.post({ ...message, to: { readerId: id }, digestId, key: `boundary:${key}:${id}` });
  }
}

/** The first such weekday and time after now; without one, the end of the next working day. */
function deadline({ district }: UseCaseDeps, now: Date): Date {
  const { digest, timeZone } = district;
  if (!digest.releaseBy) return endOfNextWorkingDay(district, now);
  const week = weekOf(now, timeZone);
  const thisWeek = instantInWeek(week, digest.releaseBy, timeZone);
  return thisWeek > now ? thisWeek : instantInWeek(shiftWeek(week, 1), digest.releaseBy, timeZone);
}
