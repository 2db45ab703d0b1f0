import { z } from 'zod';
import { outageHome } from '../../conversation/home/outage-home.ts';
import type { SlackAccount } from './directory.ts';
import type { Handling } from './handling.ts';
import { toHome } from './to-home.ts';

const HomeOpened = z.object({
  team_id: z.string().nullish(),
  event: z.object({ type: z.literal('app_home_opened'), user: z.string().min(1), tab: z.string().default('home') }),
});

/** Whose home tab was opened; null: another tab, or nothing of the kind. */
export function readHomeOpened(body: unknown): SlackAccount | null {
  const read = HomeOpened.safeParse(body);
  if (!read.success || read.data.event.tab !== 'home') return null;
  return { accountId: read.data.event.user, teamId: read.data.team_id ?? null };
}

/** Draw a person's home tab as of now; when nothing can be read it says so, with 911 first. */
export async function showHome({ client, conversation, directory, show }: Handling, account: SlackAccount): Promise<void> {
  const compose = async () => conversation.home(await directory.identify(account));
  const home = await compose().catch((error: unknown) => {
    show.record('home', error);
    return outageHome(show.outage({ account }));
  });
  await client.views.publish({ user_id: account.accountId, view: toHome(home) });
}
