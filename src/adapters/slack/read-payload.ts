/** What Slack sends, read with zod before anything happens; unknown extra fields are ignored. */
import { z } from 'zod';
import type { FieldValues } from '../../conversation/screen.ts';
import type { SlackAccount } from './directory.ts';
import { readAnswers } from './read-answers.ts';

const User = z.object({ id: z.string().min(1), team_id: z.string().nullish() });
const Team = z.object({ id: z.string() }).nullish();
const View = z.object({
  type: z.string().default('modal'),
  id: z.string(),
  hash: z.string(),
  private_metadata: z.string().default(''),
  state: z.object({ values: z.unknown() }).optional(),
});
const Metadata = z.object({ screenId: z.string(), context: z.record(z.string(), z.string()) });

const Command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string().min(1),
  team_id: z.string().nullish(),
  trigger_id: z.string(),
  response_url: z.url(),
});
const MessageShortcut = z.object({
  type: z.literal('message_action'),
  user: User,
  team: Team,
  trigger_id: z.string(),
  response_url: z.url(),
  message: z.object({ text: z.string().default('') }),
});
const BlockActions = z.object({
  type: z.literal('block_actions'),
  user: User,
  team: Team,
  trigger_id: z.string(),
  response_url: z.url().optional(),
  view: View.optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().default('') })).min(1),
});
const ViewSubmission = z.object({ type: z.literal('view_submission'), user: User, team: Team, view: View });

const KNOWN: Record<string, z.ZodType> = {
  message_action: MessageShortcut,
  block_actions: BlockActions,
  view_submission: ViewSubmission,
  event_callback: z.object({ event_id: z.string(), event: z.object({ type: z.string() }) }),
  url_verification: z.object({ challenge: z.string() }),
};

const Kind = z.union([z.object({ type: z.string() }), z.object({ command: z.string() })]);

/** Is this something Slack sends, in the shape it sends it? Kinds we do not handle only need to say what they are. */
export function isReadable(body: unknown): body is Record<string, unknown> {
  const kind = Kind.safeParse(body);
  if (!kind.success) return false;
  const schema = 'command' in kind.data ? Command : KNOWN[kind.data.type];
  return schema === undefined || schema.safeParse(body).success;
}

/** What every handler knows of an interaction; `key` names it however often it is delivered. */
export interface Arrival {
  account: SlackAccount;
  key: string;
  triggerId: string;
  /** Where a private answer goes; null where Slack gives none. */
  responseUrl: string | null;
}

export function readCommand(body: unknown): Arrival & { text: string } {
  const read = Command.parse(body);
  return {
    account: { accountId: read.user_id, teamId: read.team_id ?? null },
    key: `slack:command:${read.trigger_id}`,
    triggerId: read.trigger_id,
    responseUrl: read.response_url,
    text: readTyped(read.text),
  };
}

export function readShortcut(body: unknown): Arrival & { text: string } {
  const read = MessageShortcut.parse(body);
  return {
    account: accountOf(read),
    key: `slack:shortcut:${read.trigger_id}`,
    triggerId: read.trigger_id,
    responseUrl: read.response_url,
    text: readTyped(read.message.text),
  };
}

export interface ShownScreen {
  viewId: string;
  hash: string;
  screenId: string;
  context: Record<string, string>;
  values: FieldValues;
}

export function readPress(
  body: unknown,
): Arrival & { actionId: string; value: string; readShown: (() => ShownScreen) | null; atHome: boolean } {
  const read = BlockActions.parse(body);
  const { view } = read;
  const [action] = read.actions;
  if (!action) throw new Error('block_actions without an action'); // the schema asks for one
  return {
    account: accountOf(read),
    key: `slack:press:${read.trigger_id}`,
    triggerId: read.trigger_id,
    responseUrl: read.response_url ?? null,
    actionId: action.action_id,
    value: action.value,
    readShown: view && view.type !== 'home' ? () => readView(view) : null,
    atHome: view?.type === 'home',
  };
}

export function readSubmission(body: unknown): Pick<Arrival, 'account'> & { readShown: () => ShownScreen } {
  const read = ViewSubmission.parse(body);
  return { account: accountOf(read), readShown: () => readView(read.view) };
}

/** Throws when the view is not one of ours (an older version's): the border answers that. */
function readView(view: z.infer<typeof View>): ShownScreen {
  return {
    viewId: view.id,
    hash: view.hash,
    ...Metadata.parse(JSON.parse(view.private_metadata)),
    values: readAnswers(view.state?.values),
  };
}

/** In a shared channel `team` is where the app lives; only `user.team_id` says where the person belongs. */
function accountOf(read: { user: z.infer<typeof User>; team?: z.infer<typeof Team> }): SlackAccount {
  return { accountId: read.user.id, teamId: read.user.team_id ?? read.team?.id ?? null };
}

/** Text as the person typed it: Slack escapes three characters and writes mentions and links as `<…>`; people become "someone". */
function readTyped(text: string): string {
  return text
    .replace(/<[@!#][^>]*>/g, '…')
    .replace(/<(?:mailto:|tel:)?([^>|]*)(?:\|([^>]*))?>/g, (_, target: string, label?: string) => label ?? target)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}
