import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEditions } from '../../../src/digest/document/model.ts';
import { NOTES } from '../../../src/digest/edition/words.ts';
import { buildWeeklyDigest } from '../../../src/digest/release/build-weekly-digest.ts';
import { printedKept } from '../../../src/digest/release/printed-kept.ts';
import { aNewIncident, aPersonIn, aStoredClassification } from '../../fixtures/test-database.ts';
import { DAY, type ReleaseWorld, releaseWorld } from './release-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await releaseWorld();
});
afterEach(() => world.db.close());

it('hides the reasons of a block against its weeks’ headlines as they were printed, not as they are known now', async () => {
  const [first] = await refused(1, new Date('2026-10-07T18:00:00Z'));
  await build('2026-W41');
  await refused(12, new Date('2026-10-14T18:00:00Z'));
  await build('2026-W42');
  await world.db.database.prisma.incident.update({ where: { id: first ?? '' }, data: { status: 'withdrawn' } });
  await refused(1, new Date('2026-10-15T18:00:00Z'));
  await build('2026-W43');
  await build('2026-W44');
  const kept = await world.db.unitOfWork.run((tx) => printedKept(tx, '2026-W44'));
  expect(kept).toEqual([{ kind: 'few' }, ...[12, 0].map((count) => ({ kind: 'count', count }))]);
  const { document } = (await world.digests()).at(-1) ?? {};
  // 13 are kept; printed beside 12 and a few they would say one
  expect(readEditions(document)?.[0]?.tables.find(({ id }) => id === 'declined')).toMatchObject({ rows: [], empty: NOTES.tooFew });
});

it('reads nothing in the middle of a block, and knows of weeks without a digest that they have none', async () => {
  await build('2026-W41');
  const kept = (week: string) => world.db.unitOfWork.run((tx) => printedKept(tx, week));
  expect(await kept('2026-W43')).toEqual([]);
  expect(await kept('2026-W44')).toEqual([{ kind: 'count', count: 0 }, null, null]);
});

async function build(week: string): Promise<void> {
  expect(await buildWeeklyDigest(world.deps, { week })).toBe('built');
  world.db.clock.move(7 * DAY);
}

/** Requests for police in a school matter that were not followed. */
async function refused(count: number, openedAt: Date): Promise<string[]> {
  const reporter = await aPersonIn(world.db.unitOfWork);
  const answers = { danger: 'no', kind: 'fight', police_wanted: 'asked' } as const;
  const incidents = Array.from({ length: count }, () => aNewIncident(reporter.id, { openedAt, agencyId: world.agencyId, answers }));
  const classification = () => aStoredClassification({ actorId: reporter.id, level: 'L2', police: 'none' });
  await world.db.unitOfWork.run(async (tx) => {
    for (const each of incidents) await tx.incidents.createOnce(each, classification());
  });
  return incidents.map(({ id }) => id);
}
