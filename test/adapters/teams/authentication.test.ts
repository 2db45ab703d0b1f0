import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DIRECTOR, DIRECTOR_CHANNEL, STRANGER, TEACHER } from '../../fixtures/teams-double/district-tenant.ts';
import { signToken } from '../../fixtures/teams-double/identity.ts';
import type { Tampered } from '../../fixtures/teams-double/sender.ts';
import type { TeamsDouble } from '../../fixtures/teams-double/teams-double.ts';
import { useTeams } from './use-teams.ts';

const start = useTeams();
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** "report a knife", typed by the teacher. */
function typed(double: TeamsDouble, more: Record<string, unknown> = {}): Record<string, unknown> {
  const conversation = double.world.personalWith(TEACHER);
  const from = { id: double.actAs(TEACHER).userId, aadObjectId: TEACHER };
  return { ...double.sender.common(conversation), type: 'message', text: 'report a knife', from, ...more };
}

/** Claims changed behind the signature. */
function altered({ sender }: TeamsDouble): string {
  const [head, , signature] = signToken(sender.claims()).split('.');
  const claims = Buffer.from(JSON.stringify(sender.claims({ exp: nowSeconds() + 90_000 }))).toString('base64url');
  return `${head}.${claims}.${signature}`;
}

describe('a token that is no good', () => {
  const cases: [string, (double: TeamsDouble) => { tampered?: Tampered; activity?: Record<string, unknown> }][] = [
    ['none', () => ({ tampered: { token: null } })],
    ['tampered', (double) => ({ tampered: { token: altered(double) } })],
    ['signed by another key of the same id', () => ({ tampered: { forged: { key: foreignKey } } })],
    ['of an unknown key', () => ({ tampered: { forged: { kid: 'nobody' } } })],
    ['for another bot', () => ({ tampered: { claims: { aud: '99999999-9999-4999-8999-999999999999' } } })],
    ['of another issuer', () => ({ tampered: { claims: { iss: 'https://issuer.invalid' } } })],
    ['expired', () => ({ tampered: { claims: { nbf: 1, exp: nowSeconds() - 3600 } } })],
    ['not valid yet', () => ({ tampered: { claims: { nbf: nowSeconds() + 3600, exp: nowSeconds() + 7200 } } })],
    ['of another service', ({ serviceUrl }) => ({ activity: { serviceUrl: `${serviceUrl}elsewhere/` } })],
    ['of a key that does not vouch for the channel', () => ({ activity: { channelId: 'webchat' } })],
    ['without a signature', () => ({ tampered: { forged: { algorithm: 'none' } } })],
    ['garbage', () => ({ tampered: { token: 'garbage' } })],
    ['garbage in three parts', () => ({ tampered: { token: 'a.b.c' } })],
  ];

  it.each(cases)('%s: refused with 401, and nothing is done', async (_, make) => {
    const { double, asked, accounts, lines, references } = await start();
    const { tampered, activity } = make(double);
    const dispatch = await double.sender.send(typed(double, activity), tampered);
    expect(dispatch).toMatchObject({ status: 401, response: '' });
    expect(asked.opened).toEqual([]);
    expect(accounts).toEqual([]);
    expect([...references.rows]).toEqual([]);
    expect(double.world.messages).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'teams-token' } }]);
  });
});

describe('a token that is good', () => {
  it('is accepted, and what was typed is handled', async () => {
    const { double, asked, accounts } = await start();
    expect(await double.sender.send(typed(double))).toMatchObject({ status: 200 });
    expect(asked.opened).toEqual(['a knife']);
    expect(accounts).toMatchObject([{ platform: 'teams', accountId: TEACHER, email: 'teacher@district.example', guest: false }]);
  });

  it('is accepted twice, and what was typed has its effect once', async () => {
    const { double, teacher, asked } = await start();
    const first = await double.sender.send(typed(double));
    expect(await double.sender.redeliver(first)).toMatchObject({ status: 200 });
    expect(asked.opened).toEqual(['a knife']);
    expect(teacher.messages()).toHaveLength(1);
  });

  it.each(['metadata', 'keys'] as const)(
    'cannot be checked while the %s are away, which is no refusal: Teams comes again',
    async (operation) => {
      const { double, asked } = await start();
      double.faults.add({ operation, kind: 'refuse', status: 503, times: -1 });
      const first = await double.sender.send(typed(double));
      expect(first.status).toBeGreaterThanOrEqual(500);
      expect(asked.opened).toEqual([]);
      double.faults.clear();
      expect(await double.sender.redeliver(first)).toMatchObject({ status: 200 });
      expect(asked.opened).toEqual(['a knife']);
    },
  );
});

