import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Address, ChatPlatform, MessagePlace } from '../../conversation/chat-platform.ts';
import type { DrawnFile } from '../../conversation/notice.ts';
import { codeOf, slackCode, toDeliveryError } from './delivery-error.ts';
import type { Log } from './log.ts';
import type { MessagePayload } from './payload.ts';
import type { SlackClient } from './slack-client.ts';
import { toMessage } from './to-message.ts';

const DELIVERY_EVENT = 'crosswalk_delivery';
/** Half of a page would do; a delivery is looked for minutes after it was sent. */
const PAGE = 200;
const MOST_PAGES = 10;
/** Clocks differ: look a little further back than the delivery is old. */
const SLACK_CLOCK_MS = 60_000;
/** Refusals that may meet only the search; what stops posting as well (a token, a proxy) is waited for instead. */
const CANNOT_LOOK = [
  ...['missing_scope', 'not_in_channel', 'channel_not_found', 'no_permission', 'access_denied', 'not_allowed_token_type'],
  ...['restricted_action', 'ekm_access_denied', 'team_access_not_granted'],
];

const Posted = z.object({ channel: z.string(), ts: z.string() });
const Opened = z.object({ channel: z.object({ id: z.string() }) });
const Uploaded = z.object({ files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })) });
const HistoryPage = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      files: z.array(z.object({ name: z.string().nullish() })).optional(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export interface SlackPlatformDeps {
  client: SlackClient;
  log: Log;
}

/** Slack as the delivery worker sees it. */
export function createSlackPlatform({ client, log }: SlackPlatformDeps): ChatPlatform & { platform: 'slack' } {
  const directChannels = new Map<string, string>();

  async function channelOf({ address, direct }: Address): Promise<string> {
    if (!direct) return address;
    const known = directChannels.get(address);
    if (known) return known;
    // opening a conversation twice gives the same one: a lost answer leaves no doubt here
    const opened = await client.conversations.open({ users: address }).catch((error: unknown) => {
      throw toDeliveryError(error, 'update');
    });
    const { id } = Opened.parse(opened).channel;
    directChannels.set(address, id);
    return id;
  }

  async function pin(place: MessagePlace): Promise<void> {
    try {
      await client.pins.add({ channel: place.channel, timestamp: place.messageId });
    } catch (error) {
      // an unpinned board is still a board: never a reason to post it again
      if (codeOf(error) !== 'already_pinned') log.warn({ code: codeOf(error), channel: place.channel }, 'slack message not pinned');
    }
  }

  return {
    platform: 'slack',
    post: (to, notice, delivery) =>
      translated('post', async () => {
        const channel = await channelOf(to);
        if (notice.file) return shareFile(client, { channel, thread: to.thread ?? null, file: notice.file });
        const message = toMessage(notice, { repeated: delivery.repeated });
        const metadata = { event_type: DELIVERY_EVENT, event_payload: { delivery_id: delivery.id } };
        const posted = Posted.parse(
          await client.chat.postMessage({
            ...{ channel, ...asSlack(message), metadata, unfurl_links: false, unfurl_media: false },
            ...(to.thread ? { thread_ts: to.thread } : {}),
          }),
        );
        const place = { channel: posted.channel, messageId: posted.ts };
        if (notice.pin) await pin(place);
        return place;
      }),
    update: (at, notice) =>
      translated('update', async () => {
        await client.chat.update({ channel: at.channel, ts: at.messageId, ...asSlack(toMessage(notice)) });
      }),
    find: (to, deliveryId, since) =>
      translated('update', async () => {
        const channel = await channelOf(to);
        try {
          return await look(client, { channel, deliveryId, since, thread: to.thread ?? null, file: to.details?.file ?? null });
        } catch (error) {
          if (error instanceof webApi.WebAPIPlatformError && CANNOT_LOOK.includes(slackCode(error))) return 'cannot-look';
          throw error;
        }
      }),
  };
}

/** The document in the thread of its message: a file of the channel, no public link. */
async function shareFile(
  client: SlackClient,
  { channel, thread, file }: { channel: string; thread: string | null; file: DrawnFile },
): Promise<MessagePlace> {
  const upload = { channel_id: channel, file: Buffer.from(file.pdf), filename: file.name, title: file.name };
  const uploaded = await (thread ? client.filesUploadV2({ ...upload, thread_ts: thread }) : client.filesUploadV2(upload));
  return { channel, messageId: Uploaded.parse(uploaded).files[0]?.files[0]?.id ?? file.name };
}

async function translated<T>(operation: 'post' | 'update', call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toDeliveryError(error, operation);
  }
}

async function look(
  client: SlackClient,
  wanted: { channel: string; deliveryId: string; since: Date; thread: string | null; file: string | null },
): Promise<MessagePlace | 'not-found' | 'cannot-look'> {
  const oldest = String((wanted.since.getTime() - SLACK_CLOCK_MS) / 1000);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { channel, thread } = wanted;
    const asked = { channel, oldest, limit: PAGE, include_all_metadata: true as const, ...(cursor ? { cursor } : {}) };
    // what stands in a thread does not stand in the history of its channel
    const answer = await (thread ? client.conversations.replies({ ...asked, ts: thread }) : client.conversations.history(asked));
    const { messages, response_metadata } = HistoryPage.parse(answer);
    const found = messages.find(({ metadata, files }) => {
      if (metadata?.event_type === DELIVERY_EVENT) return metadata.event_payload.delivery_id === wanted.deliveryId;
      // a file carries no metadata; in the thread of its digest its name says enough
      return wanted.thread !== null && wanted.file !== null && files?.some(({ name }) => name === wanted.file);
    });
    if (found) return { channel: wanted.channel, messageId: found.ts };
    cursor = response_metadata?.next_cursor;
    if (!cursor) return 'not-found';
  }
  // a message that waited long may have more traffic behind it than can be read, and never less: to say "later" would be for ever
  return 'cannot-look';
}

/** Our own narrow block types are a subset of Slack's. */
const asSlack = (message: MessagePayload) => ({ text: message.text, blocks: message.blocks });
