import { setTimeout as sleep } from 'node:timers/promises';

/** Whoever finds that nothing is left to do never comes. */
const MEET_MS = 2_000;

/** Resolves for everybody when the last one has come, or soon after; open from then on. */
export function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = size;
  return () => {
    missing -= 1;
    if (missing <= 0) resolve();
    return Promise.race([promise, sleep(MEET_MS)]);
  };
}
