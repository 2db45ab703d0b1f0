import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { addAgendaItem } from '../../../src/digest/meeting/manage-meeting.ts';
import { buildWeeklyDigest } from '../../../src/digest/release/build-weekly-digest.ts';
import { digestOfWeek } from '../../../src/digest/release/digest-of-week.ts';
import { holdDigest } from '../../../src/digest/release/hold-digest.ts';
import { releaseDigest } from '../../../src/digest/release/release-digest.ts';
import { remindOfRelease } from '../../../src/digest/release/remind-of-release.ts';
import { sendCopyAgain } from '../../../src/digest/release/send-copy-again.ts';
import type { Delivery } from '../../../src/incidents/delivery.ts';
import { attendReminder } from '../../../src/incidents/remind/attend-reminder.ts';
import { DAY, type ReleaseWorld, releaseWorld, WEEK } from './release-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await releaseWorld();
});
afterEach(() => world.db.close());

describe('a digest without boundary items', () => {
  beforeEach(async () => {
    expect(await buildWeeklyDigest(world.deps, { week: WEEK })).toBe('built');
  });

  it('goes to nobody before somebody releases it', async () => {
    expect(await world.deliver()).toEqual(['digest-release/C-DIRECTOR']);
    expect(await world.cards('digest')).toEqual([]);
  });

  it('is released once: to the channel, as a file in its thread, to each reader, and logged as a disclosure to each', async () => {
    const [first, second] = await Promise.all([world.release(), world.release()]);
    expect([first.kind, second.kind].sort()).toEqual(['already', 'released']);
    expect((await world.cards('digest')).map(({ address, platform }) => `${platform}:${address}`)).toEqual([
      'slack:C-LIAISON',
      'mail:own',
      'mail:board',
    ]);
    expect((await world.cards('digest-file')).map(({ address }) => address)).toEqual(['C-LIAISON']);
    const disclosures = await world.db.unitOfWork.run((tx) => tx.disclosures.between(new Date(0), new Date('2099-01-01')));
    expect(disclosures.map(({ reference, recipient, basis }) => [reference, recipient, basis])).toEqual([
      [WEEK, 'liaison_channel', 'counts_hidden'],
      [WEEK, world.district.agencies[0]?.id, 'counts_hidden'],
      [WEEK, 'board', 'counts_hidden'],
    ]);
    expect(await world.db.unitOfWork.run((tx) => tx.disclosures.unlikeAudit())).toEqual([]);
    const order = await world.deliver();
    expect(order.indexOf('digest-file/C-LIAISON')).toBeGreaterThan(order.indexOf('digest/C-LIAISON'));
    expect((await world.audited()).map(({ kind }) => kind).filter((kind) => kind === 'digest-delivered')).toHaveLength(4);
  });

  it('is sealed by its release: later points and numbers change nothing', async () => {
    await world.release();
    const before = await digestOfWeek(world.deps, { week: WEEK });
    await addAgendaItem(world.deps, {
      person: world.director,
      id: systemIds.id(),
      week: WEEK,
      item: { topic: 'drill', agencyId: null, siteId: null, day: null },
    });
    await world.noticeMade(new Date('2026-10-08T18:00:00Z'));
    expect(await digestOfWeek(world.deps, { week: WEEK })).toEqual(before);
    expect(before.published).toBe(true);
  });

  it('one reader who cannot be reached holds up no other, and a person has it sent again, once', async () => {
    await world.release();
    const fate = ({ card }: Delivery) => (card.address === 'own' ? 'unknown' : card.address === 'board' ? 'failed' : 'sent');
    await world.deliver(fate);
    const { id: digestId } = await world.onlyDigest();
    const copies = await world.db.unitOfWork.run((tx) => tx.releases.copiesOf(digestId));
    expect(copies.map(({ address, state, needsPerson }) => [address, state, needsPerson])).toEqual([
      ['C-LIAISON', 'sent', false],
      ['C-LIAISON', 'sent', false],
      ['own', 'unknown', true],
      ['board', 'failed', false],
    ]);
    expect(await world.deliver(fate)).toEqual([]);
    const deliveryIds = copies.filter(({ state }) => state !== 'sent').map((copy) => copy.deliveryId);
    const presses = await Promise.all([1, 2].map(() => sendCopyAgain(world.deps, { person: world.director, digestId, deliveryIds })));
    expect(presses.map((press) => (press.kind === 'sent' ? press.count : -1)).sort()).toEqual([0, 2]);
    const again: boolean[] = [];
    const sent = await world.deliver((delivery) => {
      if (delivery.card.kind === 'digest') again.push(delivery.again);
      return 'sent';
    });
    expect(sent.filter((each) => each.startsWith('digest/')).sort()).toEqual(['digest/board', 'digest/own']);
    // what certainly did not arrive is not called a second copy
    expect(again.sort()).toEqual([false, true]);
    expect(await sendCopyAgain(world.deps, { person: world.director, digestId, deliveryIds })).toEqual({ kind: 'sent', count: 0 });
  });

  it('reaches readers for whom there was no mail, once there is and a person says so', async () => {
    const without = world.db.database.unitOfWork({ ...world.db.options, mail: false });
    const { id: digestId } = await world.onlyDigest();
    expect((await releaseDigest({ ...world.deps, unitOfWork: without }, { person: world.director, digestId })).kind).toBe('released');
    const copies = await world.db.unitOfWork.run((tx) => tx.releases.copiesOf(digestId));
    const failed = copies.filter(({ state, code }) => state === 'failed' && code === 'no-address').map(({ deliveryId }) => deliveryId);
    expect(failed).toHaveLength(2);
    const again = { person: world.director, digestId, deliveryIds: failed };
    expect(await sendCopyAgain({ ...world.deps, unitOfWork: without }, again)).toEqual({ kind: 'sent', count: 0 });
    expect(await sendCopyAgain(world.deps, again)).toEqual({ kind: 'sent', count: 2 });
    expect((await world.deliver()).filter((each) => each.startsWith('digest/')).sort()).toEqual([
      'digest/C-LIAISON',
      'digest/board',
      'digest/own',
    ]);
  });

  it('waits when it is held, is released all the same, and reminds the director, then the deputy', async () => {
    const { id: digestId } = await world.onlyDigest();
    expect(await holdDigest(world.deps, { person: world.director, digestId })).toBe('held');
    expect(await holdDigest(world.deps, { person: world.director, digestId })).toBe('already-held');
    await world.person('deputy');
    const due = await world.db.database.prisma.reminder.findMany({ where: { kind: 'digest' }, orderBy: { dueAt: 'asc' } });
    expect(due.map(({ stage, dueAt }) => [stage, dueAt.toISOString()])).toEqual([
      ['reminder', '2026-10-13T23:00:00.000Z'],
      ['deputy', '2026-10-14T01:00:00.000Z'],
    ]);
    world.db.clock.move(2 * DAY);
    for (const { id } of due) await attendReminder(world.deps, { reminderId: id, others: { digest: remindOfRelease } });
    const asked = (await world.audited()).filter(({ kind }) => kind === 'digest-reminded').map(({ details }) => details.personKey);
    expect(asked).toEqual([
      world.district.people.find(({ role }) => role === 'director')?.key,
      world.district.people.find(({ role }) => role === 'deputy')?.key,
    ]);
    expect((await world.release()).kind).toBe('released');
    expect(await holdDigest(world.deps, { person: world.director, digestId })).toBe('released');
  });

  it('reminds of nothing once it is released', async () => {
    await world.release();
    world.db.clock.move(2 * DAY);
    for (const { id } of await world.db.database.prisma.reminder.findMany())
      await attendReminder(world.deps, { reminderId: id, others: { digest: remindOfRelease } });
    expect(await world.cards('digest-reminder')).toEqual([]);
  });

  it.each(['staff', 'site_admin', 'liaison'] as const)('is not released by %s', async (role) => {
    const someone = await world.person(role);
    const { id: digestId } = await world.onlyDigest();
    expect(await releaseDigest(world.deps, { person: someone, digestId })).toEqual({ kind: 'not-allowed' });
    expect(await holdDigest(world.deps, { person: someone, digestId })).toBe('not-allowed');
    expect(await sendCopyAgain(world.deps, { person: someone, digestId, deliveryIds: [] })).toEqual({ kind: 'not-allowed' });
    expect((await world.onlyDigest()).releasedAt).toBeNull();
  });
});
