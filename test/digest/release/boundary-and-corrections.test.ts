import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEditions } from '../../../src/digest/document/model.ts';
import { buildWeeklyDigest } from '../../../src/digest/release/build-weekly-digest.ts';
import { digestOfWeek } from '../../../src/digest/release/digest-of-week.ts';
import { recordReply } from '../../../src/digest/release/record-reply.ts';
import { DAY, HOUR, type ReleaseWorld, releaseWorld, WEEK } from './release-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await releaseWorld();
});
afterEach(() => world.db.close());

describe('a digest with boundary items', () => {
  beforeEach(async () => {
    await world.boundaryIncident();
    await buildWeeklyDigest(world.deps, { week: WEEK });
  });

  it('shows them to the agency first, and is released one working day after they arrived', async () => {
    expect((await world.release()).kind).toBe('waits');
    expect(await world.deliver()).toEqual(expect.arrayContaining(['boundary-notice/own', 'digest-release/C-DIRECTOR']));
    expect((await world.release()).kind).toBe('waits');
    world.db.clock.move(DAY - HOUR);
    expect((await world.release()).kind).toBe('waits');
    world.db.clock.move(HOUR);
    expect((await world.release()).kind).toBe('released');
  });

  it('is released as soon as the agency has answered, and prints its words to it and to all who read of it', async () => {
    const { id: digestId } = await world.onlyDigest();
    expect(await recordReply(world.deps, { person: world.director, digestId, agencyId: world.agencyId, reply: 'sees_it_otherwise' })).toBe(
      'recorded',
    );
    expect((await world.release()).kind).toBe('released');
    const editions = readEditions((await world.onlyDigest()).document) ?? [];
    const replies = editions.map((each) => [
      each.agencyId ?? each.edition,
      each.tables.find(({ id }) => id === 'replies')?.rows.length ?? 0,
    ]);
    const others = world.district.agencies.slice(1).map(({ id }) => [id, 0]);
    expect(replies).toEqual([['police', 1], ['board', 0], ['public', 0], [world.agencyId, 1], ...others]);
    expect(await recordReply(world.deps, { person: world.director, digestId, agencyId: world.agencyId, reply: 'agrees' })).toBe('released');
  });

  it('waits for ever when it was shown in no way, until a person says that it was', async () => {
    await world.deliver(() => 'failed');
    world.db.clock.move(7 * DAY);
    expect((await world.release()).kind).toBe('waits');
    const { id: digestId } = await world.onlyDigest();
    await recordReply(world.deps, { person: world.director, digestId, agencyId: world.agencyId, reply: 'no_reply' });
    expect((await world.release()).kind).toBe('waits');
    await recordReply(world.deps, { person: world.director, digestId, agencyId: world.agencyId, reply: null });
    expect((await world.release()).kind).toBe('waits');
    world.db.clock.move(DAY);
    expect((await world.release()).kind).toBe('released');
  });
});

describe('a released week that turns out otherwise', () => {
  it('gets a corrected edition with the exact numbers, released by a person, and the next digest says so; the first stays as it was', async () => {
    await buildWeeklyDigest(world.deps, { week: WEEK });
    await world.release();
    const [first] = await world.digests();
    await world.noticeMade(new Date('2026-10-08T18:00:00Z'));
    world.db.clock.move(7 * DAY);
    await buildWeeklyDigest(world.deps, { week: '2026-W42' });
    const [unchanged, corrected, next] = await world.digests();
    expect(unchanged).toEqual(first);
    expect(corrected).toMatchObject({ week: WEEK, version: 2, releasedAt: null });
    const [police] = readEditions(corrected?.document) ?? [];
    expect(police?.corrections[0]?.en).toBe('Required by law: 1, published before as 0.');
    expect(police?.headline[0]?.en).toBe('5–11 October: we contacted police once; the law required 1, we chose 0.');
    const before = readEditions(first?.document)?.[0];
    expect(police?.tables).toEqual(before?.tables);
    expect(readEditions(next?.document)?.[0]?.corrections.map(({ en }) => en)).toEqual([
      `${WEEK}: Required by law: 1, published before as 0.`,
    ]);
    expect((await digestOfWeek(world.deps, { week: WEEK })).editions[0]?.version).toBe(1);
    expect((await world.release(corrected?.id)).kind).toBe('released');
    expect((await digestOfWeek(world.deps, { week: WEEK })).editions[0]?.version).toBe(2);
    world.db.clock.move(7 * DAY);
    await buildWeeklyDigest(world.deps, { week: '2026-W43' });
    expect(await world.digests()).toHaveLength(4);
  });
});
