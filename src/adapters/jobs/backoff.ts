import type { Lane } from '../../incidents/delivery.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** Somebody waits for this one. */
const LONGEST_EMERGENCY_MS = 5_000;

/** How long to wait after the `failures`-th failure in a row: doubling, and spread so that replicas do not come back together. */
export function backoffMs(lane: Lane, failures: number, random: () => number): number {
  const longest = lane === 'emergency' ? LONGEST_EMERGENCY_MS : LONGEST_MS;
  const full = Math.min(longest, FIRST_MS * 2 ** Math.min(failures, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
