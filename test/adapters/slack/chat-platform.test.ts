import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackPlatform } from '../../../src/adapters/slack/chat-platform.ts';
import { createBoltLogger } from '../../../src/adapters/slack/log.ts';
import { createSlackClient } from '../../../src/adapters/slack/slack-client.ts';
import type { ChatPlatform } from '../../../src/conversation/chat-platform.ts';
import { DeliveryError } from '../../../src/incidents/delivery.ts';
import { aNotice, chatPlatformContract } from '../../contracts/chat-platform.contract.ts';
import {
  DIRECTOR,
  DIRECTOR_CHANNEL,
  DISTRICT_WORKSPACE,
  STRANGE_CHANNEL,
  TEACHER,
} from '../../fixtures/slack-double/district-workspace.ts';
import type { FaultKind } from '../../fixtures/slack-double/faults.ts';
import { ALL_SCOPES, type SlackDouble, startSlackDouble } from '../../fixtures/slack-double/slack-double.ts';
import { readableText } from '../../fixtures/slack-double/world.ts';
import { createMemoryLog, type LogLine } from './start-slack.ts';

const CHANNEL = { address: DIRECTOR_CHANNEL, direct: false };
const PERSON = { address: TEACHER, direct: true };
const DELIVERY = { id: 'd1', repeated: false };
const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

function connect(double: SlackDouble, timeoutMs = 400) {
  const { lines, log } = createMemoryLog();
  const client = createSlackClient('xoxb-double', { apiUrl: double.apiUrl, timeoutMs, logger: createBoltLogger(log) });
  return { platform: createSlackPlatform({ client, log }), lines };
}

chatPlatformContract('slack', async () => {
  const double = await startSlackDouble(DISTRICT_WORKSPACE);
  return {
    ...connect(double),
    channel: CHANNEL,
    forbidden: { address: STRANGE_CHANNEL, direct: false },
    person: PERSON,
    canLook: true,
    shown: async ({ address, direct }) => {
      const messages = direct ? double.actAs(address).directMessages() : double.messagesIn(address);
      return messages.map((message) => readableText(message.blocks));
    },
    remove: async ({ messageId }) => {
      double.world.messages = double.world.messages.filter((message) => message.ts !== messageId);
    },
    stop: () => double.stop(),
  };
});

let double: SlackDouble;
let platform: ChatPlatform;
let lines: LogLine[];
beforeEach(async () => {
  double = await startSlackDouble(DISTRICT_WORKSPACE);
  ({ platform, lines } = connect(double));
});
afterEach(() => double.stop());

