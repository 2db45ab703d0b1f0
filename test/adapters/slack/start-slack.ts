/** The real adapter on the double: real Bolt, real HTTP on loopback, a scripted conversation behind it. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatListener } from '../../../src/adapters/http/chat-listener.ts';
import { createSlack, type SlackOptions } from '../../../src/adapters/slack/create-slack.ts';
import type { Person } from '../../../src/incidents/incident.ts';
import type { Account } from '../../../src/incidents/ports.ts';
import { DIRECTOR_CHANNEL, DISTRICT_WORKSPACE, LIAISON_CHANNEL } from '../../fixtures/slack-double/district-workspace.ts';
import { startSlackDouble } from '../../fixtures/slack-double/slack-double.ts';
import type { WorldOptions } from '../../fixtures/slack-double/world.ts';
import { type Script, scriptedConversation } from './scripted-conversation.ts';

export function personOf(account: Account): Person {
  const base = { key: null, role: 'staff' as const, siteIds: [], usualSiteId: null };
  return { ...base, id: account.accountId, guest: account.guest, language: account.language ?? null };
}

export interface LogLine {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

export function createMemoryLog() {
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields: { ...fields }, message });
  return { lines, log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } };
}

export async function startSlack(script: Script = {}, options: { slack?: Partial<SlackOptions>; world?: Partial<WorldOptions> } = {}) {
  const double = await startSlackDouble({ ...DISTRICT_WORKSPACE, ...options.world });
  const { conversation, asked } = scriptedConversation(script);
  const { lines, log } = createMemoryLog();
  const accounts: Account[] = [];
  const seen = new Set<string>();
  const slack = createSlack({
    botToken: 'xoxb-double',
    signingSecret: 'double-signing-secret',
    appToken: null,
    apiUrl: double.apiUrl,
    homeTeams: [],
    channels: [
      { use: 'director', id: DIRECTOR_CHANNEL },
      { use: 'liaison', id: LIAISON_CHANNEL },
    ],
    conversation,
    identifyPerson: async (account) => {
      accounts.push(account);
      return personOf(account);
    },
    recallPerson: async (account) => personOf(account),
    firstTime: async (key) => !seen.has(key) && Boolean(seen.add(key)),
    log,
    ...options.slack,
  });
  const server = createServer(slack.endpoint ? chatListener(slack.endpoint) : undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const eventsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`; // listening on TCP
  double.setAppUrl(eventsUrl);
  await slack.start();
  return {
    slack,
    double,
    eventsUrl,
    asked,
    accounts,
    lines,
    async stop(): Promise<void> {
      await slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await double.stop();
    },
  };
}
