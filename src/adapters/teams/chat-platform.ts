import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import type { Notice } from '../../conversation/notice.ts';
import type { Language } from '../../policy/types.ts';
import { toDeliveryError } from './delivery-error.ts';
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
    post: (to, notice, delivery) =>
      translated('post', async () => {
        const { conversationId, serviceUrl } = await conversationOf(deps, to);
        const client = await deps.connect(serviceUrl);
        const inThread = to.thread ? `${conversationId};messageid=${to.thread}` : conversationId;
        const posted = await client.conversations.sendToConversation(
          inThread,
          asActivity(await write(deps, to.address, { notice, repeated: delivery.repeated }), to.direct),
        );
        return { channel: conversationId, messageId: Made.parse(posted).id };
      }),
    update: (at, notice) =>
      translated('update', async () => {
        const client = await deps.connect(await serviceUrlOf(deps, at.channel));
        await client.conversations.updateActivity(
          at.channel,
          at.messageId,
          asActivity({ ...(await write(deps, at.channel, { notice })), id: at.messageId }, false),
        );
      }),
    find: async () => 'cannot-look',
  };
}

/** In a channel the buttons of a decision are for those who may press them. */
async function write(
  { references, deciders, channels, language }: TeamsPlatformDeps,
  address: string,
  { notice, repeated = false }: { notice: Notice; repeated?: boolean },
): Promise<MessagePayload> {
  if (!channels.includes(address)) return toMessage(notice, { repeated });
  const known = await Promise.all((await deciders()).map(async (accountId) => (await references.get(accountId))?.userId));
  return toMessage(notice, { repeated, shared: { language, deciders: known.filter((id) => id !== undefined) } });
}

async function translated<T>(operation: 'post' | 'update', call: () => Promise<T>): Promise<T> {
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
