import { expect, it } from 'vitest';
import { answerOnce } from '../../../src/adapters/teams/answer-once.ts';
import type { Handling } from '../../../src/adapters/teams/handling.ts';

function start(over: Partial<Handling['handled']> = {}) {
  const kept = new Set<string>();
  const lines: object[] = [];
  const handled = { has: async (key: string) => kept.has(key), add: async (key: string) => void kept.add(key), ...over };
  const log = { debug: () => {}, info: () => {}, warn: (facts: object) => void lines.push(facts), error: () => {} };
  let answers = 0;
  const handling = { handled, underway: new Map(), log } as unknown as Handling; // it reads nothing else
  const answer = (work: () => Promise<void> = async () => {}) =>
    answerOnce(handling, 'k', async () => {
      answers += 1;
      await work();
    });
  return { answer, kept, lines, answers: () => answers };
}

it('answers once, also when the second comes while the first is answered', async () => {
  const { answer, answers } = start();
  const gate = Promise.withResolvers<void>();
  const first = answer(() => gate.promise);
  const again = answer();
  gate.resolve();
  await Promise.all([first, again]);
  await answer();
  expect(answers()).toBe(1);
});

it('is not written down before it was answered: who died in between is asked again, and answers', async () => {
  const { answer, answers, kept } = start();
  await expect(answer(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
  expect(kept.size).toBe(0);
  await answer();
  expect(answers()).toBe(2);
  expect(kept.size).toBe(1);
});

it('answers although nobody can look whether it did before', async () => {
  const away = () => Promise.reject(new Error('away'));
  const { answer, answers, lines } = start({ has: away, add: away });
  await answer();
  expect(answers()).toBe(1);
  expect(lines).toHaveLength(2);
});
