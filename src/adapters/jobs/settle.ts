import { setTimeout as sleep } from 'node:timers/promises';

export interface SettleDeps {
  options: { leaseMs: number };
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** Beyond this share of the lease another worker may be about to take over. */
const LEASE_SHARE = 0.3;

/**
 * Record what happened, through a short outage of the database: a message that was sent and not recorded must be looked for later.
 *
 * @throws the last error when the database stays away.
 */
export async function settle({ options }: SettleDeps, record: () => Promise<void>): Promise<void> {
  const until = performance.now() + options.leaseMs * LEASE_SHARE;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      return await record();
    } catch (error) {
      if (performance.now() + wait > until) throw error;
    }
    await sleep(wait);
  }
}
