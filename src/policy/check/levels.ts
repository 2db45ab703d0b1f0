import type { Condition } from '../condition.ts';
import { LEVELS, type Level } from '../types.ts';
import type { Subject } from './proof.ts';

export const rank = (level: Level) => LEVELS.indexOf(level);

/** The rank of the level where these conditions hold. */
export function rankWhere(subject: Subject, holding: ReadonlySet<Condition>): number {
  return rank(subject.settled(holding).result.level);
}
