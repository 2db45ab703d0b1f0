import { setTimeout as sleep } from 'node:timers/promises';
import type { Address, ChatPlatform } from '../../../src/conversation/chat-platform.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import { DeliveryError } from '../../../src/incidents/delivery.ts';

/** What becomes of one call. `lost` and `late` look the same from outside: no answer; only with `late` the message is there; `shut` mends itself by a person. */
export type Fate =
  | 'ok'
  | 'rate-limited'
  | 'server-error'
  | 'reset'
  | 'lost'
  | 'late'
  | 'shut'
  | 'refused'
  | 'gone'
  | 'put-off'
  | 'hangs'
  | 'bug';

export interface Said {
  address: string;
  deliveryId: string;
  messageId: string;
  repeated: boolean;
  push: string;
  at: number;
}

export interface ScriptedPlatform extends ChatPlatform {
  said: Said[];
  updated: { messageId: string; push: string }[];
  looks: number;
  /** Somebody removed it. */
  remove(messageId: string): void;
}

export interface Script {
  post?: (to: Address, delivery: { id: string; repeated: boolean }) => Fate;
  update?: () => Fate;
  find?: () => Fate | 'cannot-look';
  delayMs?: number;
}

const RETRY_AFTER_MS = 40;

/** A chat platform whose faults are the test's; it keeps what was said, as a channel would. */
export function scriptedPlatform(script: Script = {}): ScriptedPlatform {
  const said: Said[] = [];
  const updated: ScriptedPlatform['updated'] = [];
  const removed = new Set<string>();
  let count = 0;
  const platform: ScriptedPlatform = {
    platform: 'slack',
    said,
    updated,
    looks: 0,
    remove: (messageId) => void removed.add(messageId),
    post: async (to, notice, delivery) => {
      await sleep(script.delayMs ?? 0);
      const fate = script.post?.(to, delivery) ?? 'ok';
      count += 1;
      const place = { channel: to.address, messageId: `m${count}` };
      const arrived = {
        address: to.address,
        deliveryId: delivery.id,
        messageId: place.messageId,
        repeated: delivery.repeated,
        push: notice.push,
        at: Date.now(),
      };
      if (fate === 'ok' || fate === 'late') said.push(arrived);
      await suffer(fate);
      return place;
    },
    update: async (at, notice: Notice) => {
      if (removed.has(at.messageId)) throw new DeliveryError('message-gone', { retryable: false });
      const fate = script.update?.() ?? 'ok';
      if (fate === 'ok' || fate === 'late') updated.push({ messageId: at.messageId, push: notice.push });
      await suffer(fate);
    },
    find: async (to, deliveryId) => {
      platform.looks += 1;
      const fate = script.find?.() ?? 'ok';
      if (fate === 'cannot-look') return 'cannot-look';
      await suffer(fate);
      const there = said.find((each) => each.deliveryId === deliveryId && each.address === to.address);
      return there && !removed.has(there.messageId) ? { channel: there.address, messageId: there.messageId } : 'not-found';
    },
  };
  return platform;
}

async function suffer(fate: Fate): Promise<void> {
  switch (fate) {
    case 'ok':
      return;
    case 'rate-limited':
      throw new DeliveryError('rate-limited', { retryable: true, retryAfterMs: RETRY_AFTER_MS });
    case 'server-error':
    case 'lost':
    case 'late':
      throw new DeliveryError(fate === 'server-error' ? 'http-503' : 'timeout', { retryable: true, ambiguous: true });
    case 'reset':
      throw new DeliveryError('reset', { retryable: true });
    case 'shut':
      throw new DeliveryError('not-in-channel', { retryable: true });
    case 'refused':
      throw new DeliveryError('invalid-blocks', { retryable: false });
    case 'put-off':
      throw new DeliveryError('rate-limited', { retryable: true, retryAfterMs: 20_000 });
    case 'gone':
      throw new DeliveryError('message-gone', { retryable: false });
    case 'hangs':
      await sleep(60_000, undefined, { ref: false });
      return;
    case 'bug':
      throw new TypeError('x is not a function');
    default:
      return fate satisfies never;
  }
}
