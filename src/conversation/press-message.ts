import type { Person } from '../incidents/incident.ts';
import type { ActionId } from './action-ids.ts';
import type { Reply } from './screen.ts';

/** What whoever reported does with their own report. */
const OF_REPORTER: readonly ActionId[] = ['emergency-called', 'cannot-call', 'where', 'over', 'mistaken', 'add-facts'];

/**
 * Press a button of a message. What only some may do waits until the platform says who this is, so that a director is not told that somebody
 * else decides; a reporter's "911 called" does not: it waits only where it is refused to who the account seems to be.
 *
 * @param identify rejects with `profile-unavailable` when `mustKnow` and the platform does not say who this is.
 */
export async function pressMessage(
  action: string,
  identify: (how: { mustKnow: boolean }) => Promise<Person>,
  press: (person: Person) => Promise<Reply>,
): Promise<Reply> {
  if (!OF_REPORTER.some((own) => own === action)) return press(await identify({ mustKnow: true }));
  const reply = await press(await identify({ mustKnow: false }));
  return reply.kind === 'screen' && reply.refused ? press(await identify({ mustKnow: true })) : reply;
}
