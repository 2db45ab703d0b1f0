import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Delivery } from '../../../src/incidents/delivery.ts';
import type { DeliveryQueue } from '../../../src/incidents/delivery-queue.ts';
import { type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

const LEASE_MS = 30_000;
/** From the end of a lease until what it held is looked for. */
const LOOK_AFTER_MS = 3_000;

let db: TestDatabase;
let queue: DeliveryQueue;
beforeAll(async () => {
  db = await testDatabase({ channels: { director: [], liaison: [{ platform: 'teams', address: 'liaison' }] } });
  queue = db.database.deliveryQueue(db);
});
afterAll(() => db.close());

const claim = () => queue.claim({ limit: 10, now: db.clock.now(), leaseMs: LEASE_MS, platforms: ['teams'] });
async function claimOne(): Promise<Delivery> {
  const [delivery] = await claim();
  if (!delivery) throw new Error('nothing was claimed');
  return delivery;
}

it('sends a digest whose worker died before it spoke to anybody, and asks a person about one that had begun', async () => {
  await db.unitOfWork.run((tx) => tx.messages.post({ kind: 'digest', lane: 'digest', to: { channel: 'liaison' }, key: 'a' }));
  const first = await claimOne();
  expect(first.preparing).toBe(true);
  db.clock.move(LEASE_MS + 1);
  expect(await claim()).toEqual([]);
  db.clock.move(LOOK_AFTER_MS);
  const second = await claimOne();
  expect(second).toMatchObject({ id: first.id, outcomeUnknown: false, preparing: true, attempts: 2 });
  await expect(queue.begin(first)).rejects.toThrow('lease-lost');
  await queue.begin(second);
  db.clock.move(LEASE_MS + 1);
  expect(await claim()).toEqual([]);
  db.clock.move(LOOK_AFTER_MS);
  const third = await claimOne();
  expect(third).toMatchObject({ id: first.id, outcomeUnknown: true, preparing: false, attempts: 3 });
  // it died again, while it looked
  db.clock.move(LEASE_MS + LOOK_AFTER_MS + 1);
  await claim();
  expect(await db.database.prisma.delivery.findUnique({ where: { id: third.id } })).toMatchObject({ state: 'unknown' });
});
