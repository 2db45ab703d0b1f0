/** Choices that a seed repeats. Each use has a stream of its own, so that one more choice here changes nothing there. */
import { mulberry } from '../../test/fixtures/slack-double/faults.ts';

export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

export function createDice(seed: number, stream: string): Dice {
  const next = mulberry([...stream].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed));
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (from) => {
      const found = from[Math.floor(next() * from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    chance: (probability) => next() < probability,
  };
}
