import { z } from 'zod';
import type { SetupProblem } from '../../conversation/chat-platform.ts';
import { codeOf } from './delivery-error.ts';
import type { SlackClient } from './slack-client.ts';

/** Bot scopes of the manifest, and what each is for; a test keeps the two the same. */
export const NEEDED_SCOPES = {
  'chat:write': 'post cards',
  commands: 'offer /incident and the shortcut',
  'users:read': 'know who is a guest',
  'users:read.email': 'match people to the district file',
  'im:write': 'write to people directly',
  'im:history': 'look whether a direct message arrived',
  'channels:read': 'check that the bot is in its channels',
  'channels:history': 'look whether a card arrived',
  'groups:read': 'check that the bot is in its private channels',
  'groups:history': 'look whether a card arrived in a private channel',
  'pins:write': 'pin the board',
  'files:write': 'put the digest as PDF into the thread of its message',
} as const;

const Channel = z.object({ channel: z.object({ is_member: z.boolean().default(false), is_archived: z.boolean().default(false) }) });

/** What stands between this workspace and a working bot; empty when all is well. Asks Slack, changes nothing. */
export async function checkSetup(client: SlackClient, channels: { use: string; id: string }[]): Promise<SetupProblem[]> {
  try {
    const { response_metadata } = await client.auth.test();
    const problems: SetupProblem[] = [];
    for (const channel of channels) problems.push(...(await checkChannel(client, channel)));
    return [...missingScopes(response_metadata?.scopes), ...problems];
  } catch (error) {
    return [tokenProblem(codeOf(error))];
  }
}

function tokenProblem(code: string): SetupProblem {
  const refused = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'].includes(code);
  return refused
    ? {
        code,
        message: `Slack refuses SLACK_BOT_TOKEN (${code}).`,
        remedy: 'Copy "Bot User OAuth Token" again from "OAuth & Permissions" of the Slack app; reinstall the app if it was removed.',
      }
    : {
        code,
        message: `Slack cannot be asked (${code}).`,
        remedy: 'Check that this machine reaches slack.com over HTTPS, and SLACK_API_URL if it is set.',
      };
}

/** A server that does not list scopes (a local stand-in) is taken at its word. */
function missingScopes(granted: string[] | undefined): SetupProblem[] {
  if (!granted) return [];
  return Object.entries(NEEDED_SCOPES)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, use]) => ({
      code: 'missing_scope',
      message: `SLACK_BOT_TOKEN has no scope ${scope}, so the bot cannot ${use}.`,
      remedy: 'Update the app from manifests/slack/manifest.yaml, then reinstall it to the workspace.',
    }));
}

async function checkChannel(client: SlackClient, { use, id }: { use: string; id: string }): Promise<SetupProblem[]> {
  const problem = (code: string, message: string): SetupProblem[] => [
    {
      code,
      message: `The ${use} channel ${id} ${message}`,
      remedy: `Open the channel in Slack and type /invite with the bot's name, or correct channels.${use}.slack in the district file.`,
    },
  ];
  try {
    const { channel } = Channel.parse(await client.conversations.info({ channel: id }));
    if (channel.is_archived) return problem('is_archived', 'is archived.');
    return channel.is_member ? [] : problem('not_in_channel', 'does not have the bot as a member.');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'missing_scope') return []; // said already, once for every channel
    return problem(code, code === 'channel_not_found' ? 'is unknown, or private without the bot.' : `cannot be looked at (${code}).`);
  }
}
