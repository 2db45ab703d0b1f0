import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatPlatform } from '../../../src/conversation/chat-platform.ts';
import { DeliveryError } from '../../../src/incidents/delivery.ts';
import { aNotice, chatPlatformContract } from '../../contracts/chat-platform.contract.ts';
import { mentionsOf, readableText } from '../../fixtures/teams-double/card.ts';
import { DIRECTOR, DIRECTOR_CHANNEL, DISTRICT_TENANT, STRANGE_CHANNEL, TEACHER } from '../../fixtures/teams-double/district-tenant.ts';
import type { FaultKind } from '../../fixtures/teams-double/faults.ts';
import { startTeamsDouble, type TeamsDouble } from '../../fixtures/teams-double/teams-double.ts';
import { memoryReferences, teamsPlatformOn } from './start-teams.ts';

const CHANNEL = { address: DIRECTOR_CHANNEL, direct: false };
const PERSON = { address: TEACHER, direct: true };
const DELIVERY = { id: 'd1', repeated: false };
const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

type References = ReturnType<typeof memoryReferences>;

/** Somebody has spoken to the bot once, so the service of the tenant is known. */
async function startedTenant() {
  const double = await startTeamsDouble(DISTRICT_TENANT);
  const references = memoryReferences();
  const conversationId = double.world.personalWith(DIRECTOR).id;
  await references.save(DIRECTOR, { conversationId, serviceUrl: double.serviceUrl, userId: double.actAs(DIRECTOR).userId });
  return { double, references, platform: teamsPlatformOn(double, references) };
}

chatPlatformContract('teams', async () => {
  const { double, platform } = await startedTenant();
  return {
    platform,
    channel: CHANNEL,
    forbidden: { address: STRANGE_CHANNEL, direct: false },
    person: PERSON,
    canLook: false,
    shown: async ({ address, direct }) =>
      (direct ? double.actAs(address).messages() : double.messagesIn(address)).map(({ card }) => readableText(card)),
    remove: async ({ messageId }) => {
      double.world.messages = double.world.messages.filter(({ id }) => id !== messageId);
    },
    stop: () => double.stop(),
  };
});

let double: TeamsDouble;
let platform: ChatPlatform;
let references: References;
beforeEach(async () => {
  ({ double, platform, references } = await startedTenant());
});
afterEach(() => double.stop());

it('a person whom Teams does not know keeps no card from the others: it is said without the mention', async () => {
  const accounts = [{ platform: 'teams' as const, accountId: 'ffffffff-0000-4000-8000-00000000dead' }];
  const notice = aNotice('', { blocks: [{ kind: 'line', line: [{ person: 'p', title: 'Deputy', accounts }, ' decides'] }] });
  const place = await platform.post(CHANNEL, notice, DELIVERY);
  await platform.update(place, notice);
  const [message, ...others] = double.messagesIn(DIRECTOR_CHANNEL);
  expect(others).toEqual([]);
  expect(readableText(message?.card)).toContain('Deputy decides');
  expect(mentionsOf(message?.card ?? { type: 'AdaptiveCard' })).toEqual([]);
  // the double tells of every card that Teams would refuse; this one it did
  double.world.wrong.length = 0;
});

type Expected = { post: object; update: object };
const both = (expected: object): Expected => ({ post: expected, update: expected });