describe('what a failed call to Slack means', () => {
  const cases: [FaultKind, { post: object; update: object }][] = [
    [
      { kind: 'rate-limited', retryAfter: 7 },
      {
        post: { code: 'rate-limited', retryable: true, retryAfterMs: 7000, ambiguous: false },
        update: { code: 'rate-limited', retryable: true, retryAfterMs: 7000, ambiguous: false },
      },
    ],
    [
      { kind: 'http', status: 503 },
      { post: { code: 'http-503', retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } },
    ],
    [
      { kind: 'http', status: 413 },
      { post: { code: 'http-413', retryable: false, ambiguous: false }, update: { retryable: false, ambiguous: false } },
    ],
    ...[401, 403, 404].map((status): [FaultKind, { post: object; update: object }] => [
      { kind: 'http', status },
      {
        post: { code: `http-${status}`, retryable: true, retryAfterMs: null, ambiguous: false },
        update: { retryable: true, ambiguous: false },
      },
    ]),
    [{ kind: 'reset' }, { post: { retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } }],
    [{ kind: 'accept-then-reset' }, { post: { retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } }],
    [
      { kind: 'accept-then-hang' },
      { post: { code: 'no-answer', retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } },
    ],
    [
      { kind: 'accept-then-http', status: 502 },
      { post: { retryable: true, ambiguous: true }, update: { retryable: true, ambiguous: false } },
    ],
    ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'].map(
      (error): [FaultKind, { post: object; update: object }] => [
        { kind: 'refuse', error },
        { post: { code: error, retryable: true, ambiguous: true }, update: { code: error, retryable: true, ambiguous: false } },
      ],
    ),
    ...[
      ...['channel_not_found', 'not_in_channel', 'is_archived', 'missing_scope', 'invalid_auth', 'not_authed', 'account_inactive'],
      ...['token_revoked', 'restricted_action'],
    ].map((error): [FaultKind, { post: object; update: object }] => [
      { kind: 'refuse', error },
      {
        post: { code: error, retryable: true, retryAfterMs: null, ambiguous: false },
        update: { code: error, retryable: true, ambiguous: false },
      },
    ]),
    ...['invalid_blocks', 'msg_too_long', 'user_disabled'].map((error): [FaultKind, { post: object; update: object }] => [
      { kind: 'refuse', error },
      { post: { code: error, retryable: false, ambiguous: false }, update: { code: error, retryable: false, ambiguous: false } },
    ]),
  ];

  it.each(cases)('%j', async (fault, expected) => {
    const place = await platform.post(CHANNEL, aNotice('before'), DELIVERY);
    double.faults.add({ method: 'chat.postMessage', ...fault });
    double.faults.add({ method: 'chat.update', ...fault });
    const post = await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY));
    const update = await failureOf(platform.update(place, aNotice('two')));
    expect([post, update]).toEqual([expect.any(DeliveryError), expect.any(DeliveryError)]);
    expect(post).toMatchObject(expected.post);
    expect(update).toMatchObject(expected.update);
  });

  it('a Slack that is not there: nothing was sent, so nothing is in doubt', async () => {
    await double.stop();
    expect(await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY))).toMatchObject({
      code: 'ECONNREFUSED',
      retryable: true,
      ambiguous: false,
    });
  });

  it('an answer that is not Slack’s never gets into a code', async () => {
    double.faults.add({ method: 'chat.postMessage', kind: 'http', status: 200 });
    expect(await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY))).toMatchObject({ code: 'not-slack', ambiguous: true });
  });

  it('a notice Slack would refuse is not even sent', async () => {
    const failure = await failureOf(platform.post(CHANNEL, aNotice('x'.repeat(3001)), DELIVERY));
    expect(failure).toMatchObject({ code: 'slack-limit', retryable: false, ambiguous: false });
    expect(double.world.calls).toEqual([]);
  });

  it('a lost answer to opening a conversation leaves no doubt', async () => {
    double.faults.add({ method: 'conversations.open', kind: 'accept-then-reset' });
    expect(await failureOf(platform.post(PERSON, aNotice('one'), DELIVERY))).toMatchObject({ retryable: true, ambiguous: false });
  });
});

describe('posting to Slack', () => {
  it('tries once: a retry is the worker’s', async () => {
    double.faults.add({ method: 'chat.postMessage', kind: 'http', status: 500, times: -1 });
    await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY));
    expect(double.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('sends the delivery id along, and opens a conversation once per person', async () => {
    await platform.post(PERSON, aNotice('one'), DELIVERY);
    await platform.post(PERSON, aNotice('two'), { id: 'd2', repeated: false });
    expect(double.callsTo('conversations.open')).toHaveLength(1);
    expect(double.world.messages[0]?.metadata).toEqual({ event_type: 'crosswalk_delivery', event_payload: { delivery_id: 'd1' } });
  });

  it('pins a board, and does not mind that it is pinned or may not be', async () => {
    await platform.post(CHANNEL, aNotice('board', { pin: true }), DELIVERY);
    expect(double.world.messages[0]?.pinned).toBe(true);
    double.faults.add({ method: 'pins.add', kind: 'refuse', error: 'already_pinned' });
    await platform.post(CHANNEL, aNotice('board', { pin: true }), DELIVERY);
    expect(lines).toEqual([]);
    double.world.options.scopes = ALL_SCOPES.filter((scope) => scope !== 'pins:write');
    await platform.post(CHANNEL, aNotice('board', { pin: true }), DELIVERY);
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'missing_scope' } }]);
  });
});

