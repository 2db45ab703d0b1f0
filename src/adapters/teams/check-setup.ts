import type { SetupProblem } from '../../conversation/chat-platform.ts';
import { codeOf } from './delivery-error.ts';
import { type Places, serviceUrlOf } from './places.ts';

const ADD_APP = "In Teams open the channel's team, then Manage team, Apps, and add Crosswalk; in a private or shared channel add it there.";

/** What stands between this tenant and a working bot; empty when all is well. Asks Teams, changes nothing. */
export async function checkSetup(places: Places, channels: { use: string; id: string }[]): Promise<SetupProblem[]> {
  const found = await Promise.all(channels.map((channel) => checkChannel(places, channel)));
  return found.flat();
}

async function checkChannel(places: Places, { use, id }: { use: string; id: string }): Promise<SetupProblem[]> {
  try {
    const client = await places.connect(await serviceUrlOf(places, id));
    await client.conversations.getConversationPagedMembers(id);
    return [];
  } catch (error) {
    const code = codeOf(error);
    const remedy =
      code === 'not-installed'
        ? `${ADD_APP} The bot learns where to write from the first event Teams sends it.`
        : `${ADD_APP} Or correct channels.${use}.teams in the district file.`;
    return [{ code, message: `The ${use} channel ${id} of Teams cannot be reached (${code}).`, remedy }];
  }
}
