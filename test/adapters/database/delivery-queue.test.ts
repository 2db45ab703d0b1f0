import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Lane, NewMessage } from '../../../src/incidents/delivery.ts';
import type { DeliveryQueue } from '../../../src/incidents/delivery-queue.ts';
import { anIncidentIn, type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

const LEASE_MS = 30_000;
/** From the end of a lease until what it held is looked for. */
const LOOK_AFTER_MS = 3_000;
const POSTED = { channel: 'C1', messageId: '1700000000.1' };

describe('the delivery queue', () => {
  const opened: TestDatabase[] = [];
  let db: TestDatabase;
  let queue: DeliveryQueue;
  beforeEach(async () => {
    db = await testDatabase({ channels: { director: channels(3), liaison: [{ platform: 'teams', address: 'liaison' }] } });
    queue = db.database.deliveryQueue(db);
    opened.push(db);
  });
  afterAll(() => Promise.all(opened.map((each) => each.close())));

  const channels = (count: number) => Array.from({ length: count }, (_, nth) => ({ platform: 'slack' as const, address: `C${nth + 1}` }));
  const claim = (over: Partial<Parameters<DeliveryQueue['claim']>[0]> = {}, from = queue) =>
    from.claim({ limit: 10, now: db.clock.now(), leaseMs: LEASE_MS, platforms: ['slack', 'teams'], ...over });
  /** Everything on one channel: the liaison's. */
  const post = (key: string, over: Partial<NewMessage> = {}) =>
    db.unitOfWork.run((tx) =>
      tx.messages.post({ kind: 'incident-card', lane: 'decision', to: { channel: 'liaison' }, key, details: { name: key }, ...over }),
    );
  const keys = (claimed: Delivery[]) => claimed.map(({ card }) => card.details.name);
  const state = async ({ id }: Delivery) => db.database.prisma.delivery.findUnique({ where: { id } });

  /** One claim, which must give exactly one. */
  async function claimOne(): Promise<Delivery> {
    const [delivery, ...others] = await claim();
    expect(others).toEqual([]);
    if (!delivery) throw new Error('nothing was claimed');
    return delivery;
  }

  it('gives nothing when nothing waits', async () => {
    expect(await claim()).toEqual([]);
    expect(await queue.nextDueAt(['slack', 'teams'])).toBeNull();
  });

  it('hands out a delivery with its card, once', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await post('a', { incidentId, details: { why: 'L3' } });
    const [delivery] = await claim();
    expect(delivery).toEqual({
      ...{
        id: expect.any(String),
        operation: 'post',
        attempts: 1,
        version: 1,
        outcomeUnknown: false,
        preparing: false,
        again: false,
        createdAt: db.clock.now(),
      },
      card: {
        ...{
          id: expect.any(String),
          kind: 'incident-card',
          lane: 'decision',
          platform: 'teams',
          address: 'liaison',
          direct: false,
        },
        ...{ personId: null, incidentId, draftId: null, digestId: null, details: { why: 'L3' }, channel: null, messageId: null },
        ...{ wantedVersion: 1, shownVersion: 0, thread: null },
      },
    });
    db.clock.move(1_000);
    expect(await claim()).toEqual([]);
  });

  it('takes the most urgent lane first, then the oldest, one per channel and second', async () => {
    const lanes: Lane[] = ['digest', 'update', 'decision', 'decision', 'emergency'];
    for (const [nth, lane] of lanes.entries()) {
      await post(`${lane} ${nth}`, { lane });
      db.clock.move(1);
    }
    const order: (string | undefined)[] = [];
    for (const _ of lanes) {
      order.push(...keys(await claim()));
      expect(await claim()).toEqual([]);
      db.clock.move(1_000);
    }
    expect(order).toEqual(['emergency 4', 'decision 2', 'decision 3', 'update 1', 'digest 0']);
  });

  it('takes an emergency before 500 routine cards that waited longer', async () => {
    await db.unitOfWork.run(async (tx) => {
      for (let nth = 0; nth < 500; nth++) {
        await tx.messages.post({ kind: 'incident-card', lane: 'decision', to: { channel: 'liaison' }, key: `${nth}` });
      }
    });
    db.clock.move(10);
    await post('emergency', { lane: 'emergency' });
    expect(keys(await claim())).toEqual(['emergency']);
  });

  it('serves several channels at once, most urgent first, no more than asked for', async () => {
    await post('everywhere', { to: { channel: 'director' }, lane: 'update' });
    await post('urgent', { lane: 'emergency' });
    expect(keys(await claim({ limit: 2 }))).toEqual(['urgent', 'everywhere']);
    expect(keys(await claim())).toEqual(['everywhere', 'everywhere']);
  });

  it('keeps to the platforms and lanes it is asked for', async () => {
    await post('teams');
    await post('slack', { to: { channel: 'director' } });
    expect(new Set(keys(await claim({ platforms: ['slack'] })))).toEqual(new Set(['slack']));
    expect(await claim({ platforms: ['teams'], lanes: ['emergency'] })).toEqual([]);
    expect(keys(await claim({ platforms: ['teams'], lanes: ['decision'] }))).toEqual(['teams']);
  });

  it('never gives one delivery to two workers, and lets replicas share the pace', async () => {
    for (let nth = 0; nth < 6; nth++) await post(`card ${nth}`, { to: { channel: 'director' } });
    const queues = [queue, ...[1, 2, 3].map(() => db.replica().database.deliveryQueue(db))];
    const seen: string[] = [];
    for (let second = 0; second < 6; second++) {
      const round = (await Promise.all(queues.map((each) => claim({}, each)))).flat();
      expect(new Set(round.map(({ card }) => card.address)).size).toBe(round.length);
      seen.push(...round.map(({ id }) => id));
      db.clock.move(1_000);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(18);
  });

  it('records where a message is, and queues an update when its subject changed meanwhile', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await post('a', { incidentId });
    const delivery = await claimOne();
    await db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
    await queue.sent(delivery, POSTED);
    expect(await state(delivery)).toMatchObject({ state: 'sent', settledAt: db.clock.now(), leaseUntil: null });
    db.clock.move(1_000);
    const update = await claimOne();
    expect(update).toMatchObject({ operation: 'update', version: 2, card: { ...POSTED, wantedVersion: 2, shownVersion: 1 } });
    await queue.sent(update, POSTED);
    db.clock.move(1_000);
    expect(await claim()).toEqual([]);
    expect(await db.database.prisma.postedCard.findFirst()).toMatchObject({ wantedVersion: 2, shownVersion: 2 });
  });

  it('does not let an update overtake another delivery of its card', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const refresh = () => db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
    await post('a', { incidentId });
    await queue.sent(await claimOne(), POSTED);
    await refresh();
    db.clock.move(1_000);
    const slow = await claimOne();
    await refresh();
    db.clock.move(1_000);
    expect(await claim()).toEqual([]);
    await queue.sent(slow, POSTED);
    expect(await claimOne()).toMatchObject({ operation: 'update', version: 3 });
  });

  it('tries again later', async () => {
    await post('a');
    const delivery = await claimOne();
    const at = new Date(db.clock.now().getTime() + 5_000);
    await queue.retryLater(delivery, at, 'http-500');
    expect(await state(delivery)).toMatchObject({ state: 'queued', code: 'http-500', notBefore: at });
    expect(await queue.nextDueAt(['teams'])).toEqual(at);
    db.clock.move(4_999);
    expect(await claim()).toEqual([]);
    db.clock.move(1);
    expect(await claimOne()).toMatchObject({ id: delivery.id, attempts: 2, outcomeUnknown: false });
  });

  it('keeps one update waiting when an older one comes back', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await post('a', { incidentId });
    await queue.sent(await claimOne(), POSTED);
    const refresh = () => db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
    await refresh();
    db.clock.move(1_000);
    const first = await claimOne();
    await refresh();
    await queue.unknown(first, db.clock.now(), 'timeout');
    db.clock.move(1_000);
    const again = await claimOne();
    expect(again).toMatchObject({ id: first.id, operation: 'update', version: 3, outcomeUnknown: false });
    await queue.sent(again, POSTED);
    db.clock.move(1_000);
    expect(await claim()).toEqual([]);
  });

  it('asks to look before an uncertain post is repeated, and updates what was found if it is old', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await post('a', { incidentId });
    const lookAt = new Date(db.clock.now().getTime() + 3_000);
    await queue.unknown(await claimOne(), lookAt, 'timeout');
    await db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
    db.clock.move(2_999);
    expect(await claim()).toEqual([]);
    expect(await queue.nextDueAt(['teams'])).toEqual(lookAt);
    db.clock.move(1);
    const look = await claimOne();
    expect(look).toMatchObject({ operation: 'post', outcomeUnknown: true, attempts: 2, version: 1 });
    await queue.sent(look, { ...POSTED, found: true });
    expect(await state(look)).toMatchObject({ state: 'reconciled' });
    db.clock.move(1_000);
    expect(await claimOne()).toMatchObject({ operation: 'update', version: 2, card: POSTED });
  });

  it('takes back what a killed worker held: posts to be looked for, updates to be done again', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await post('a', { incidentId });
    const dead = await claimOne();
    db.clock.move(LEASE_MS);
    expect(await claim()).toEqual([]);
    expect(await queue.nextDueAt(['teams'])).toEqual(db.clock.now());
    db.clock.move(1);
    // what it sent last may still be on its way
    expect(await claim()).toEqual([]);
    expect(await queue.nextDueAt(['teams'])).toEqual(new Date(db.clock.now().getTime() + LOOK_AFTER_MS));
    db.clock.move(LOOK_AFTER_MS);
    const look = await claimOne();
    expect(look).toMatchObject({ id: dead.id, outcomeUnknown: true, attempts: 2 });
    await queue.sent(look, POSTED);
    const refresh = () => db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
    await refresh();
    db.clock.move(1_000);
    const lost = await claimOne();
    await refresh();
    db.clock.move(LEASE_MS + 1);
    expect(await claim()).toEqual([]);
    db.clock.move(LOOK_AFTER_MS);
    // the very delivery whose id a message posted anew would carry
    expect(await claimOne()).toMatchObject({ id: lost.id, operation: 'update', version: 3, attempts: 2, outcomeUnknown: false });
    expect(await db.database.prisma.delivery.count({ where: { operation: 'update' } })).toBe(1);
  });

  it('lets a worker whose lease ran out change nothing, except that what was sent is sent', async () => {
    await post('a');
    const late = await claimOne();
    db.clock.move(LEASE_MS + 1);
    expect(await claim()).toEqual([]);
    db.clock.move(LOOK_AFTER_MS);
    const current = await claimOne();
    await queue.failed(late, 'late');
    await queue.retryLater(late, db.clock.now(), 'late');
    await queue.unknown(late, db.clock.now(), 'late');
    await queue.needless(late);
    expect(await state(current)).toMatchObject({ state: 'sending', attempts: 2 });
    await queue.sent(late, POSTED);
    await queue.sent(current, { channel: 'C1', messageId: 'a second one' });
    await queue.failed(current, 'too late');
    expect(await state(current)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await db.database.prisma.postedCard.findFirst()).toMatchObject(POSTED);
  });

  it('gives up visibly, and settles what has become needless', async () => {
    await post('a');
    await post('b');
    const first = await claimOne();
    await queue.failed(first, 'channel-not-found');
    expect(await state(first)).toMatchObject({ state: 'failed', code: 'channel-not-found', settledAt: db.clock.now() });
    db.clock.move(1_000);
    const second = await claimOne();
    await queue.needless(second);
    expect(await state(second)).toMatchObject({ state: 'sent', settledAt: db.clock.now() });
    db.clock.move(LEASE_MS * 2);
    expect(await claim()).toEqual([]);
    expect(await queue.nextDueAt(['teams'])).toBeNull();
  });

  it('obeys Retry-After for the whole channel, and never shortens a pause', async () => {
    await post('a');
    const until = new Date(db.clock.now().getTime() + 30_000);
    await queue.pauseChannel('teams', 'liaison', until);
    await queue.pauseChannel('teams', 'liaison', new Date(until.getTime() - 20_000));
    await queue.pauseChannel('slack', 'never seen', until);
    expect(await queue.nextDueAt(['teams'])).toEqual(until);
    db.clock.move(29_999);
    expect(await claim()).toEqual([]);
    db.clock.move(1);
    expect(keys(await claim())).toEqual(['a']);
  });
});
