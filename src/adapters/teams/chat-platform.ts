import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import type { Notice } from '../../conversation/notice.ts';
import type { Language } from '../../policy/types.ts';
import { statusOf, toDeliveryError } from './delivery-error.ts';
import type { MessagePayload } from './payload.ts';
import { conversationOf, type Places, serviceUrlOf } from './places.ts';
import { toMessage } from './to-message.ts';

export interface TeamsPlatformDeps extends Places {
  /** Ids of the district's channels; whatever else is written to is a person's own chat. */
  channels: readonly string[];
  /** Accounts of those who decide. */
  deciders(): Promise<string[]>;
  /** The channels'. */
  language: Language;
}

const Made = z.object({ id: z.string().min(1) });

/** Teams as the delivery worker sees it. It keeps no mark of ours on a message, so nobody can look whether one arrived. */
export function createTeamsPlatform(deps: TeamsPlatformDeps): ChatPlatform & { platform: 'teams' } {
  return {
    platform: 'teams',
    post: (to, notice, { repeated }) =>
      translated('post', async () => {
        // nothing was said yet: what fails here leaves no doubt
        const { conversationId, client, write } = await translated('open', async () => {
          const { conversationId, serviceUrl } = await conversationOf(deps, to);
          return { conversationId, client: await deps.connect(serviceUrl), write: await writerFor(deps, to.address) };
        });
        const inThread = to.thread ? `${conversationId};messageid=${to.thread}` : conversationId;
        const send = async (plain: boolean) =>
          client.conversations.sendToConversation(inThread, asActivity(write({ notice, repeated, plain }), to.direct));
        const posted = await withoutMentions(notice, send).catch((error: unknown) => {
          if ([403, 404].includes(statusOf(error) ?? 0)) deps.references.doubt(to.address);
          throw error;
        });
        return { channel: conversationId, messageId: Made.parse(posted).id };
      }),
    update: (at, notice) =>
      translated('update', async () => {
        const client = await deps.connect(await serviceUrlOf(deps, at.channel));
        const write = await writerFor(deps, at.channel);
        await withoutMentions(notice, async (plain) => {
          const message = { ...write({ notice, plain }), id: at.messageId };
          return client.conversations.updateActivity(at.channel, at.messageId, asActivity(message, false));
        });
      }),
    find: async () => 'cannot-look',
  };
}

/** A person whom Teams does not know must not keep a card from everybody else: refused with its mentions, it is said without them. */
async function withoutMentions<T>(notice: Notice, send: (plain: boolean) => Promise<T>): Promise<T> {
  try {
    return await send(false);
  } catch (error) {
    if (statusOf(error) !== 400 || !JSON.stringify(notice).includes('"accounts"')) throw error;
    return send(true);
  }
}

/** Any channel of Teams, such as one that the district file named before. */
const CHANNEL = /@thread\.(?:tacv2|skype)/;

type Writer = (what: { notice: Notice; repeated?: boolean; plain?: boolean }) => MessagePayload;

/** In a channel the buttons of a decision are for those who may press them. */
async function writerFor({ references, deciders, channels, language }: TeamsPlatformDeps, address: string): Promise<Writer> {
  if (!channels.includes(address) && !CHANNEL.test(address)) return ({ notice, ...how }) => toMessage(notice, how);
  const known = await Promise.all((await deciders()).map(async (accountId) => (await references.get(accountId))?.userId));
  const shared = { language, deciders: known.filter((id) => id !== undefined) };
  return ({ notice, ...how }) => toMessage(notice, { ...how, shared });
}

async function translated<T>(operation: 'open' | 'post' | 'update', call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toDeliveryError(error, operation);
  }
}

/** Our own narrow message is a part of botbuilder's; a direct one rings. */
function asActivity(message: object, direct: boolean): Partial<Activity> {
  return { ...message, ...(direct ? { channelData: { notification: { alert: true } } } : {}) };
}
