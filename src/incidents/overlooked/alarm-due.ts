import type { Overlooked } from './overlooked.ts';

const AGAIN_MS = 3_600_000;

/** What the operator has read last. */
export interface SaidAlarm {
  at: Date;
  keys: ReadonlySet<string>;
}

/**
 * Is there something to tell the operator? Something new, at once; what has been said, each hour; that all of it has been made up, once.
 *
 * @param said null: nothing is open of what was said.
 */
export function alarmDue(said: SaidAlarm | null, found: readonly Overlooked[], now: Date): 'alarm' | 'all-clear' | null {
  if (found.length === 0) return said ? 'all-clear' : null;
  if (!said || found.some(({ key }) => !said.keys.has(key))) return 'alarm';
  return now.getTime() - said.at.getTime() >= AGAIN_MS ? 'alarm' : null;
}
