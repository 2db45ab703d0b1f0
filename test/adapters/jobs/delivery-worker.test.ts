import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { until } from './jobs-database.ts';
import { addresses, runningWorkers } from './running-workers.ts';
import { type Fate, scriptedPlatform } from './scripted-platform.ts';

const running = runningWorkers();

/** The same every run: x is multiplied and wraps. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the delivery worker', () => {
  it('delivers everything once while the platform limits, fails, resets and times out after accepting', async () => {
    const random = seeded(7);
    const faults: Fate[] = ['rate-limited', 'server-error', 'reset', 'lost', 'late'];
    const fate = (): Fate => (random() < 0.35 ? (faults[Math.floor(random() * faults.length)] ?? 'ok') : 'ok');
    const platform = scriptedPlatform({ post: fate, find: () => (random() < 0.2 ? 'server-error' : 'ok') });
    await running.db.post({ key: 'a', channels: addresses(120) });
    const worker = running.start(platform, { options: { concurrency: 12 } });
    await until(running.settled, 40_000);
    expect(new Set(platform.said.map((each) => each.deliveryId)).size).toBe(120);
    expect(platform.said).toHaveLength(120);
    expect(platform.said.filter((each) => each.repeated)).toEqual([]);
    const { sent = 0, reconciled = 0 } = await running.db.states();
    expect(sent + reconciled).toBe(120);
    expect(reconciled).toBeGreaterThan(0);
    expect(worker.counts()).toMatchObject({ sent, found: reconciled, failed: 0, repeated: 0 });
  }, 60_000);

  it('shares the work of one database with another worker, and neither says anything twice', async () => {
    const platform = scriptedPlatform({ delayMs: 5 });
    for (const key of ['a', 'b']) await running.db.post({ key, channels: addresses(60) });
    const both = [running.start(platform), running.start(platform)];
    await until(running.settled);
    expect(platform.said).toHaveLength(120);
    expect(new Set(platform.said.map((each) => each.deliveryId)).size).toBe(120);
    for (const worker of both) expect(worker.counts().sent).toBeGreaterThan(5);
  });

  it('keeps one message a second in a channel, whoever sends', async () => {
    const platform = scriptedPlatform();
    for (const key of ['a', 'b', 'c']) await running.db.post({ key, channels: ['C1'] });
    running.start(platform);
    running.start(platform);
    await until(running.settled);
    const gaps = platform.said.slice(1).map((each, index) => each.at - (platform.said[index]?.at ?? 0));
    expect(gaps).toHaveLength(2);
    for (const gap of gaps) expect(gap).toBeGreaterThan(900);
  });

  it('sends an emergency within 2 seconds although 500 routine cards wait and the platform is slow', async () => {
    const platform = scriptedPlatform({ delayMs: 100 });
    for (let index = 0; index < 5; index += 1) await running.db.post({ key: `r${index}`, channels: addresses(100), lane: 'update' });
    const worker = running.start(platform);
    await until(() => platform.said.length > 0);
    const at = Date.now();
    await running.db.post({ key: 'emergency', channels: ['C0', 'director'], lane: 'emergency' });
    worker.wake();
    const ids = (await running.db.database.prisma.delivery.findMany({ where: { lane: 'emergency' } })).map(({ id }) => id);
    const emergency = (address: string) => platform.said.find((each) => each.address === address && ids.includes(each.deliveryId));
    await until(() => emergency('director') !== undefined && emergency('C0') !== undefined);
    expect((emergency('director')?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThan(2_000);
    // where routine waits in the same channel, only what was under way came before it
    const sameChannel = platform.said.filter((each) => each.address === 'C0');
    expect(sameChannel.findIndex((each) => ids.includes(each.deliveryId))).toBeLessThanOrEqual(1);
    expect((await running.db.states()).queued).toBeGreaterThan(300);
  });

  it('has room for an emergency while every other place hangs', async () => {
    const routine = addresses(20);
    const platform = scriptedPlatform({ post: (to) => (routine.includes(to.address) ? 'hangs' : 'ok') });
    await running.db.post({ key: 'routine', channels: routine });
    const worker = running.start(platform, { options: { concurrency: 4, reserved: 1, leaseMs: 8_000 } });
    await until(async () => (await running.db.states()).sending === 3, 3_000);
    await running.db.post({ key: 'emergency', channels: ['director'], lane: 'emergency' });
    worker.wake();
    await until(() => platform.said.length === 1, 1_000);
    expect(platform.said[0]?.address).toBe('director');
  });

  it('goes on by itself after the queue was away', async () => {
    let away = true;
    const platform = scriptedPlatform();
    await running.db.post({ key: 'a', channels: ['C1'] });
    const queue = {
      ...running.db.queue,
      claim: (options: Parameters<typeof running.db.queue.claim>[0]) =>
        away ? Promise.reject(new Error('away')) : running.db.queue.claim(options),
    };
    running.start(platform, { queue });
    await sleep(200);
    expect(platform.said).toEqual([]);
    away = false;
    await until(running.settled);
    expect(platform.said).toHaveLength(1);
  });

  it('stops after what is under way is recorded', async () => {
    const platform = scriptedPlatform({ delayMs: 200 });
    await running.db.post({ key: 'a', channels: addresses(30) });
    const worker = running.start(platform);
    await until(async () => ((await running.db.states()).sending ?? 0) > 0);
    await worker.stop();
    const { sent = 0, sending = 0, queued = 0 } = await running.db.states();
    expect(sending).toBe(0);
    expect(sent).toBe(platform.said.length);
    expect(queued).toBe(30 - sent);
    await sleep(300);
    expect(platform.said).toHaveLength(sent);
  });
});
