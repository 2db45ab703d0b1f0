/** What every chat platform promises the delivery worker; run by each adapter and by each fake of the port. */
import { describe, expect, it } from 'vitest';
import type { Address, ChatPlatform } from '../../src/conversation/chat-platform.ts';
import type { Notice } from '../../src/conversation/notice.ts';
import { DeliveryError } from '../../src/incidents/delivery.ts';

export interface ChatPlatformSubject {
  platform: ChatPlatform;
  /** A channel the bot may write to, and one it may not. */
  channel: Address;
  forbidden: Address;
  /** A person the bot may write to. */
  person: Address;
  /** Readable texts of everything at an address now, oldest first. */
  shown(at: Address): Promise<string[]>;
  /** Somebody deletes a message on the platform. */
  remove(at: { channel: string; messageId: string }): Promise<void>;
  /** false where the platform does not let us look. */
  canLook: boolean;
  stop(): Promise<void>;
}

export const aNotice = (text: string, more: Partial<Notice> = {}): Notice => ({
  push: 'PS-7K3Q needs you',
  blocks: [{ kind: 'line', line: text }],
  actions: [{ id: 'approve', label: 'Call police', value: 'i1' }],
  ...more,
});

export function chatPlatformContract(name: string, start: () => Promise<ChatPlatformSubject>): void {
  const withSubject = (test: (subject: ChatPlatformSubject) => Promise<void>) => async () => {
    const subject = await start();
    try {
      await test(subject);
    } finally {
      await subject.stop();
    }
  };

  describe(`chat platform: ${name}`, () => {
    it(
      'posts to a channel and brings the same message up to date in place',
      withSubject(async ({ platform, channel, shown }) => {
        const place = await platform.post(channel, aNotice('before'), { id: 'd1', repeated: false });
        await platform.update(place, aNotice('after'));
        await platform.update(place, aNotice('after'));
        const texts = await shown(channel);
        expect(texts).toHaveLength(1);
        expect(texts[0]).toContain('after');
        expect(texts[0]).not.toContain('before');
      }),
    );

    it(
      'posts to a person directly',
      withSubject(async ({ platform, person, shown }) => {
        await platform.post(person, aNotice('for you'), { id: 'd1', repeated: false });
        await platform.post(person, aNotice('and this'), { id: 'd2', repeated: false });
        expect(await shown(person)).toEqual([expect.stringContaining('for you'), expect.stringContaining('and this')]);
      }),
    );

    it(
      'finds a delivery by its id, and does not find another',
      withSubject(async ({ platform, channel, person, canLook }) => {
        const since = new Date(Date.now() - 1000);
        const place = await platform.post(channel, aNotice('one'), { id: 'd1', repeated: false });
        await platform.post(channel, aNotice('two'), { id: 'd2', repeated: false });
        const direct = await platform.post(person, aNotice('three'), { id: 'd3', repeated: false });
        expect(await platform.find(channel, 'd1', since)).toEqual(canLook ? place : 'cannot-look');
        expect(await platform.find(person, 'd3', since)).toEqual(canLook ? direct : 'cannot-look');
        expect(await platform.find(channel, 'd9', since)).toBe(canLook ? 'not-found' : 'cannot-look');
      }),
    );

    it(
      'marks a message that may be there twice',
      withSubject(async ({ platform, channel, shown }) => {
        await platform.post(channel, aNotice('one'), { id: 'd1', repeated: false });
        await platform.post(channel, aNotice('one'), { id: 'd1', repeated: true });
        const [first, second] = await shown(channel);
        expect(second).not.toBe(first);
      }),
    );

    it(
      'says that a removed message is gone, and that trying again is useless',
      withSubject(async ({ platform, channel, remove }) => {
        const place = await platform.post(channel, aNotice('one'), { id: 'd1', repeated: false });
        await remove(place);
        const failure = await platform.update(place, aNotice('two')).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(DeliveryError);
        expect(failure).toMatchObject({ code: 'message-gone', retryable: false, ambiguous: false });
      }),
    );

    it(
      'says that a channel it may not write to can be tried again once a person has mended it, and that nothing arrived',
      withSubject(async ({ platform, forbidden }) => {
        const failure = await platform.post(forbidden, aNotice('one'), { id: 'd1', repeated: false }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(DeliveryError);
        expect(failure).toMatchObject({ retryable: true, retryAfterMs: null, ambiguous: false });
      }),
    );
  });
}
