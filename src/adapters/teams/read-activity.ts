/** What Teams sends, read with zod before anything happens; unknown extra fields are ignored. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readMarkup } from './escape.ts';

const Party = z.object({ id: z.string().min(1), aadObjectId: z.string().nullish(), role: z.string().nullish() });
const Entity = z.object({
  type: z.string(),
  text: z.string().optional(),
  mentioned: z.object({ id: z.string().optional() }).optional(),
  locale: z.string().optional(),
});

const Activity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  timestamp: z.string().nullish().catch(null),
  name: z.string().optional(),
  action: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  text: z.string().nullish().catch(null),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  locale: z.string().nullish().catch(null),
  from: Party,
  recipient: Party.nullish(),
  conversation: z.object({ id: z.string().min(1), conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: z.object({ id: z.string() }).nullish(),
      channel: z.object({ id: z.string() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  membersAdded: z.array(Party).nullish(),
  membersRemoved: z.array(Party).nullish(),
  entities: z.array(Entity).nullish().catch(null),
  attachments: z
    .array(z.object({ contentType: z.string() }))
    .nullish()
    .catch(null),
});
export type TeamsActivity = z.infer<typeof Activity>;

/** Is this an activity, in the shape Teams sends it? */
export function isReadable(body: unknown): body is Record<string, unknown> {
  return Activity.safeParse(body).success;
}

export function readActivity(body: unknown): TeamsActivity {
  return Activity.parse(body);
}

/** Who an activity says it is from. */
export interface TeamsAccount {
  /** Entra object id; null where Teams does not say. */
  accountId: string | null;
  /** Teams' own id of this person for this bot. */
  userId: string;
  tenantId: string | null;
  locale: string | null;
  /** Where they wrote, for questions about them. */
  conversationId: string;
  serviceUrl: string;
}

export function readAccount({ from, conversation, channelData, serviceUrl, locale, entities }: TeamsActivity): TeamsAccount {
  return {
    accountId: from.aadObjectId?.toLowerCase() ?? null,
    userId: from.id,
    tenantId: (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase() ?? null,
    locale: entities?.find(({ type }) => type === 'clientInfo')?.locale ?? locale ?? null,
    conversationId: conversation.id,
    serviceUrl,
  };
}

/** Where Teams does not say: channels and group chats begin with a number of their own. */
export const isPersonal = ({ conversation: { id, conversationType } }: TeamsActivity): boolean =>
  conversationType ? conversationType === 'personal' : !id.startsWith('19:');

/** News of a team (the bot was added, a member came) name their channel by the conversation alone. */
export function channelOf({ conversation, channelData }: TeamsActivity): string | undefined {
  return channelData?.channel?.id ?? (conversation.conversationType === 'channel' ? conversation.id.split(';')[0] : undefined);
}

/** Teams tells in two ways that the app came to a place, or was taken from it. */
export const isAddition = ({ action, membersAdded, recipient }: TeamsActivity): boolean =>
  action?.startsWith('add') || (membersAdded ?? []).some(({ id }) => id === recipient?.id);

export const isRemoval = ({ action, membersRemoved, recipient }: TeamsActivity): boolean =>
  action?.startsWith('remove') || (membersRemoved ?? []).some(({ id }) => id === recipient?.id);

/** A word of Teams' own for the log; from outside it may hold anything. */
export const wordFrom = (given: string): string => (/^[A-Za-z/]{1,40}$/.test(given) ? given : 'unreadable');

/** The same however often it is delivered; null: it has no id. */
export function keyOf({ conversation, id }: TeamsActivity): string | null {
  return id === undefined ? null : `teams:activity:${hashed(`${conversation.id} ${id}`)}`;
}

/** The same for the two ways in which Teams tells of one installation; another on another day. */
export function welcomeKeyOf({ conversation, timestamp }: TeamsActivity): string {
  return `teams:welcome:${hashed(`${conversation.id} ${timestamp?.slice(0, 10) ?? ''}`)}`;
}

/** The id of a personal chat is a person's. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The words without the mention of the bot, as they were typed: Teams writes tags and entities; other people become "…". */
export function typedText({ text, entities, recipient }: TeamsActivity): string {
  const own = (entities ?? []).filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id);
  const without = own.reduce((rest, { text: mention }) => (mention ? rest.replaceAll(mention, ' ') : rest), text ?? '');
  return readMarkup(without);
}
