/** Choices that a seed repeats. Each use has a stream of its own, so that one more choice here changes nothing there. */
import { createRandom } from '../../policy/check/random-cases.ts';

export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

export function createDice(seed: number, stream: string): Dice {
  const next = createRandom([...stream].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed));
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

/** A choice among things that are not equally likely. */
export function createWeighted<T>(from: readonly T[], weightOf: (each: T) => number): (dice: Dice) => T {
  let sum = 0;
  const steps = from.map((each) => {
    sum += weightOf(each);
    return { each, upTo: sum };
  });
  return (dice) => {
    const drawn = dice.next() * sum;
    const found = steps.find(({ upTo }) => drawn < upTo);
    if (!found) throw new Error('nothing to pick from');
    return found.each;
  };
}
