/** The chat platforms that are on, each with its way in, its way out, and what is to be mended there. */
import type { Config } from '../config.ts';
import type { District } from '../district/types.ts';
import type { Platform } from '../incidents/incident.ts';
import type { Chat, ChatsDeps } from './chats/chat.ts';

/** A platform that is off is not loaded: its library would cost every start half a second, and memory. */
export async function loadChats({ slack, teams }: Pick<Config, 'slack' | 'teams'>): Promise<(from: ChatsDeps) => Chat[]> {
  const [slackChat, teamsChat] = await Promise.all([
    slack && import('./chats/slack-chat.ts').then((loaded) => loaded.slackChat),
    teams && import('./chats/teams-chat.ts').then((loaded) => loaded.teamsChat),
  ]);
  return (from) => [...(slack && slackChat ? [slackChat(from, slack)] : []), ...(teams && teamsChat ? [teamsChat(from, teams)] : [])];
}

/** For the unit of work: where the channels of the district are. */
export function channelAddresses({ channels }: District, platforms: readonly Platform[]) {
  const addresses = (channel: Partial<Record<Platform, string>>) =>
    platforms.flatMap((platform) => {
      const address = channel[platform];
      return address === undefined ? [] : [{ platform, address }];
    });
  return { director: addresses(channels.director), liaison: addresses(channels.liaison) };
}
