import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DeliveryWorker, DeliveryWorkerDeps } from '../../../src/adapters/jobs/delivery-worker.ts';
import { quiet, until } from './jobs-database.ts';
import { compose, runningWorkers } from './running-workers.ts';
import { scriptedPlatform } from './scripted-platform.ts';

const running = runningWorkers();

describe('one delivery', () => {
  it('obeys Retry-After for the whole channel, and takes no failure for it', async () => {
    let calls = 0;
    const platform = scriptedPlatform({ post: () => (++calls <= 3 ? 'rate-limited' : 'ok') });
    await running.db.post({ key: 'a', channels: ['C1'] });
    const worker = running.start(platform);
    await until(running.settled);
    expect(worker.counts()).toMatchObject({ paused: 3, retried: 0, sent: 1 });
    const [pace] = await running.db.database.prisma.channelPace.findMany();
    expect(pace?.nextAt.getTime()).toBeGreaterThan(Date.now() - 1_500);
  });

  it('looks before it posts again, and records what it finds as reconciled', async () => {
    const platform = scriptedPlatform({ post: () => 'late' });
    await running.db.post({ key: 'a', channels: ['C1'] });
    running.start(platform);
    await until(running.settled);
    expect(platform.said).toHaveLength(1);
    expect(platform.looks).toBeGreaterThan(0);
    expect(await running.db.states()).toEqual({ reconciled: 1 });
    const [card] = await running.db.database.prisma.postedCard.findMany();
    expect(card).toMatchObject({ channel: 'C1', messageId: 'm1' });
  });

  it('keeps looking while looking fails, and never posts on a guess', async () => {
    let looks = 0;
    const platform = scriptedPlatform({ post: () => 'late', find: () => (++looks <= 2 ? 'server-error' : 'ok') });
    await running.db.post({ key: 'a', channels: ['C1'], lane: 'emergency' });
    running.start(platform);
    await until(running.settled);
    expect(platform.said).toHaveLength(1);
    expect(looks).toBe(3);
  });

  it.each([
    ['cannot look' as const, 'cannot-look' as const],
    ['may not look' as const, 'refused' as const],
  ])('says it again, marked as repeated, where it %s', async (_name, find) => {
    let calls = 0;
    const platform = scriptedPlatform({ post: () => (++calls === 1 ? 'late' : 'ok'), find: () => find });
    await running.db.post({ key: 'a', channels: ['C1'], lane: 'decision' });
    const worker = running.start(platform);
    await until(running.settled);
    expect(platform.said.map((each) => each.repeated)).toEqual([false, true]);
    expect(worker.counts().repeated).toBe(1);
  });

  it('leaves a digest unknown where nobody can look, and does not come back to it', async () => {
    const platform = scriptedPlatform({ post: () => 'late', find: () => 'cannot-look' });
    await running.db.post({ key: 'a', channels: ['C1'], lane: 'digest' });
    const worker = running.start(platform);
    await until(() => worker.counts().unknown === 2);
    await sleep(600);
    expect(worker.counts().unknown).toBe(2);
    expect(platform.said).toHaveLength(1);
    expect(await running.db.states()).toEqual({ unknown: 1 });
  });

  it('gives up what the platform refuses for good, and tells the operator', async () => {
    const errors: unknown[] = [];
    const log = { ...quiet, error: (line: unknown) => errors.push(line) };
    await running.db.post({ key: 'a', channels: ['C1'] });
    const worker = running.start(scriptedPlatform({ post: () => 'refused' }), { log: log as unknown as DeliveryWorkerDeps['log'] }); // pino's overloads
    await until(running.settled);
    expect(await running.db.states()).toEqual({ failed: 1 });
    expect(worker.counts().failed).toBe(1);
    expect(errors).toEqual([
      expect.objectContaining({ code: 'delivery-failed', reason: 'invalid-blocks', deliveryId: expect.any(String) }),
    ]);
  });

  it('waits for a channel to be mended, tells the operator once, and holds up nobody else meanwhile', async () => {
    let isShut = true;
    const errors: { code: string; reason: string }[] = [];
    const log = { ...quiet, error: (line: (typeof errors)[number]) => errors.push(line) };
    const platform = scriptedPlatform({ post: ({ address }) => (isShut && address === 'C1' ? 'shut' : 'ok') });
    for (const key of ['a', 'b']) await running.db.post({ key, channels: ['C1'], lane: 'emergency' });
    const worker = running.start(platform, { log: log as unknown as DeliveryWorkerDeps['log'] }); // pino's overloads
    await until(() => errors.length > 0);
    const began = performance.now();
    await running.db.post({ key: 'd', channels: ['U1'], lane: 'update' });
    worker.wake();
    await until(() => platform.said.length === 1);
    expect(performance.now() - began).toBeLessThan(1_000);
    await until(() => worker.counts().retried >= 6);
    expect(await running.db.states()).toEqual({ queued: 2, sent: 1 });
    expect(errors).toEqual([expect.objectContaining({ code: 'delivery-waiting', reason: 'not-in-channel' })]);
    isShut = false;
    await until(running.settled);
    expect(platform.said.map(({ address }) => address)).toEqual(['U1', 'C1', 'C1']);
    expect(platform.looks).toBe(0);
  }, 30_000);

  it('still looks before it posts again when a channel was shut after an outcome nobody knew', async () => {
    const fates = ['late', 'shut'] as const;
    let posts = 0;
    let looks = 0;
    const platform = scriptedPlatform({ post: () => fates[posts++] ?? 'ok', find: () => (++looks === 1 ? 'cannot-look' : 'ok') });
    await running.db.post({ key: 'a', channels: ['C1'] });
    running.start(platform);
    await until(running.settled);
    expect(platform.said).toHaveLength(1);
    expect(await running.db.states()).toEqual({ reconciled: 1 });
  });

  it('waits with one look that is put off, and lets the channel go on', async () => {
    let looks = 0;
    const platform = scriptedPlatform({
      post: (_to, { id }) => (id === first && looks === 0 ? 'late' : 'ok'),
      find: () => (++looks <= 1 ? 'put-off' : 'ok'),
    });
    await running.db.post({ key: 'a', channels: ['C1'] });
    const [{ id: first } = { id: '' }] = await running.db.database.prisma.delivery.findMany();
    const worker = running.start(platform);
    await until(() => looks === 1);
    await running.db.post({ key: 'b', channels: ['C1'] });
    worker.wake();
    await until(() => platform.said.length === 2);
    expect(looks).toBe(1);
    const [pace] = await running.db.database.prisma.channelPace.findMany();
    expect(pace?.nextAt.getTime()).toBeLessThan(Date.now() + 1_500);
  });

  it('posts nothing with an old lease: another worker may have taken over by then', async () => {
    const platform = scriptedPlatform();
    let calls = 0;
    await running.db.post({ key: 'a', channels: ['C1'] });
    const worker = running.start(platform, {
      compose: async (card) => {
        if (++calls === 1) await sleep(700);
        return compose(card);
      },
      options: { leaseMs: 1_500 },
    });
    await until(running.settled);
    expect(worker.counts()).toMatchObject({ retried: 1, unknown: 0, sent: 1 });
    expect([platform.said.length, platform.looks]).toEqual([1, 0]);
  });

  it('takes a fault of the platform adapter itself for an unknown outcome', async () => {
    let calls = 0;
    const platform = scriptedPlatform({ post: () => (++calls === 1 ? 'bug' : 'ok') });
    await running.db.post({ key: 'a', channels: ['C1'] });
    running.start(platform);
    await until(running.settled);
    expect(platform.looks).toBe(1);
    expect(platform.said).toHaveLength(1);
  });

  it('drops what has nothing to say any more, without a word to anybody', async () => {
    const platform = scriptedPlatform();
    await running.db.post({ key: 'a', channels: ['C1'] });
    const worker = running.start(platform, { compose: async () => null });
    await until(running.settled);
    expect(platform.said).toEqual([]);
    expect(worker.counts()).toMatchObject({ needless: 1, sent: 0 });
  });

  it('tries again when the words cannot be had, without looking for a message that was never sent', async () => {
    let calls = 0;
    const platform = scriptedPlatform();
    await running.db.post({ key: 'a', channels: ['C1'] });
    running.start(platform, {
      compose: async (card) => {
        calls += 1;
        if (calls === 1) throw new Error('database away');
        return compose(card);
      },
    });
    await until(running.settled);
    expect([platform.said.length, platform.looks]).toEqual([1, 0]);
  });

  it('looks first when a worker died while sending', async () => {
    const platform = scriptedPlatform();
    await running.db.post({ key: 'a', channels: ['C1'] });
    const [dying] = await running.db.queue.claim({ limit: 1, now: new Date(), leaseMs: 300, platforms: ['slack'] });
    if (!dying) throw new Error('nothing to claim');
    // it posted, and was killed before it could record that
    await platform.post(dying.card, await compose(dying.card), { id: dying.id, repeated: false });
    running.start(platform);
    await until(running.settled);
    expect(platform.said).toHaveLength(1);
    expect(await running.db.states()).toEqual({ reconciled: 1 });
  });

  it('records a message although the database was away for a moment after it was sent', async () => {
    let failures = 0;
    const platform = scriptedPlatform();
    await running.db.post({ key: 'a', channels: ['C1'] });
    const sent: typeof running.db.queue.sent = (...args) =>
      ++failures <= 3 ? Promise.reject(new Error('away')) : running.db.queue.sent(...args);
    running.start(platform, { queue: { ...running.db.queue, sent } });
    await until(running.settled);
    expect([platform.said.length, platform.looks]).toEqual([1, 0]);
    expect(await running.db.states()).toEqual({ sent: 1 });
  });
});

