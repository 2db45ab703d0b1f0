/** The real adapter on the double: real botbuilder, real HTTP on loopback, a scripted conversation behind it. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatListener } from '../../../src/adapters/http/chat-listener.ts';
import { createTeams, type TeamsAdapter, type TeamsOptions } from '../../../src/adapters/teams/create-teams.ts';
import type { Account } from '../../../src/incidents/ports.ts';
import { DIRECTOR_CHANNEL, DISTRICT_TENANT, LIAISON_CHANNEL } from '../../fixtures/teams-double/district-tenant.ts';
import { startTeamsDouble, type TeamsDouble } from '../../fixtures/teams-double/teams-double.ts';
import type { WorldOptions } from '../../fixtures/teams-double/world.ts';
import { type Script, scriptedConversation } from '../slack/scripted-conversation.ts';
import { createMemoryLog, personOf } from '../slack/start-slack.ts';

/** What the database keeps of where Teams lets the bot write. */
export function memoryReferences() {
  const rows = new Map<string, object>();
  return {
    rows,
    get: async (address: string) => rows.get(address) ?? null,
    save: async (address: string, reference: object) => {
      rows.delete(address);
      rows.set(address, reference);
    },
    remove: async (address: string) => void rows.delete(address),
    newest: async () => [...rows.values()].at(-1) ?? null,
  };
}

/** What the delivery worker gets, without anybody who listens; the same references again are a restart on the same database. */
export function teamsPlatformOn(double: TeamsDouble, references: TeamsOptions['references']): TeamsAdapter['platform'] {
  return createTeams({
    ...{ credentials: double.credentials, references, log: createMemoryLog().log, language: 'en' },
    channels: [{ use: 'director', id: DIRECTOR_CHANNEL }],
    conversation: scriptedConversation({}).conversation,
    identifyPerson: async (account) => personOf(account),
    recallPerson: async (account) => personOf(account),
    handled: { has: async () => false, add: async () => {} },
    messageNow: async () => null,
    digestFile: async () => null,
    deciders: async () => [],
  }).platform;
}

export async function startTeams(script: Script = {}, options: { teams?: Partial<TeamsOptions>; world?: Partial<WorldOptions> } = {}) {
  const double = await startTeamsDouble({ ...DISTRICT_TENANT, ...options.world });
  const { conversation, asked } = scriptedConversation(script);
  const { lines, log } = createMemoryLog();
  const references = memoryReferences();
  const accounts: Account[] = [];
  const seen = new Set<string>();
  const teams = createTeams({
    credentials: double.credentials,
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
    handled: { has: async (key) => seen.has(key), add: async (key) => void seen.add(key) },
    references,
    messageNow: async () => null,
    digestFile: async () => null,
    deciders: async () => [],
    language: 'en',
    log,
    ...options.teams,
  });
  const server = createServer(chatListener(teams.endpoint));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`; // listening on TCP
  double.setAppUrl(appUrl);
  return {
    teams,
    double,
    appUrl,
    asked,
    accounts,
    lines,
    references,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await double.stop();
    },
  };
}