describe('what a failed call to Teams means', () => {
  const cases: [FaultKind, Expected][] = [
    ...[412, 429].map((status): [FaultKind, Expected] => [
      { kind: 'refuse', status, code: 'Throttled', retryAfter: 7 },
      both({ code: `http-${status}`, retryable: true, retryAfterMs: 7000, ambiguous: false }),
    ]),
    [{ kind: 'refuse', status: 429 }, both({ code: 'http-429', retryable: true, retryAfterMs: 1000, ambiguous: false })],
    ...[500, 502, 503, 504].map((status): [FaultKind, Expected] => [
      { kind: 'refuse', status },
      {
        post: { code: `http-${status}`, retryable: true, retryAfterMs: null, ambiguous: true },
        update: { retryable: true, ambiguous: false },
      },
    ]),
    [
      { kind: 'refuse', status: 503, retryAfter: 4 },
      { post: { code: 'http-503', retryable: true, retryAfterMs: 4000, ambiguous: true }, update: { retryAfterMs: 4000 } },
    ],
    ...[502, 503, 504].map((status): [FaultKind, Expected] => [
      { kind: 'accept-then-refuse', status },
      { post: { code: `http-${status}`, retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } },
    ]),
    [{ kind: 'drop' }, { post: { retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } }],
    [{ kind: 'accept-then-drop' }, { post: { retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } }],
    ...['BotNotInConversationRoster', 'MessageWritesBlocked', 'ForbiddenOperationException', 'BotDisabledByAdmin'].map(
      (code): [FaultKind, Expected] => [
        { kind: 'refuse', status: 403, code },
        both({ code, retryable: true, retryAfterMs: null, ambiguous: false }),
      ],
    ),
    [{ kind: 'refuse', status: 401 }, both({ code: 'http-401', retryable: true, retryAfterMs: null, ambiguous: false })],
    [
      { kind: 'refuse', status: 404, code: 'ConversationNotFound' },
      {
        post: { code: 'ConversationNotFound', retryable: true, retryAfterMs: null, ambiguous: false },
        update: { code: 'message-gone', retryable: false, ambiguous: false },
      },
    ],
    [{ kind: 'refuse', status: 413, code: 'MessageSizeTooBig' }, both({ code: 'message-too-big', retryable: false, ambiguous: false })],
    [{ kind: 'refuse', status: 400, code: 'BadSyntax' }, both({ code: 'BadSyntax', retryable: false, ambiguous: false })],
    [{ kind: 'refuse', status: 400, code: 'words of Diana Director' }, both({ code: 'http-400', retryable: false, ambiguous: false })],
  ];

  it.each(cases)('%j: and it is asked once', async (fault, expected) => {
    const place = await platform.post(CHANNEL, aNotice('before'), DELIVERY);
    double.faults.add({ operation: 'post', times: -1, ...fault });
    double.faults.add({ operation: 'update', times: -1, ...fault });
    const post = await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY));
    const update = await failureOf(platform.update(place, aNotice('two')));
    expect([post, update]).toEqual([expect.any(DeliveryError), expect.any(DeliveryError)]);
    expect(post).toMatchObject(expected.post);
    expect(update).toMatchObject(expected.update);
    // a second try of the library's own would say everything twice
    expect(double.requestsTo('post')).toHaveLength(2);
    expect(double.requestsTo('update')).toHaveLength(1);
  });

  it('what Teams really refuses: a channel without the app, one that is closed, one that is not there, a thread that is not there', async () => {
    const codeOf = async (address: string, thread?: string) =>
      failureOf(platform.post({ address, direct: false, ...(thread ? { thread } : {}) }, aNotice('one'), DELIVERY));
    expect(await codeOf(STRANGE_CHANNEL)).toMatchObject({ code: 'BotNotInConversationRoster', retryable: true, ambiguous: false });
    expect(await codeOf('19:nowhere@thread.tacv2')).toMatchObject({ code: 'ConversationNotFound', retryable: true });
    expect(await codeOf(DIRECTOR_CHANNEL, '1')).toMatchObject({ code: 'ActivityNotFoundInConversation' });
    const channel = double.world.channels.get(DIRECTOR_CHANNEL);
    Object.assign(channel ?? {}, { blocked: true });
    expect(await codeOf(DIRECTOR_CHANNEL)).toMatchObject({ code: 'MessageWritesBlocked', retryable: true, ambiguous: false });
  });

  it('a Teams that is not there: nothing was sent, so nothing is in doubt', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo; // listening on TCP
    await new Promise((resolve) => closed.close(resolve));
    await references.save(DIRECTOR_CHANNEL, { conversationId: DIRECTOR_CHANNEL, serviceUrl: `http://127.0.0.1:${port}/` });
    expect(await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY))).toMatchObject({
      code: 'ECONNREFUSED',
      retryable: true,
      ambiguous: false,
    });
  });

  it('a login that is away leaves no doubt either: nothing was said', async () => {
    double.faults.add({ operation: 'token', kind: 'refuse', status: 503 });
    expect(await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY))).toMatchObject({
      code: 'sign-in-failed',
      retryable: true,
      ambiguous: false,
    });
    await platform.post(CHANNEL, aNotice('one'), DELIVERY);
    expect(double.messagesIn(DIRECTOR_CHANNEL)).toHaveLength(1);
  });

  it('a database that does not say where to write leaves none: nothing was said', async () => {
    const away = { ...references, get: () => Promise.reject(new Error('no database')) };
    const failure = await failureOf(teamsPlatformOn(double, away).post(CHANNEL, aNotice('one'), DELIVERY));
    expect(failure).toMatchObject({ retryable: true, ambiguous: false });
    expect(double.world.requests).toEqual([]);
  });

  it('a bot that nobody has spoken to or installed yet does not know where to write, and waits', async () => {
    const alone = teamsPlatformOn(double, memoryReferences());
    const failure = await failureOf(alone.post(CHANNEL, aNotice('one'), DELIVERY));
    expect(failure).toMatchObject({ code: 'not-installed', retryable: true, ambiguous: false });
    expect(double.world.requests).toEqual([]);
  });

  it('a notice Teams would refuse is not even sent', async () => {
    const failure = await failureOf(platform.post(CHANNEL, aNotice('x'.repeat(40_000)), DELIVERY));
    expect(failure).toMatchObject({ code: 'teams-limit', retryable: false, ambiguous: false });
    expect(double.requestsTo('post')).toEqual([]);
    await platform.post(CHANNEL, aNotice('x'.repeat(39_000)), DELIVERY);
    expect(double.messagesIn(DIRECTOR_CHANNEL)).toHaveLength(1);
  });
});

