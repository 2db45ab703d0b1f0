/** The chat platforms that are on, each with its way in, its way out, and what is to be mended there. */
import type { Database } from '../adapters/database/create-database.ts';
import { systemIds } from '../adapters/local/ids.ts';
import type { Log } from '../adapters/local/log.ts';
import { createSlack } from '../adapters/slack/create-slack.ts';
import { createTeams } from '../adapters/teams/create-teams.ts';
import type { Config } from '../config.ts';
import type { ChatEndpoint } from '../conversation/chat-endpoint.ts';
import type { ChatPlatform } from '../conversation/chat-platform.ts';
import { composeNotice } from '../conversation/compose-notice.ts';
import { createConversation } from '../conversation/conversation.ts';
import { previewDigest } from '../digest/release/preview-digest.ts';
import { fileNameOf } from '../digest/release/release-digest.ts';
import type { District, NamedPerson } from '../district/types.ts';
import type { Platform } from '../incidents/incident.ts';
import { identifyPerson, recallPerson } from '../incidents/people/identify-person.ts';
import { isDecider } from '../incidents/permissions.ts';
import type { Account } from '../incidents/ports.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import { configuredChannels } from './configured-channels.ts';
import { drawDigest } from './documents.ts';

export interface Chat {
  /** For people. */
  name: 'Slack' | 'Teams';
  platform: ChatPlatform & { platform: Platform };
  /** Path → what answers there. */
  endpoints: Record<string, ChatEndpoint>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What stands between the platform and a working bot, with what to do. */
  check(): Promise<string[]>;
  /** Get to know the account of somebody who never wrote; false: there is none the bot can find. */
  meet(person: NamedPerson): Promise<boolean>;
}

export interface ChatsDeps {
  config: Pick<Config, 'slack' | 'teams'>;
  deps: UseCaseDeps;
  database: Pick<Database, 'storedPerson' | 'chatPlaces'>;
  log: Log;
}

export function createChats(from: ChatsDeps): Chat[] {
  return [slackChat(from), teamsChat(from)].filter((chat) => chat !== null);
}

/** What every adapter asks of the rest of the program. */
function inCommon({ deps, database, log }: ChatsDeps) {
  return {
    conversation: createConversation(deps),
    identifyPerson: (account: Account) => identifyPerson(deps, account),
    recallPerson: (account: Account) => recallPerson({ ...deps, storedPerson: database.storedPerson }, account),
    log,
  };
}

const sentences = (found: { message: string; remedy: string }[]): string[] => found.map(({ message, remedy }) => `${message} ${remedy}`);

function slackChat(from: ChatsDeps): Chat | null {
  const { slack: config } = from.config;
  if (!config) return null;
  const { district } = from.deps;
  const slack = createSlack({
    ...config,
    ...inCommon(from),
    firstTime: (eventKey) => from.deps.unitOfWork.run((tx) => tx.inbound.firstTime(eventKey)),
    homeTeams: district.slackTeams,
    channels: configuredChannels(district, 'slack'),
  });
  return {
    name: 'Slack',
    platform: slack.platform,
    endpoints: slack.endpoint ? { '/slack/events': slack.endpoint } : {},
    start: slack.start,
    stop: slack.stop,
    check: async () => sentences(await slack.check()),
    meet: async ({ slackId, email }) => {
      const accountId = slackId ?? (await slack.findAccount(email));
      if (accountId) await slack.identify(accountId);
      return accountId !== null;
    },
  };
}

function teamsChat(from: ChatsDeps): Chat | null {
  const { teams: config } = from.config;
  if (!config) return null;
  const { deps, database } = from;
  const places = database.chatPlaces('teams', deps.clock);
  const teams = createTeams({
    credentials: config === 'local' ? null : config,
    ...inCommon(from),
    channels: configuredChannels(deps.district, 'teams'),
    handled: {
      has: (eventKey) => deps.unitOfWork.run((tx) => tx.inbound.seen(eventKey)),
      add: async (eventKey) => void (await deps.unitOfWork.run((tx) => tx.inbound.firstTime(eventKey))),
    },
    references: { get: places.reference, save: places.saveReference, remove: places.removeReference, newest: places.newestReference },
    messageNow: async (at) => {
      const card = await places.cardAt(at);
      const notice = card && (await composeNotice(deps, card));
      return notice && { notice, direct: card.direct };
    },
    digestFile: async (person, week) => {
      const preview = await previewDigest(deps, { person, week });
      if (preview.kind !== 'shown') return null;
      const { document } = preview;
      return drawDigest({ name: fileNameOf(document), digest: document, language: person.language ?? deps.district.language });
    },
    deciders: () => places.accountsOf(deps.district.people.filter(decides).map(({ key }) => key)),
    language: deps.district.language,
  });
  const workspace = config === 'local' ? 'local' : config.MicrosoftAppTenantId;
  return {
    name: 'Teams',
    platform: teams.platform,
    endpoints: { '/api/messages': teams.endpoint },
    // beside everything else: a Teams that does not answer must not keep the bot from starting
    start: async () => void teams.testPosting(systemIds.id()),
    stop: async () => {},
    check: async () => sentences(await teams.check()),
    // Teams has no look-up by e-mail; whoever writes to the bot or has it installed is known from then on
    meet: async ({ teamsId }) => {
      if (teamsId === undefined) return false;
      await identifyPerson(deps, { platform: 'teams', workspace, accountId: teamsId, guest: false });
      return true;
    },
  };
}

const decides = ({ role }: NamedPerson): boolean => isDecider({ role, guest: false });

/** For the unit of work: where the channels of the district are. */
export function channelAddresses({ channels }: District, platforms: readonly Platform[]) {
  const addresses = (channel: Partial<Record<Platform, string>>) =>
    platforms.flatMap((platform) => {
      const address = channel[platform];
      return address === undefined ? [] : [{ platform, address }];
    });
  return { director: addresses(channels.director), liaison: addresses(channels.liaison) };
}
