import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connectSlackDouble } from '../../test/fixtures/slack-double/remote.ts';
import type { WorldOptions } from '../../test/fixtures/slack-double/world.ts';
import type { DoubleReply, DoubleRequest } from './double-protocol.ts';

export const SIGNING_SECRET = 'bench-signing-secret';
export const BOT_TOKEN = 'xoxb-bench';

export type LoadDouble = Awaited<ReturnType<typeof startLoadDouble>>;

type FromDouble = { ready: { url: string; apiUrl: string } } | { id: number; reply?: DoubleReply; error?: string };

/** The double as a process of its own, with everything `connectSlackDouble` offers and whole bursts of acts besides. */
export async function startLoadDouble(options: Pick<WorldOptions, 'users' | 'channels'>) {
  const wanted: Partial<WorldOptions> = { ...options, signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN };
  const child = fork(`${import.meta.dirname}/double-process.ts`, [JSON.stringify(wanted)]);
  const [first] = (await once(child, 'message')) as [FromDouble]; // double-process.ts sends this shape
  if (!('ready' in first)) throw new Error('the double did not start');

  const asked = new Map<number, { resolve(reply: DoubleReply): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', (message) => {
    const told = message as FromDouble; // as above
    if ('ready' in told) return;
    const { id, reply, error } = told;
    if (reply) asked.get(id)?.resolve(reply);
    else asked.get(id)?.reject(new Error(error));
    asked.delete(id);
  });

  return {
    ...connectSlackDouble(first.ready.url),
    /** @throws when the double answers with another word, which would be a fault of double-process.ts. */
    async ask<W extends DoubleReply['word']>(word: W, request: DoubleRequest): Promise<Extract<DoubleReply, { word: W }>> {
      last += 1;
      const id = last;
      const reply = await new Promise<DoubleReply>((resolve, reject) => {
        asked.set(id, { resolve, reject });
        child.send({ id, request });
      });
      if (reply.word !== word) throw new Error(`the double said ${reply.word} instead of ${word}`);
      return reply as Extract<DoubleReply, { word: W }>; // its word was compared
    },
    async stop(): Promise<void> {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
