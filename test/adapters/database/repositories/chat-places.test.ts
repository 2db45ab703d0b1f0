import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNotice } from '../../../contracts/chat-platform.contract.ts';
import { DEPUTY, DIRECTOR, DISTRICT_TENANT, TEACHER } from '../../../fixtures/teams-double/district-tenant.ts';
import { startTeamsDouble } from '../../../fixtures/teams-double/teams-double.ts';
import { type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';
import { teamsPlatformOn } from '../../teams/start-teams.ts';

describe('where Teams lets the bot write', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  let at = Date.UTC(2026, 9, 15, 18);
  const places = (platform: 'teams' | 'slack' = 'teams') => db.database.chatPlaces(platform, { now: () => new Date(at) });

  it('is kept by address and platform, the newest of each, and what was captured last is the newest of all', async () => {
    await places().references.save('a', { of: 'a', turn: 1 });
    at += 1000;
    await places().references.save('b', { of: 'b' });
    at += 1000;
    await places().references.save('a', { of: 'a', turn: 2 });
    await places('slack').references.save('a', { of: 'slack' });
    expect(await places().references.get('a')).toEqual({ of: 'a', turn: 2 });
    expect(await places().references.get('b')).toEqual({ of: 'b' });
    expect(await places().references.get('c')).toBeNull();
    expect(await places().references.newest()).toEqual({ of: 'a', turn: 2 });
  });

  it('is remembered over a restart: the conversation with somebody who never wrote is made once', async () => {
    const double = await startTeamsDouble(DISTRICT_TENANT);
    try {
      at += 1000;
      const conversationId = double.world.personalWith(DIRECTOR).id;
      await places().references.save(DIRECTOR, { conversationId, serviceUrl: double.serviceUrl });
      // each is a process of its own, which remembers nothing
      for (const [id, words] of [['d1', 'before'] as const, ['d2', 'after'] as const]) {
        const platform = teamsPlatformOn(double, places().references);
        await platform.post({ address: TEACHER, direct: true }, aNotice(words), { id, repeated: false });
      }
      expect(double.requestsTo('create')).toHaveLength(1);
      expect(double.actAs(TEACHER).messages()).toHaveLength(2);
      expect(double.actAs(DEPUTY).messages()).toEqual([]);
    } finally {
      await double.stop();
    }
  });

  it('names no message that is none of ours', async () => {
    expect(await places().cardAt({ channel: 'a', messageId: '1' })).toBeNull();
  });
});
