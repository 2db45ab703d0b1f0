import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import { toDeliveryError } from './delivery-error.ts';
import { conversationOf, type Places, serviceUrlOf } from './places.ts';
import { toMessage } from './to-message.ts';

const Made = z.object({ id: z.string().min(1) });

/** Teams as the delivery worker sees it. It keeps no mark of ours on a message, so nobody can look whether one arrived. */
export function createTeamsPlatform(deps: Places): ChatPlatform & { platform: 'teams' } {
  return {
    platform: 'teams',
    post: (to, notice, delivery) =>
      translated('post', async () => {
        const { conversationId, serviceUrl } = await conversationOf(deps, to);
        const client = await deps.connect(serviceUrl);
        const inThread = to.thread ? `${conversationId};messageid=${to.thread}` : conversationId;
        const posted = await client.conversations.sendToConversation(inThread, asActivity(toMessage(notice, delivery), to.direct));
        return { channel: conversationId, messageId: Made.parse(posted).id };
      }),
    update: (at, notice) =>
      translated('update', async () => {
        const client = await deps.connect(await serviceUrlOf(deps, at.channel));
        await client.conversations.updateActivity(at.channel, at.messageId, asActivity({ ...toMessage(notice), id: at.messageId }, false));
      }),
    find: async () => 'cannot-look',
  };
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
