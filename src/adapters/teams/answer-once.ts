import { settleWithin } from '../../conversation/settle-within.ts';
import { codeOf } from './delivery-error.ts';
import type { Handling } from './handling.ts';

/** Nobody waits longer for the database to say whether they have an answer already. */
const LOOK_MS = 500;

/**
 * Answer an activity that Teams may deliver again. A database that is away keeps nobody without an answer.
 *
 * @param key null: Teams gave it no id, and it is answered however often it comes.
 */
export async function answerOnce({ handled, underway, log }: Handling, key: string | null, answer: () => Promise<void>): Promise<void> {
  if (key === null) return answer();
  const first = underway.get(key);
  // acknowledged only when the first is: a process that dies in between is asked again
  if (first !== undefined) return first.catch(() => {});
  const work = lookAndAnswer({ handled, log }, key, answer).finally(() => underway.delete(key));
  underway.set(key, work);
  return work;
}

async function lookAndAnswer({ handled, log }: Pick<Handling, 'handled' | 'log'>, key: string, answer: () => Promise<void>): Promise<void> {
  const failed = (error: unknown): false => {
    log.warn({ code: codeOf(error) }, 'whether this was answered before is not known');
    return false;
  };
  const before = await settleWithin(LOOK_MS, handled.has(key).catch(failed));
  if (before.kind === 'done' && before.value) return;
  await answer();
  await handled.add(key).catch(failed);
}
