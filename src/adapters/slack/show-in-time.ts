import type { Reply } from '../../conversation/screen.ts';
import type { Timely } from '../../conversation/settle-within.ts';
import type { Handling } from './handling.ts';
import type { Arrival } from './read-payload.ts';

/** Show a reply as a screen while the trigger lives, else as a private message; a failure is thrown for the border. */
export async function showInTime({ show }: Handling, arrival: Arrival, outcome: Timely<Reply | null>): Promise<void> {
  const inTime = outcome.kind !== 'late';
  const settled = outcome.kind === 'late' ? await outcome.later : outcome;
  if (settled.kind === 'failed') throw settled.error;
  if (settled.value?.kind !== 'screen') return;
  const { screen } = settled.value;
  if (!inTime) return show.tell(arrival, screen);
  await show.open(arrival.triggerId, screen).catch((error: unknown) => {
    show.record('open', error);
    return show.tell(arrival, screen);
  });
}