describe('a message that lives on', () => {
  /** Posted, and its subject changed since. */
  async function changedCard(platform: ReturnType<typeof scriptedPlatform>): Promise<{ worker: DeliveryWorker; messageId: string }> {
    await running.db
      .unitOfWork({ channels: ['C1'] })
      .run(({ messages }) => messages.post({ kind: 'board', lane: 'update', to: { channel: 'director' }, key: 'board' }));
    const worker = running.start(platform);
    await until(running.settled);
    return { worker, messageId: platform.said[0]?.messageId ?? '' };
  }
  const change = () =>
    running.db.unitOfWork({ channels: ['C1'] }).run(({ messages }) => messages.refreshIncident('0190a0b0-0000-7000-8000-000000000000'));

  it('is edited in place', async () => {
    const platform = scriptedPlatform();
    const { worker, messageId } = await changedCard(platform);
    await change();
    worker.wake();
    await until(() => platform.updated.length === 1);
    await until(running.settled);
    expect(platform.updated[0]?.messageId).toBe(messageId);
    expect(platform.said).toHaveLength(1);
  });

  it('is edited again when nobody knows whether the edit arrived', async () => {
    let calls = 0;
    const platform = scriptedPlatform({ update: () => (++calls === 1 ? 'late' : 'ok') });
    const { worker } = await changedCard(platform);
    await change();
    worker.wake();
    await until(() => platform.updated.length === 2);
    await until(running.settled);
    expect(platform.looks).toBe(0);
  });

  it('is posted anew when somebody removed it', async () => {
    const platform = scriptedPlatform();
    const { worker, messageId } = await changedCard(platform);
    platform.remove(messageId);
    await change();
    worker.wake();
    await until(() => platform.said.length === 2);
    await until(running.settled);
    await change();
    worker.wake();
    await until(() => platform.updated.length === 1);
    expect(platform.updated[0]?.messageId).toBe('m2');
    expect(platform.said).toHaveLength(2);
  });

  it('is posted anew once, although nobody knows whether that arrived', async () => {
    let calls = 0;
    const platform = scriptedPlatform({ post: () => (++calls === 2 ? 'late' : 'ok') });
    const { worker, messageId } = await changedCard(platform);
    platform.remove(messageId);
    await change();
    worker.wake();
    await until(async () => platform.looks > 0 && (await running.settled()));
    expect(platform.said).toHaveLength(2);
    expect(platform.updated).toEqual([]);
  });

  it('is posted anew once, although the worker died before it could record that and the subject changed again', async () => {
    const platform = scriptedPlatform();
    const { worker, messageId } = await changedCard(platform);
    await worker.stop();
    platform.remove(messageId);
    await change();
    await until(async () => (await running.db.states()).queued === 1);
    await sleep(1_000);
    const [dying] = await running.db.queue.claim({ limit: 1, now: new Date(), leaseMs: 300, platforms: ['slack'] });
    if (!dying) throw new Error('nothing to claim');
    await platform.post(dying.card, await compose(dying.card), { id: dying.id, repeated: false });
    await change();
    running.start(platform);
    await until(running.settled);
    expect(platform.said).toHaveLength(2);
  });
});
