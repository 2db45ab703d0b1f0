/** What Teams sends, read with zod before anything happens; unknown extra fields are ignored. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldValues } from '../../conversation/screen.ts';

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

/** The same however often it is delivered; null: it has no id. */
export function keyOf({ conversation, id }: TeamsActivity): string | null {
  // hashed: the id of a personal chat is a person's
  return id === undefined ? null : `teams:activity:${createHash('sha256').update(`${conversation.id} ${id}`).digest('hex')}`;
}

/** The words without the mention of the bot, as they were typed: Teams writes tags and entities; other people become "…". */
export function typedText({ text, entities, recipient }: TeamsActivity): string {
  const own = (entities ?? []).filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id);
  const without = own.reduce((rest, { text: mention }) => (mention ? rest.replaceAll(mention, ' ') : rest), text ?? '');
  return readMarkup(without);
}

/** Text of a message that may be HTML. */
function readMarkup(text: string): string {
  return text
    .replace(/<at[^>]*>.*?<\/at>/gis, '…')
    .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

const CardData = z.looseObject({
  crosswalk: z.object({
    v: z.literal(1),
    action: z.string(),
    value: z.string().default(''),
    screenId: z.string().optional(),
    context: z.record(z.string(), z.string()).default({}),
    multi: z.array(z.string()).default([]),
    over: z.boolean().default(false),
    turn: z.boolean().default(false),
  }),
});

/** A press on one of our cards, with what is filled in. */
export interface CardInput {
  action: string;
  value: string;
  screenId: string | null;
  context: Record<string, string>;
  values: FieldValues;
  /** A screen in the place of a message. */
  over: boolean;
  turn: boolean;
}

/** null: not one of ours, or of a version whose cards look different. */
export function readCardData(data: unknown): CardInput | null {
  const read = CardData.safeParse(data);
  if (!read.success) return null;
  const { crosswalk, ...inputs } = read.data;
  const { action, value, screenId = null, context, multi, over, turn } = crosswalk;
  return { action, value, screenId, context, values: valuesOf(inputs, multi), over, turn };
}

/** One value per field; fields left empty are missing. */
function valuesOf(inputs: Record<string, unknown>, multi: readonly string[]): FieldValues {
  const values: FieldValues = {};
  for (const [id, value] of Object.entries(inputs)) {
    if (typeof value !== 'string' || value === '' || id === 'msteams') continue;
    values[id] = multi.includes(id) ? value.split(',').map((each) => each.trim()) : value;
  }
  return values;
}

const Execute = z.object({
  action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

/** `adaptiveCard/action`: the data of the button, and whether the client asked by itself. */
export function readExecute(value: unknown): { data: unknown; automatic: boolean } | null {
  const read = Execute.safeParse(value);
  return read.success ? { data: read.data.action.data, automatic: read.data.trigger === 'automatic' } : null;
}

const Task = z.object({
  data: z.unknown().optional(),
  commandId: z.string().optional(),
  messagePayload: z.object({ body: z.object({ content: z.string().nullish() }).nullish() }).nullish(),
});

/** `task/…` and `composeExtension/…`: data of the button or card, and the words of the message it was called on. */
export function readTask(value: unknown): { data: unknown; commandId: string | null; text: string } {
  const { data, commandId, messagePayload } = Task.parse(value ?? {});
  return { data, commandId: commandId ?? null, text: readMarkup(messagePayload?.body?.content ?? '') };
}
