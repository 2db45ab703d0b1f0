import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlack } from './start-slack.ts';

const FORM = 'application/x-www-form-urlencoded';
const COMMAND = new URLSearchParams({
  command: '/incident',
  text: '',
  user_id: 'U0TEACHER',
  team_id: 'T0DISTRICT',
  trigger_id: 't',
  response_url: 'http://127.0.0.1:9/none',
}).toString();

let running: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  running = await startSlack();
});
afterAll(() => running.stop());

describe('requests that are not Slack’s', () => {
  it.each([
    ['no signature', { headers: { 'x-slack-signature': undefined } }],
    ['no time stamp', { headers: { 'x-slack-request-timestamp': undefined } }],
    ['a time stamp that is no number', { headers: { 'x-slack-request-timestamp': 'now' } }],
    ['an empty signature', { headers: { 'x-slack-signature': 'v0=' } }],
    ['another secret', { secret: 'somebody-else' }],
    ['a time stamp 6 minutes old', { seconds: -360 }],
    ['a time stamp 6 minutes ahead', { seconds: 360 }],
  ])('with %s get 401 and reach nobody', async (_, tamper) => {
    const { status } = await running.double.sender.send({ kind: 'command', body: COMMAND, contentType: FORM, tamper });
    expect(status).toBe(401);
    expect(running.asked.opened).toEqual([]);
    expect(running.accounts).toEqual([]);
  });

  it('with a body changed after signing get 401', async () => {
    const genuine = await running.double.sender.send({
      kind: 'command',
      body: `${COMMAND}&x=1`,
      contentType: FORM,
      tamper: { secret: 'x' },
    });
    expect(genuine.status).toBe(401);
  });

  it.each([
    ['no JSON', 'application/json', '{'],
    ['null', 'application/json', 'null'],
    ['a list', 'application/json', '[]'],
    ['a form without anything known', FORM, 'hello=world'],
    ['a payload that is no JSON', FORM, 'payload=%7B'],
    ['a command without a person', FORM, 'command=%2Fincident&trigger_id=t&response_url=http%3A%2F%2Fx.test'],
    [
      'a press without a button',
      'application/json',
      JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, trigger_id: 't', actions: [] }),
    ],
    ['a submission without a view', 'application/json', JSON.stringify({ type: 'view_submission', user: { id: 'U1' } })],
    ['an event without an id', 'application/json', JSON.stringify({ type: 'event_callback', event: { type: 'x' } })],
  ])('signed but malformed (%s) get 400', async (_, contentType, body) => {
    expect((await running.double.sender.send({ kind: 'bad', body, contentType })).status).toBe(400);
  });

  it('too large get 413, and other methods 405', async () => {
    const body = JSON.stringify({ type: 'x', filler: 'x'.repeat(1_100_000) });
    expect((await running.double.sender.send({ kind: 'bad', body, contentType: 'application/json' })).status).toBe(413);
    expect((await fetch(running.eventsUrl)).status).toBe(405);
  });
});

describe('requests that are Slack’s', () => {
  it('get the challenge back when the address is verified', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c0ffee' });
    const answer = await running.double.sender.send({ kind: 'verify', body, contentType: 'application/json' });
    expect(JSON.parse(answer.response)).toEqual({ challenge: 'c0ffee' });
  });

  it('are taken up to 5 minutes old', async () => {
    const answer = await running.double.sender.send({ kind: 'command', body: COMMAND, contentType: FORM, tamper: { seconds: -290 } });
    expect(answer.status).toBe(200);
  });

  it('are acknowledged although nobody handles them yet, so that Slack does not switch events off', async () => {
    expect(await running.double.sender.event({ type: 'app_home_opened', user: 'U0TEACHER' })).toMatchObject([{ status: 200 }]);
  });
});
