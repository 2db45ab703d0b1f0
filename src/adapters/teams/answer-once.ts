import { codeOf } from './delivery-error.ts';
import type { Handling } from './handling.ts';

/** Answers under way in this process. */
const underway = new WeakMap<Handling['handled'], Set<string>>();

/** Answer an activity that Teams may deliver again. A database that is away keeps nobody without an answer. */
export async function answerOnce({ handled, log }: Handling, key: string, answer: () => Promise<void>): Promise<void> {
  const keys = underway.get(handled) ?? new Set();
  underway.set(handled, keys);
  if (keys.has(key)) return;
  keys.add(key);
  const failed = (error: unknown): false => {
    log.warn({ code: codeOf(error) }, 'whether this was answered before is not known');
    return false;
  };
  try {
    if (await handled.has(key).catch(failed)) return;
    await answer();
    await handled.add(key).catch(failed);
  } finally {
    keys.delete(key);
  }
}
