import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chatListener } from '../../../src/adapters/http/chat-listener.ts';
import { createSlack } from '../../../src/adapters/slack/create-slack.ts';
import type { Account } from '../../../src/incidents/ports.ts';
import { startLocalSlack, whyNoLocalSlack } from '../../fixtures/local-slack.ts';
import { aScreen, scriptedConversation } from './scripted-conversation.ts';
import { createMemoryLog, personOf } from './start-slack.ts';

const TEACHER = 'U01TEACHER';
const CHANNEL = 'C01DIRECTOR';
const SECRET = 'local-signing-secret';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const until = (check: () => unknown) => vi.waitFor(async () => expect(await check()).toBeTruthy(), { timeout: 5000, interval: 20 });

async function start(mode: 'events' | 'socket') {
  const { conversation, asked } = scriptedConversation({
    submit: async () => ({ kind: 'screen', screen: aScreen('kind') }),
    press: async () => ({ kind: 'screen', screen: aScreen('approve') }),
  });
  const { log, lines } = createMemoryLog();
  const accounts: Account[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  const requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`; // listening on TCP
  const app = { appId: 'A01APP', botUserId: 'U0BOT', botName: 'crosswalk', botToken: 'xoxb-local', appToken: 'xapp-local' };
  const workspace = {
    workspace: { name: 'District', domain: 'district', teamId: 'T01TEST' },
    app: { ...app, signingSecret: SECRET, mode, ...(mode === 'events' ? { requestUrl } : {}) },
    users: [{ id: TEACHER, name: 'terry', real_name: 'Terry', email: 'terry@example.org' }],
    channels: [{ id: CHANNEL, name: 'security-director', is_private: true, members: [TEACHER, 'U0BOT'] }],
  };
  const local = await startLocalSlack(workspace);
  stops.push(local.stop);
  const slack = createSlack({
    botToken: app.botToken,
    signingSecret: mode === 'events' ? SECRET : null,
    appToken: mode === 'socket' ? app.appToken : null,
    apiUrl: local.apiUrl,
    homeTeams: ['T01TEST'],
    channels: [{ use: 'director', id: CHANNEL }],
    conversation,
    identifyPerson: async (account) => {
      accounts.push(account);
      return personOf(account);
    },
    recallPerson: async (account) => personOf(account),
    firstTime: async () => true,
    log,
  });
  if (slack.endpoint) server.on('request', chatListener(slack.endpoint));
  await slack.start();
  stops.push(slack.stop);
  return { local, slack, asked, accounts, lines, workspace };
}

describe.skipIf(whyNoLocalSlack)('through local-slack', () => {
  it.each(['events', 'socket'] as const)(
    'a command opens a form, its submission shows the next screen, a card can be pressed (%s)',
    async (mode) => {
      const { local, slack, asked, accounts, lines } = await start(mode);
      await local.command(TEACHER, CHANNEL, 'two students fighting');
      await until(() => local.modal()?.title.text === 'Screen safety');
      local.submit(TEACHER, { danger: { danger: { type: 'radio_buttons', selected_option: { value: 'no' } } } });
      await until(() => local.modal()?.title.text === 'Screen kind');
      expect(asked).toMatchObject({ opened: ['two students fighting'], submissions: [{ screenId: 'safety', values: { danger: 'no' } }] });

      expect(accounts[0]).toMatchObject({ accountId: TEACHER, guest: false, email: 'terry@example.org' });

      const card = { push: 'One decision waits', blocks: [{ kind: 'line' as const, line: 'Wanted: a decision' }] };
      const action = { id: 'approve' as const, label: 'Call police', value: 'i1' };
      const at = await slack.platform.post(
        { address: CHANNEL, direct: false },
        { ...card, actions: [action] },
        { id: 'd1', repeated: false },
      );
      const button = { type: 'button', action_id: 'approve', block_id: 'actions-0', value: 'i1' };
      await local.interact(TEACHER, { channel: at.channel, messageTs: at.messageId }, button);
      await until(() => local.modal()?.title.text === 'Screen approve');
      await slack.platform.update(at, { ...card, push: 'Decided', actions: [] });
      expect((await local.messages(CHANNEL)).map((message) => message.text)).toEqual(['Decided']);
      expect(await slack.check()).toEqual([]);
      expect(lines.filter((line) => line.level === 'error')).toEqual([]);
    },
  );

  it('Socket Mode connects again by itself after Slack was away', async () => {
    const { local, workspace, asked } = await start('socket');
    await local.stop();
    const again = await startLocalSlack(workspace, local.port);
    stops.push(again.stop);
    await vi.waitFor(
      async () => {
        await again.command(TEACHER, CHANNEL, 'still there?');
        expect(asked.opened).toContain('still there?');
      },
      { timeout: 15_000, interval: 300 },
    );
  }, 20_000);
});
