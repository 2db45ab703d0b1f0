import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewMessage } from '../../../../src/incidents/delivery.ts';
import { anAccount, anIncidentIn, aPersonIn, DIRECTOR_CHANNEL, type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';

describe('messages', () => {
  const opened: TestDatabase[] = [];
  let db: TestDatabase;
  let incidentId: string;
  beforeEach(async () => {
    db = await testDatabase();
    opened.push(db);
    incidentId = await anIncidentIn(db.unitOfWork);
  });
  afterAll(() => Promise.all(opened.map((each) => each.close())));

  const card = (over: Partial<NewMessage> = {}): NewMessage => ({
    ...{ kind: 'incident-card', lane: 'decision', to: { channel: 'director' }, incidentId, key: `card:${incidentId}` },
    ...over,
  });
  const post = (message: NewMessage) => db.unitOfWork.run((tx) => tx.messages.post(message));
  const refresh = () => db.unitOfWork.run((tx) => tx.messages.refreshIncident(incidentId));
  const deliveries = () => db.database.prisma.delivery.findMany({ include: { card: true }, orderBy: { id: 'asc' } });
  const markPosted = () => db.database.prisma.postedCard.updateMany({ data: { channel: 'C', messageId: 'M', shownVersion: 1 } });

  it('posts once per key, with one delivery and one job, even when asked for twice at once', async () => {
    await Promise.all([post(card({ details: { personKey: 'director' } })), post(card({ details: { personKey: 'director' } }))]);
    await post(card());
    expect(await deliveries()).toMatchObject([
      {
        ...{ operation: 'post', state: 'queued', lane: 'decision', ...DIRECTOR_CHANNEL, attempts: 0, createdAt: db.clock.now() },
        card: {
          kind: 'incident-card',
          direct: false,
          personId: null,
          incidentId,
          details: { personKey: 'director' },
          messageId: null,
          wantedVersion: 1,
        },
      },
    ]);
    expect(db.wakeUps).toEqual([{ queue: 'deliver' }]);
  });

  it('inserts one job however many messages one change sends', async () => {
    await db.unitOfWork.run(async (tx) => {
      await tx.messages.post(card());
      await tx.messages.post(card({ kind: 'call-for-person', key: 'ring' }));
      await tx.messages.refreshIncident(incidentId);
    });
    expect(await deliveries()).toHaveLength(2);
    expect(db.wakeUps).toEqual([{ queue: 'deliver' }]);
  });

  it('sends nothing and wakes nobody when the change failed', async () => {
    const failing = db.unitOfWork.run(async (tx) => {
      await tx.messages.post(card());
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect([await deliveries(), db.wakeUps]).toEqual([[], []]);
  });

  it('writes to a person where they were last, and in an emergency everywhere', async () => {
    const named = { key: 'deputy', role: 'deputy' as const, siteIds: [] };
    const accounts = [anAccount(), anAccount({ platform: 'teams', workspace: 'tenant' })];
    let personId = '';
    for (const account of accounts) {
      personId = (await db.unitOfWork.run((tx) => tx.people.identify(account, named))).id;
      db.clock.move(120_000);
    }
    await post(card({ kind: 'call-duty', to: { personId }, key: 'duty' }));
    await post(card({ kind: 'emergency-alert', lane: 'emergency', to: { personId }, key: 'alert' }));
    const sent = (await deliveries()).map((each) => [each.card.key, each.platform, each.address, each.card.direct]);
    const [slack, teams] = accounts;
    expect(sent).toHaveLength(3);
    expect(sent).toEqual(
      expect.arrayContaining([
        ['duty', 'teams', teams?.accountId, true],
        ['alert', 'teams', teams?.accountId, true],
        ['alert', 'slack', slack?.accountId, true],
      ]),
    );
  });

  it('does not repeat a message to a person who has moved to another platform since', async () => {
    const named = { key: 'deputy', role: 'deputy' as const, siteIds: [] };
    const { id: personId } = await db.unitOfWork.run((tx) => tx.people.identify(anAccount(), named));
    await post(card({ kind: 'call-duty', to: { personId }, key: 'duty' }));
    db.clock.move(120_000);
    await db.unitOfWork.run((tx) => tx.people.identify(anAccount({ platform: 'teams' }), named));
    await post(card({ kind: 'call-duty', to: { personId }, key: 'duty' }));
    expect(await deliveries()).toHaveLength(1);
  });

  it('keeps a message to somebody without an account visible as failed', async () => {
    const { id: personId } = await aPersonIn(db.unitOfWork);
    await db.database.prisma.chatIdentity.deleteMany({ where: { personId } });
    for (const _ of [1, 2]) await post(card({ kind: 'call-duty', to: { personId }, key: 'duty' }));
    expect(await deliveries()).toMatchObject([
      { state: 'failed', code: 'no-address', platform: null, settledAt: db.clock.now(), card: { personId } },
    ]);
    expect(db.wakeUps).toEqual([]);
  });

  it('needs no update of a card that is not posted yet, because its post shows the newest state', async () => {
    await post(card());
    await refresh();
    expect(await deliveries()).toMatchObject([{ operation: 'post', card: { wantedVersion: 2 } }]);
  });

  it('coalesces the updates of a card into one that waits', async () => {
    await post(card());
    await markPosted();
    await Promise.all([1, 2, 3, 4].map(refresh));
    const updates = (await deliveries()).filter(({ operation }) => operation === 'update');
    expect(updates).toMatchObject([{ state: 'queued', lane: 'update', card: { wantedVersion: 5 } }]);
  });

  it('updates the live cards of the incident and the boards, and nothing that is said once or belongs to another', async () => {
    const other = await anIncidentIn(db.unitOfWork);
    await post(card());
    await post({ kind: 'board', lane: 'update', to: { channel: 'director' }, key: 'board' });
    await post(card({ kind: 'call-for-person', key: 'ring' }));
    await post(card({ incidentId: other, key: 'other' }));
    await post(card({ kind: 'emergency-reporter', lane: 'emergency', key: 'e' }));
    await markPosted();
    await refresh();
    const updates = (await deliveries()).filter(({ operation }) => operation === 'update');
    expect(updates.map((each) => [each.card.kind, each.lane]).sort()).toEqual([
      ['board', 'update'],
      ['emergency-reporter', 'emergency'],
      ['incident-card', 'update'],
    ]);
    expect(updates.map(({ id }) => id)).toEqual(updates.map(() => expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/)));
  });

  it('never deadlocks when changes of several incidents meet on the board', async () => {
    const ids = [incidentId, await anIncidentIn(db.unitOfWork), await anIncidentIn(db.unitOfWork)];
    for (const id of ids) await post(card({ incidentId: id, key: `card:${id}` }));
    await post({ kind: 'board', lane: 'update', to: { channel: 'director' }, key: 'board' });
    await markPosted();
    const change = (order: string[]) =>
      db.unitOfWork.run(async (tx) => {
        for (const id of order) await tx.messages.refreshIncident(id);
        tx.audit.append({ kind: 'changed', actorId: null });
      });
    const orders = [ids, [...ids].reverse(), [ids[1] ?? '', ids[0] ?? '']];
    await Promise.all(Array.from({ length: 30 }, (_, nth) => change(orders[nth % 3] ?? ids)));
    expect(await db.database.prisma.auditEvent.count()).toBe(30);
  });
});
