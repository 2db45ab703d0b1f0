import type { Lane } from '../../incidents/delivery.ts';

const FIRST_MS = 1_000;
/** Somebody waits for an emergency, and the clock of a decision runs. */
const LONGEST_MS: Record<Lane, number> = { emergency: 5_000, decision: 15_000, update: 60_000, digest: 60_000 };

/** How long to wait after the `failures`-th failure in a row: doubling, and spread so that replicas do not come back together. */
export function backoffMs(lane: Lane, failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS[lane], FIRST_MS * 2 ** Math.min(failures, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