describe('posting to Teams', () => {
  it('in a thread: the message is named behind its conversation, and updated in its place', async () => {
    const head = await platform.post(CHANNEL, aNotice('card'), DELIVERY);
    const reply = await platform.post({ ...CHANNEL, thread: head.messageId }, aNotice('in the thread'), { id: 'd2', repeated: false });
    await platform.update(reply, aNotice('changed in the thread'));
    expect(reply.channel).toBe(DIRECTOR_CHANNEL);
    expect(double.messagesIn(DIRECTOR_CHANNEL)).toMatchObject([
      { id: head.messageId, thread: null, edits: 0 },
      { id: reply.messageId, thread: head.messageId, edits: 1 },
    ]);
  });

  it('shows a locked phone the push line and nothing else', async () => {
    await platform.post(CHANNEL, aNotice('a knife in room 5'), DELIVERY);
    expect(double.messagesIn(DIRECTOR_CHANNEL)).toMatchObject([{ summary: 'PS-7K3Q needs you', text: '' }]);
  });

  it('rings a person directly, and mentions who is wanted in a channel', async () => {
    const mention = [{ person: 'p', title: 'Director', accounts: [{ platform: 'teams' as const, accountId: DIRECTOR }] }];
    await platform.post(CHANNEL, aNotice('one', { mention }), DELIVERY);
    await platform.post(PERSON, aNotice('two'), DELIVERY);
    const [inChannel, direct] = double.world.messages;
    expect(inChannel?.card && mentionsOf(inChannel.card)).toEqual([DIRECTOR]);
    expect([inChannel?.alert, direct?.alert]).toEqual([false, true]);
  });
});

describe('a conversation that moved while another process heard of it', () => {
  it('is refused once, and then reached where it is', async () => {
    const moved = memoryReferences();
    const mine = teamsPlatformOn(double, moved);
    await moved.save(TEACHER, { conversationId: 'a:1nowhere', serviceUrl: double.serviceUrl });
    expect(await failureOf(mine.post(PERSON, aNotice('one'), DELIVERY))).toMatchObject({ code: 'ConversationNotFound', retryable: true });
    await moved.save(TEACHER, { conversationId: double.world.personalWith(TEACHER).id, serviceUrl: double.serviceUrl });
    await mine.post(PERSON, aNotice('one'), DELIVERY);
    expect(double.actAs(TEACHER).messages()).toHaveLength(1);
  });
});

describe('a person who never wrote to the bot', () => {
  it('gets a conversation made once, also over a restart', async () => {
    await platform.post(PERSON, aNotice('one'), DELIVERY);
    await platform.post(PERSON, aNotice('two'), { id: 'd2', repeated: false });
    await teamsPlatformOn(double, references).post(PERSON, aNotice('three'), { id: 'd3', repeated: false });
    expect(double.requestsTo('create')).toHaveLength(1);
    expect(double.actAs(TEACHER).messages()).toHaveLength(3);
  });

  it('a message to them is updated over a restart', async () => {
    const place = await platform.post(PERSON, aNotice('one'), DELIVERY);
    await teamsPlatformOn(double, references).update(place, aNotice('two'));
    expect(double.actAs(TEACHER).messages()).toMatchObject([{ edits: 1 }]);
  });

  it('and has no app: the message waits, nothing is in doubt, and it arrives once they have it', async () => {
    const { installed } = Object.assign(double.world.people.get(TEACHER) ?? {}, { installed: false });
    expect(installed).toBe(false);
    const failure = await failureOf(platform.post(PERSON, aNotice('one'), DELIVERY));
    expect(failure).toMatchObject({ code: 'BotNotInConversationRoster', retryable: true, retryAfterMs: null, ambiguous: false });
    Object.assign(double.world.people.get(TEACHER) ?? {}, { installed: true });
    await platform.post(PERSON, aNotice('one'), DELIVERY);
    expect(double.actAs(TEACHER).messages()).toHaveLength(1);
  });

  it.each<FaultKind>([
    { kind: 'accept-then-drop' },
    { kind: 'drop' },
    { kind: 'refuse', status: 503 },
    { kind: 'refuse', status: 429, retryAfter: 3 },
  ])('a lost answer to making it leaves no doubt: %j', async (fault) => {
    double.faults.add({ operation: 'create', ...fault });
    expect(await failureOf(platform.post(PERSON, aNotice('one'), DELIVERY))).toMatchObject({ retryable: true, ambiguous: false });
    expect(double.requestsTo('create')).toHaveLength(1);
    await platform.post(PERSON, aNotice('one'), DELIVERY);
    expect(double.actAs(TEACHER).messages()).toHaveLength(1);
  });

  it('whom Teams does not know at all', async () => {
    const nobody = { address: 'd1000000-0000-4000-8000-00000000ffff', direct: true };
    const failure = await failureOf(platform.post(nobody, aNotice('one'), DELIVERY));
    expect(failure).toBeInstanceOf(DeliveryError);
    expect(failure).toMatchObject({ code: 'ConversationNotFound', ambiguous: false });
  });
});
