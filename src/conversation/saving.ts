import { settleWithin } from './settle-within.ts';

/** Longer than a draft takes to be saved, short enough to leave time for the answer. */
const WAIT_MS = 1000;

/**
 * First screens whose draft is on its way to the database, by account. A person who is faster than that waits for it here: the draft
 * holds what the screen does not show (the words typed behind the command), and a screen that came first would begin it anew.
 */
export interface Saving {
  begin(accountId: string, save: Promise<unknown>): void;
  over(accountId: string): Promise<void>;
}

/** One for each adapter, kept in memory: a draft that was begun in another process is in the database by then. */
export function createSaving(): Saving {
  const underway = new Map<string, Promise<void>>();
  return {
    begin(accountId, save) {
      const settling = settleWithin(WAIT_MS, save).then(() => {
        if (underway.get(accountId) === settling) underway.delete(accountId);
      });
      underway.set(accountId, settling);
    },
    async over(accountId) {
      await underway.get(accountId);
    },
  };
}
