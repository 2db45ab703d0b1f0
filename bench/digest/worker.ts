/** A child process that builds digests, from the side of its parent. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DigestNumbers } from './plain-sql.ts';

export interface Work {
  word: 'build' | 'count';
  url: string;
  week: string;
  /** Milliseconds: both sides must agree on what is late. */
  now: number;
}

export interface Answer {
  milliseconds: number;
  peakMb: number;
}

export interface Worker {
  build(): Promise<Answer>;
  count(): Promise<DigestNumbers>;
  stop(): void;
}

export function startWorker(work: Omit<Work, 'word'>): Worker {
  const child = fork(join(import.meta.dirname, 'build-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that builds the digest ended with ${code}`);
  });
  // it ends when it is stopped; only who waits for an answer wants to know
  gone.catch(() => {});
  const ask = async (word: Work['word']): Promise<unknown> => {
    child.send({ ...work, word });
    const answered = new Promise<object>((resolve) => void child.once('message', (answer) => resolve(Object(answer))));
    const answer = await Promise.race([answered, gone]);
    if ('failed' in answer) throw new Error(`no digest was built: ${answer.failed} (a statement may take 4.5 s; is the machine busy?)`);
    return answer;
  };
  return {
    // the child is ours, and answers each word with its own type
    build: async () => (await ask('build')) as Answer,
    count: async () => ((await ask('count')) as { numbers: DigestNumbers }).numbers, // the same
    stop: () => void child.kill(),
  };
}
