/** When to strike: at random, while the bot starts, right after somebody pressed Send, or while a message is on its way. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../src/cli/invented/dice.ts';
import type { Chat } from '../drive/chat.ts';

export const MOMENTS = ['any', 'starting', 'sending', 'posting'] as const;
export type Moment = (typeof MOMENTS)[number];

/** How long an aimed strike waits for its moment before it strikes anyway. */
const AIM_MS = 2_500;

/** Lets a strike wait for what people do. */
export interface Trigger {
  fire(): void;
  /** Resolves with the next `fire`, or after `patienceMs`. */
  next(patienceMs: number): Promise<void>;
}

export function createTrigger(): Trigger {
  let waiting: (() => void)[] = [];
  return {
    fire: () => {
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
    },
    next: (patienceMs) => Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), sleep(patienceMs)]),
  };
}

/** Wait for the moment; `starting` is the caller's, who does not wait for the bot to be ready. */
export async function waitFor(moment: Moment, { dice, sent, chat }: { dice: Dice; sent: Trigger; chat: Chat }): Promise<void> {
  switch (moment) {
    case 'any':
      return sleep(dice.between(200, 1_500));
    case 'starting':
      return sleep(dice.between(100, 1_400));
    case 'sending':
      await sleep(dice.between(100, 600));
      await sent.next(AIM_MS);
      return sleep(dice.between(0, 40));
    case 'posting':
      await sleep(dice.between(100, 600));
      await nextPost(chat);
      return sleep(dice.between(0, 120));
    default:
      return moment satisfies never;
  }
}

async function nextPost(chat: Chat): Promise<void> {
  const before = chat.countSaid();
  for (const until = Date.now() + AIM_MS; Date.now() < until; ) {
    if (chat.countSaid() > before) return;
    await sleep(2);
  }
}