describe('somebody who is not served', () => {
  it.each([
    ['of another organization', STRANGER, {}, 'another organization'],
    ['of whom Teams does not say who it is', TEACHER, { from: { id: '29:1nobody' } }, 'did not say who you are'],
  ])('%s: is told so after 911, and nothing is recorded', async (_, who, more, words) => {
    const { double, asked, accounts } = await start();
    const person = double.actAs(who);
    const { activity } = (await person.say('report a knife')) ?? {};
    double.world.messages = [];
    asked.opened.length = 0;
    accounts.length = 0;
    expect(await double.sender.send({ ...activity, ...more, id: 'f:again' })).toMatchObject({ status: 200 });
    const [answer] = person.messages();
    expect(answer?.text).toMatch(/^In danger call 911/);
    expect(answer?.text).toContain(words);
    expect(asked.opened).toEqual([]);
    expect(accounts).toEqual([]);
  });

  it('who comes by the web chat of the same Azure Bot is not served, whatever it writes into its activity', async () => {
    const { double, teacher, asked, lines, references } = await start();
    const { activity } = (await teacher.say('report a knife')) ?? {};
    asked.opened.length = 0;
    references.rows.clear();
    const forged = {
      ...activity,
      id: 'f:forged',
      channelId: 'directline',
      conversation: { id: 'directline-1', conversationType: 'personal' },
    };
    expect(await double.sender.send(forged)).toMatchObject({ status: 200 });
    expect(asked.opened).toEqual([]);
    expect([...references.rows.values()]).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ fields: { code: 'teams-other-client' } });
  });

  it('of another organization: a dialog and a press say the same', async () => {
    const { double, director, asked } = await start();
    await director.say('report');
    const stranger = double.actAs(STRANGER);
    expect(await stranger.extension('report')).toMatchObject({ kind: 'text', text: expect.stringContaining('another organization') });
    const [card] = director.messages();
    if (!card) throw new Error('no card');
    expect(await stranger.press(card, 'Next')).toMatchObject({ kind: 'text', text: expect.stringContaining('another organization') });
    expect(asked.submissions).toEqual([]);
    expect(asked.opened).toHaveLength(1);
  });
});

describe('a request that is none of Teams', () => {
  it.each([
    ['no JSON', '{"type":'],
    ['no activity', '{"hello":"world"}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a field of another kind', JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: 7 })],
  ])('%s: 400', async (_, body) => {
    const { double, lines } = await start();
    expect(await double.sender.send({}, { body })).toMatchObject({ status: 400 });
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'teams-malformed' } }]);
  });

  it('more than a megabyte: 413', async () => {
    const { double, asked } = await start();
    expect(await double.sender.send(typed(double, { text: `report ${'x'.repeat(1_000_000)}` }))).toMatchObject({ status: 413 });
    expect(asked.opened).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s: 405', async (method) => {
    const { double, asked } = await start();
    expect(await double.sender.send(typed(double), { method })).toMatchObject({ status: 405 });
    expect(asked.opened).toEqual([]);
  });
});

it('speaks with its own token, which the double demands, and asks for it once', async () => {
  const { double, teacher } = await start();
  await teacher.say('report');
  await double.actAs(DIRECTOR).say('report');
  expect(double.requestsTo('token')).toMatchObject([{ status: 200 }]);
  expect(double.requestsTo('post').map(({ status }) => status)).toEqual([201, 201]);
});

it('says once what it answers within a turn, even when Teams fails', async () => {
  const { double, teacher } = await start();
  double.faults.add({ operation: 'post', kind: 'accept-then-refuse', status: 503, times: -1, conversation: DIRECTOR_CHANNEL });
  await teacher.say('help', { channel: DIRECTOR_CHANNEL });
  expect(double.requestsTo('post').filter(({ conversation }) => conversation === DIRECTOR_CHANNEL)).toHaveLength(1);
});