describe('looking for a delivery', () => {
  it('finds what arrived although its answer was lost', async () => {
    double.faults.add({ method: 'chat.postMessage', kind: 'accept-then-reset' });
    await failureOf(platform.post(CHANNEL, aNotice('one'), DELIVERY));
    const found = await platform.find(CHANNEL, 'd1', new Date());
    expect(found).toEqual({ channel: DIRECTOR_CHANNEL, messageId: double.world.messages[0]?.ts });
  });

  it('finds what stands in a thread, which the history of the channel does not show', async () => {
    const head = await platform.post(CHANNEL, aNotice('card'), DELIVERY);
    const inThread = { ...CHANNEL, thread: head.messageId };
    double.faults.add({ method: 'chat.postMessage', kind: 'accept-then-reset' });
    await failureOf(platform.post(inThread, aNotice('reports'), { id: 'd2', repeated: false }));
    const reply = double.world.messages[1];
    expect(reply?.thread).toBe(head.messageId);
    expect(await platform.find(inThread, 'd2', new Date())).toEqual({ channel: DIRECTOR_CHANNEL, messageId: reply?.ts });
    expect(await platform.find(CHANNEL, 'd2', new Date())).toBe('not-found');
  });

  it('reads page after page', async () => {
    await platform.post(CHANNEL, aNotice('wanted'), DELIVERY);
    for (let turn = 0; turn < 205; turn++) await platform.post(CHANNEL, aNotice('other'), { id: `o${turn}`, repeated: false });
    expect(await platform.find(CHANNEL, 'd1', new Date(Date.now() - 60_000))).toMatchObject({ channel: DIRECTOR_CHANNEL });
    expect(double.callsTo('conversations.history')).toHaveLength(2);
  });

  it('does not look back further than it has to', async () => {
    await platform.post(CHANNEL, aNotice('old'), DELIVERY);
    expect(await platform.find(CHANNEL, 'd1', new Date(Date.now() + 3_600_000))).toBe('not-found');
  });

  it('says so when more was said since than it can read, instead of looking for ever', async () => {
    for (let turn = 0; turn < 2001; turn++) {
      double.world.messages.push({
        ...{ channel: DIRECTOR_CHANNEL, ts: double.world.nextTs(), text: 'talk', blocks: [] },
        ...{ postedAt: Date.now(), updates: 0, pinned: false },
      });
    }
    expect(await platform.find(CHANNEL, 'd1', new Date())).toBe('cannot-look');
    expect(double.callsTo('conversations.history')).toHaveLength(10);
  });

  it('says so when it may not look', async () => {
    double.world.options.scopes = ALL_SCOPES.filter((scope) => !scope.endsWith(':history'));
    expect(await platform.find(CHANNEL, 'd1', new Date())).toBe('cannot-look');
    expect(await platform.find({ address: STRANGE_CHANNEL, direct: false }, 'd1', new Date())).toBe('cannot-look');
  });

  it('asks to be called again when Slack is busy', async () => {
    double.faults.add({ method: 'conversations.history', kind: 'rate-limited', retryAfter: 3 });
    expect(await failureOf(platform.find(CHANNEL, 'd1', new Date()))).toMatchObject({
      retryable: true,
      retryAfterMs: 3000,
      ambiguous: false,
    });
  });
});

it('mentions the person who is wanted, so that the phone rings', async () => {
  const mention = [{ person: 'p', title: 'Director', accounts: [{ platform: 'slack' as const, accountId: DIRECTOR }] }];
  await platform.post(CHANNEL, aNotice('one', { mention }), DELIVERY);
  expect(readableText(double.world.messages[0]?.blocks)).toContain(`<@${DIRECTOR}>`);
});
