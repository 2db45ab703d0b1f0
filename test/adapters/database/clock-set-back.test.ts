import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Delivery } from '../../../src/incidents/delivery.ts';
import { type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

const HOUR = 3_600_000;
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

it('keeps nothing waiting for an hour when the clock is set back by one, and what is left to a person stays with them', async () => {
  const queue = db.database.deliveryQueue(db);
  const claim = () => queue.claim({ limit: 10, now: db.clock.now(), leaseMs: 30_000, platforms: ['slack', 'teams'] });
  /** Posted and taken by a worker, a second after the one before. */
  const taken = async (key: string): Promise<Delivery> => {
    const about = { kind: 'call-for-person', lane: 'decision', to: { channel: 'director' }, details: { key } } as const;
    await db.unitOfWork.run((tx) => tx.messages.post({ ...about, key }));
    db.clock.move(1_000);
    const [delivery] = await claim();
    if (!delivery) throw new Error('nothing was claimed');
    return delivery;
  };
  await taken('of a killed worker');
  await queue.retryLater(await taken('put off'), new Date(db.clock.now().getTime() + 60_000), 'http-500');
  await queue.unknown(await taken('left'), new Date('9999-12-31T00:00:00Z'), 'cannot-look');
  db.clock.move(-HOUR);
  const claimed: Delivery[] = [];
  for (let second = 0; second < 8; second += 1) {
    claimed.push(...(await claim()));
    db.clock.move(1_000);
  }
  const seen = claimed.map(({ card, outcomeUnknown }) => [card.details.key, outcomeUnknown]);
  expect(seen).toEqual([
    ['put off', false],
    ['of a killed worker', true],
  ]);
});
