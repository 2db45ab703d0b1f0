import { CloudAdapter } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import type { ChatEndpoint } from '../../conversation/chat-endpoint.ts';
import type { ChatPlatform, SetupProblem } from '../../conversation/chat-platform.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { createMemory } from '../../conversation/profiles.ts';
import type { Person } from '../../incidents/incident.ts';
import type { Account } from '../../incidents/ports.ts';
import type { Language } from '../../policy/types.ts';
import { createAuthentication } from './authentication.ts';
import { createTeamsPlatform } from './chat-platform.ts';
import { checkSetup } from './check-setup.ts';
import type { TeamsCredentials } from './credentials.ts';
import { createDirectory } from './directory.ts';
import { createEndpoint } from './endpoint.ts';
import type { HandlerDeps } from './handling.ts';
import type { Log } from './log.ts';
import { createOnTurn } from './on-turn.ts';
import type { Places } from './places.ts';
import { createReferences, type StoredReferences } from './references.ts';
import { testPosting } from './self-test.ts';
import { checkSignIn, PUBLIC_SCOPE } from './sign-in.ts';

export interface TeamsOptions {
  /** null: a local client on this machine, and nobody is asked who they are. */
  credentials: TeamsCredentials | null;
  /** Configured channels, for `check`; `use` is the key of the district file. */
  channels: { use: 'director' | 'liaison' | 'operator'; id: string }[];
  conversation: Conversation;
  identifyPerson(account: Account): Promise<Person>;
  /** The person of an account whose profile cannot be had just now. */
  recallPerson(account: Account): Promise<Person>;
  handled: HandlerDeps['handled'];
  references: StoredReferences;
  messageNow: HandlerDeps['messageNow'];
  digestFile: HandlerDeps['digestFile'];
  /** Accounts of those who decide: only they see those buttons in a channel. */
  deciders(): Promise<string[]>;
  /** The channels'. */
  language: Language;
  log: Log;
}

export interface TeamsAdapter {
  /** For `/api/messages`. */
  endpoint: ChatEndpoint;
  platform: ChatPlatform & { platform: 'teams' };
  check(): Promise<SetupProblem[]>;
  /** Post once to the operator's channel; what goes wrong is in the log. */
  testPosting(id: string): Promise<void>;
}

/** Microsoft Teams, whole: what comes in is handed to the conversation, what goes out is the delivery worker's through `platform`. */
export function createTeams(options: TeamsOptions): TeamsAdapter {
  const { credentials, log } = options;
  const authentication = createAuthentication(credentials);
  const places = createPlaces(options, authentication);
  const { connect, references, tenantId } = places;
  const directory = createDirectory({ ...options, connect, references, tenantId, now: Date.now });
  const onTurn = createOnTurn({
    ...options,
    ...{ directory, references, places, connect },
    tenantId: credentials?.MicrosoftAppTenantId ?? null,
  });
  const platform = createTeamsPlatform({ ...options, ...places, channels: options.channels.map(({ id }) => id) });
  const operator = options.channels.find(({ use }) => use === 'operator')?.id ?? null;
  return {
    endpoint: createEndpoint({ authentication, onTurn, log }),
    platform,
    testPosting: (id) => testPosting({ platform, channel: operator, language: options.language, id, log }),
    check: () => check(options, places),
  };
}

/** The same check for a program that is not the bot. */
export function checkTeams(options: Pick<TeamsOptions, 'credentials' | 'references' | 'channels'>): Promise<SetupProblem[]> {
  return check(options, createPlaces(options, createAuthentication(options.credentials)));
}

/** Without a token every channel would be wrong, for one reason. */
async function check({ credentials, channels }: Pick<TeamsOptions, 'credentials' | 'channels'>, places: Places): Promise<SetupProblem[]> {
  const refused = credentials ? await checkSignIn(credentials) : [];
  return refused.length > 0 ? refused : checkSetup(places, channels);
}

function createPlaces(
  { credentials, references }: Pick<TeamsOptions, 'credentials' | 'references'>,
  authentication: ReturnType<typeof createAuthentication>,
): Places {
  const appId = credentials?.MicrosoftAppId ?? '';
  return {
    connect: createConnect(authentication, appId, credentials?.cloud?.ToChannelFromBotOAuthScope),
    references: createReferences(references),
    ...{ appId, tenantId: credentials?.MicrosoftAppTenantId ?? LOCAL_TENANT },
  };
}

/** Teams has a handful of regions. */
const MOST_SERVICES = 50;
/** A local client names some tenant or none. */
const LOCAL_TENANT = 'local';

/** Claims of the bot itself, as botbuilder makes them for what it says unasked. */
class Claims extends CloudAdapter {
  of(appId: string) {
    return this.createClaimsIdentity(appId);
  }
}

function createConnect(
  authentication: ReturnType<typeof createAuthentication>,
  appId: string,
  scope = PUBLIC_SCOPE,
): (serviceUrl: string) => Promise<ConnectorClient> {
  const factory = authentication.createConnectorFactory(new Claims(authentication).of(appId));
  const clients = createMemory<ConnectorClient>(MOST_SERVICES);
  return async (serviceUrl) => {
    const url = z.url().parse(serviceUrl);
    const client = clients.get(url) ?? (await factory.create(url, scope));
    clients.set(url, client);
    return client;
  };
}
