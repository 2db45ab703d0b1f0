import { App, type Receiver } from '@slack/bolt';
import type { ChatEndpoint } from '../../conversation/chat-endpoint.ts';
import type { ChatPlatform, SetupProblem } from '../../conversation/chat-platform.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import type { Account } from '../../incidents/ports.ts';
import { createSlackPlatform } from './chat-platform.ts';
import { checkSetup } from './check-setup.ts';
import { codeOf } from './delivery-error.ts';
import { createDirectory } from './directory.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createBoltLogger, type Log } from './log.ts';
import { registerHandlers } from './register-handlers.ts';
import { CLIENT_TIMEOUT_MS, clientOptions, createSlackClient, type SlackClient } from './slack-client.ts';
import { createSocketMode } from './socket-mode.ts';

export interface SlackOptions {
  botToken: string;
  /** Needed for requests over HTTP; without it `endpoint` is null. */
  signingSecret: string | null;
  /** Socket Mode when set. */
  appToken: string | null;
  apiUrl: string | null;
  /** Workspaces of the district; empty: the token's own. */
  homeTeams: string[];
  /** Configured channels, for `check`; `use` is the key of the district file. */
  channels: { use: 'director' | 'liaison' | 'operator'; id: string }[];
  conversation: Conversation;
  identifyPerson(account: Account): Promise<Person>;
  /** The person of an account whose profile cannot be had just now. */
  recallPerson(account: Account): Promise<Person>;
  /** true the first time this event is seen, over all processes; in a small transaction of its own. */
  firstTime(eventKey: string): Promise<boolean>;
  log: Log;
}

export interface SlackAdapter {
  /** For `/slack/events`; null when requests come by Socket Mode only. */
  endpoint: ChatEndpoint | null;
  platform: ChatPlatform & { platform: 'slack' };
  start(): Promise<void>;
  stop(): Promise<void>;
  check(): Promise<SetupProblem[]>;
  /** Slack account of an e-mail address, if the workspace has one. */
  findAccount(email: string): Promise<string | null>;
  /** The person behind an account, so that somebody who never wrote can be written to. */
  identify(accountId: string): Promise<Person>;
}

/** Slack, whole: what comes in is handed to the conversation, what goes out is the delivery worker's through `platform`. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { botToken, apiUrl, log, conversation } = options;
  const logger = createBoltLogger(log);
  // two clients, so that a queue of slow deliveries never stands before a form
  const client = createSlackClient(botToken, { apiUrl, timeoutMs: CLIENT_TIMEOUT_MS.interactive, logger });
  const deliveryClient = createSlackClient(botToken, { apiUrl, timeoutMs: CLIENT_TIMEOUT_MS.delivery, logger });
  const ownTeam = rememberOwnTeam(client);
  const directory = createDirectory({
    client,
    identifyPerson: options.identifyPerson,
    recallPerson: options.recallPerson,
    homeTeams: options.homeTeams,
    ownTeam,
    now: Date.now,
    log,
  });
  const http = options.signingSecret === null ? null : createHttpReceiver({ signingSecret: options.signingSecret, now: Date.now, log });
  const socket = options.appToken === null ? null : createSocketMode({ appToken: options.appToken, apiUrl, logger, log });
  for (const receiver of [http?.receiver, socket?.receiver]) {
    if (receiver)
      registerHandlers(createApp(receiver, options, logger), { client, conversation, directory, firstTime: options.firstTime, log });
  }
  if (!http && !socket) throw new AppError('slack-no-way-in', 'Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)');

  return {
    endpoint: http?.endpoint ?? null,
    platform: createSlackPlatform({ client: deliveryClient, log }),
    async start() {
      // known before the first person comes; asked again then, should Slack not answer now
      ownTeam().catch((error: unknown) => log.warn({ code: codeOf(error) }, 'slack workspace not known yet'));
      await socket?.start();
    },
    stop: async () => socket?.stop(),
    check: () => checkSetup(deliveryClient, options.channels),
    findAccount: (email) => findAccount(deliveryClient, email),
    identify: (accountId) => directory.identify({ accountId, teamId: null }, { mustKnow: true }),
  };
}

/** Bolt without its own look-ups: one workspace, one token, nothing to ask Slack before a handler runs. */
function createApp(receiver: Receiver, { botToken, apiUrl }: SlackOptions, logger: ReturnType<typeof createBoltLogger>): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    convoStore: false,
    ignoreSelf: false,
    logger,
    clientOptions: clientOptions({ apiUrl, timeoutMs: CLIENT_TIMEOUT_MS.interactive, logger }),
  });
  app.error(async (error) => {
    throw error;
  });
  return app;
}

/** Asked once it is needed, and again only if Slack did not answer. */
function rememberOwnTeam(client: SlackClient): () => Promise<string> {
  let known: string | null = null;
  return async () => {
    if (known === null) {
      const { team_id } = await client.auth.test();
      if (!team_id) throw new AppError('slack-no-team', 'Slack named no workspace for the token');
      known = team_id;
    }
    return known;
  };
}

async function findAccount(client: SlackClient, email: string): Promise<string | null> {
  try {
    const { user } = await client.users.lookupByEmail({ email });
    return user?.id ?? null;
  } catch (error) {
    if (codeOf(error) === 'users_not_found') return null;
    throw error;
  }
}
