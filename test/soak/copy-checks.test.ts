/** Where nobody can look whether a message arrived, the soak lets it stand there twice only with its mark; each way to be wrong is seen. */
import { describe, expect, it } from 'vitest';
import { type Copy, checkCopies } from '../../bench/soak/copy-checks.ts';

const ONCE: Copy = { channel: 'director', about: 'incident', cardId: 'card', isMarked: false };
const LOST: Copy = { ...ONCE, cardId: null };
const AGAIN: Copy = { ...ONCE, isMarked: true };
const problems = (copies: Copy[], attempts = 2): string[] => checkCopies(copies, new Map([['card', attempts]])).problems;

describe('copies of a message', () => {
  it.each<[string, Copy[], number]>([
    ['each card once', [ONCE, { ...ONCE, about: 'another', cardId: 'other' }], 1],
    ['a lost answer, and the copy marked', [LOST, AGAIN], 2],
    ['two lost answers, and both copies marked', [LOST, { ...LOST, isMarked: true }, AGAIN], 3],
    ['marked although the first never arrived', [AGAIN], 2],
    ['two cards about one matter in one place', [ONCE, { ...ONCE, cardId: 'other' }], 1],
  ])('holds: %s', (_, copies, attempts) => {
    expect(problems(copies, attempts)).toEqual([]);
  });

  it.each<[string, Copy[], number, RegExp]>([
    ['a copy without a mark', [LOST, ONCE], 2, /2 messages about incident in director for 1 cards, and only 0 say so/],
    ['the second of two copies without a mark', [LOST, LOST, AGAIN], 3, /3 messages .* only 1 say so/],
    ['a message of nobody', [LOST], 1, /belong to no card/],
    ['a mark at the first attempt', [AGAIN], 1, /says "repeated" at its first attempt/],
    ['a message that could hide its copies', [{ ...ONCE, about: null }], 1, /speaks of nothing/],
  ])('sees %s', (_, copies, attempts, problem) => {
    expect(problems(copies, attempts)).toEqual([expect.stringMatching(problem)]);
  });
});
