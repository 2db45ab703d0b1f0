import type { Command } from '../../conversation/command.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import type { Handling } from './handling.ts';
import type { Arrival } from './read-payload.ts';
import { showInTime } from './show-in-time.ts';

/** A trigger lives 3 s and opening takes its share. */
const ANSWER_MS = 2000;

/** A subcommand: its answer opens as a screen while the trigger lives, and comes as a private message afterwards. */
export async function answerCommand(handling: Handling, arrival: Arrival, command: Command): Promise<void> {
  const { conversation, directory, firstTime } = handling;
  const work = async () => {
    if (!(await firstTime(arrival.key))) return null;
    return conversation.command(await directory.identify(arrival.account), 'slack', command);
  };
  await showInTime(handling, arrival, await settleWithin(ANSWER_MS, work()));
}
