import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anIncidentIn, type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('the delivery queue in a storm of reports', () => {
  it('lets a new emergency go before changes of one that is there, and what stands in a thread after its card', async () => {
    const [storm, other] = [await anIncidentIn(db.unitOfWork), await anIncidentIn(db.unitOfWork)];
    const queue = db.database.deliveryQueue(db);
    const claim = () => queue.claim({ limit: 10, now: db.clock.now(), leaseMs: 30_000, platforms: ['slack'] });
    const about = (incidentId: string, kind: 'incident-card' | 'gathered') =>
      db.unitOfWork.run((tx) =>
        tx.messages.post({
          kind,
          incidentId,
          lane: kind === 'gathered' ? 'update' : 'emergency',
          to: { channel: 'director' },
          key: `${kind} ${incidentId}`,
        }),
      );
    await about(storm, 'gathered');
    expect(await claim()).toEqual([]);
    await about(storm, 'incident-card');
    db.clock.move(1);
    const [card] = await claim();
    expect(card?.card).toMatchObject({ kind: 'incident-card', thread: null });
    if (card) await queue.sent(card, { channel: 'C', messageId: 'HEAD' });
    await db.unitOfWork.run((tx) => tx.messages.refreshIncident(storm));
    db.clock.move(1_000);
    await about(other, 'incident-card');
    const order: unknown[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const [next] = await claim();
      order.push([next?.operation, next?.card.kind, next?.card.incidentId, next?.card.thread]);
      if (next) await queue.sent(next, { channel: 'C', messageId: next.card.messageId ?? `M${turn}` });
      db.clock.move(1_000);
    }
    expect(order).toEqual([
      ['post', 'incident-card', other, null],
      ['update', 'incident-card', storm, null],
      ['post', 'gathered', storm, 'HEAD'],
    ]);
  });
});
