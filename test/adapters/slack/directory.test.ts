import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory, type DirectoryDeps } from '../../../src/adapters/slack/directory.ts';
import { createBoltLogger } from '../../../src/adapters/slack/log.ts';
import { createSlackClient } from '../../../src/adapters/slack/slack-client.ts';
import type { Account } from '../../../src/incidents/ports.ts';
import { DISTRICT_WORKSPACE, TEACHER } from '../../fixtures/slack-double/district-workspace.ts';
import { type SlackDouble, startSlackDouble } from '../../fixtures/slack-double/slack-double.ts';
import type { DoubleUser } from '../../fixtures/slack-double/world.ts';
import { createMemoryLog, personOf } from './start-slack.ts';

const USERS: DoubleUser[] = [
  ...(DISTRICT_WORKSPACE.users ?? []),
  { id: 'U0FOREIGN', name: 'foreign', email: 'x@elsewhere.example', teamId: 'T0OTHER' },
  { id: 'U0STRANGER', name: 'stranger', stranger: true },
  { id: 'U0UNPROVED', name: 'unproved', email: 'director@district.example', emailConfirmed: false },
];

let double: SlackDouble;
let now = 0;
let accounts: Account[];
let recalled: Account[];
beforeEach(async () => {
  double = await startSlackDouble({ ...DISTRICT_WORKSPACE, users: USERS });
  now = 0;
  accounts = [];
  recalled = [];
});
afterEach(() => double.stop());

function directory(more: Partial<DirectoryDeps> = {}) {
  const { log } = createMemoryLog();
  return createDirectory({
    client: createSlackClient('xoxb-double', { apiUrl: double.apiUrl, timeoutMs: 300, logger: createBoltLogger(log) }),
    identifyPerson: async (account) => {
      accounts.push(account);
      return { ...personOf(account), usualSiteId: 'pshs' };
    },
    recallPerson: async (account) => {
      recalled.push(account);
      return personOf(account);
    },
    homeTeams: [],
    ownTeam: async () => 'T0DISTRICT',
    now: () => now,
    log,
    ...more,
  });
}

describe('who counts as a guest', () => {
  it.each([
    ['staff', TEACHER, 'T0DISTRICT', false],
    ['a restricted account', 'U0GUEST', 'T0DISTRICT', true],
    ['a person of another workspace', 'U0FOREIGN', 'T0OTHER', true],
    ['a person of another workspace who claims ours', 'U0FOREIGN', 'T0DISTRICT', true],
    ['a stranger of a shared channel', 'U0STRANGER', 'T0DISTRICT', true],
    ['an account Slack does not know', 'U0NOBODY', 'T0DISTRICT', true],
  ])('%s', async (_, accountId, teamId, guest) => {
    expect((await directory().identify({ accountId, teamId })).guest).toBe(guest);
    expect('email' in (accounts[0] ?? {})).toBe(!guest);
  });

  it('everybody outside the workspaces the district file names', async () => {
    expect((await directory({ homeTeams: ['T0OTHER'] }).identify({ accountId: TEACHER, teamId: 'T0DISTRICT' })).guest).toBe(true);
    expect((await directory({ homeTeams: ['T0OTHER'] }).identify({ accountId: 'U0FOREIGN', teamId: null })).guest).toBe(false);
  });

  it('nobody is matched by an e-mail that was never confirmed', async () => {
    await directory().identify({ accountId: 'U0UNPROVED', teamId: 'T0DISTRICT' });
    expect(accounts[0]).not.toHaveProperty('email');
  });
});

describe('what is asked of Slack', () => {
  const teacher = { accountId: TEACHER, teamId: 'T0DISTRICT' };

  it('a profile once in ten minutes, and once for two who ask together', async () => {
    const people = directory();
    await Promise.all([people.identify(teacher), people.identify(teacher)]);
    await people.identify(teacher);
    expect(double.callsTo('users.info')).toHaveLength(1);
    expect(accounts).toHaveLength(3);
    now += 11 * 60_000;
    await people.identify(teacher);
    expect(double.callsTo('users.info')).toHaveLength(2);
  });

  it('nothing at all for a first screen', async () => {
    const people = directory();
    expect(people.peek(TEACHER)).toEqual({ language: null, usualSiteId: null });
    await people.identify(teacher);
    expect(people.peek(TEACHER)).toEqual({ language: 'es', usualSiteId: 'pshs' });
  });

  it('and an old answer is better than none', async () => {
    const people = directory();
    await people.identify(teacher);
    now += 11 * 60_000;
    double.faults.add({ method: 'users.info', kind: 'http', status: 500 });
    expect((await people.identify(teacher, { mustKnow: true })).guest).toBe(false);
  });

  it('without any answer a reporter is a guest, and a decision has to wait', async () => {
    double.faults.add({ method: 'users.info', kind: 'accept-then-hang', times: 2 });
    expect((await directory().identify(teacher)).guest).toBe(true);
    await expect(directory().identify(teacher, { mustKnow: true })).rejects.toMatchObject({ code: 'profile-unavailable' });
    const noTeam = directory({ ownTeam: () => Promise.reject(new Error('down')) });
    expect((await noTeam.identify(teacher)).guest).toBe(true);
    // what is not known is not written over what is
    expect(accounts).toEqual([]);
    expect(recalled).toMatchObject([
      { accountId: TEACHER, guest: true },
      { accountId: TEACHER, guest: true },
    ]);
    await expect(noTeam.identify(teacher, { mustKnow: true })).rejects.toMatchObject({ code: 'profile-unavailable' });
  });
});
