import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDigestClock, cronExpression, type DigestClock, type DigestClockDeps } from '../../../src/adapters/jobs/digest-clock.ts';
import { systemClock } from '../../../src/adapters/local/ids.ts';
import { quiet, until } from './jobs-database.ts';

const clocks: DigestClock[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(clocks.splice(0).map((clock) => clock.stop()));
});

const district = { timeZone: 'America/Los_Angeles', digest: { weekday: 'mon' as const, time: '07:00' } };

function start(deps: Partial<DigestClockDeps>): DigestClock {
  const clock = createDigestClock({
    district,
    unpostedWeeks: async () => [],
    queueDigest: async () => {},
    clock: systemClock,
    log: quiet,
    options: { retryMs: 20, lookAgainMs: 40 },
    ...deps,
  });
  clocks.push(clock);
  clock.start();
  return clock;
}

describe('the clock of the digest', () => {
  it('reads the district file', () => {
    expect(cronExpression({ weekday: 'fri', time: '15:05' })).toBe('5 15 * * fri');
  });

  it.each([
    ['in summer time', '2026-10-12T13:59:58Z', '2026-W41'],
    ['in winter time', '2026-12-14T14:59:58Z', '2026-W50'],
  ])("rings at the hour on the district's own clocks, %s, for the week that is due", async (_name, before, week) => {
    vi.useFakeTimers({ now: new Date(before) });
    const queued: string[] = [];
    start({ queueDigest: async (each) => void queued.push(each), options: {} });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queued).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(queued).toEqual([week]);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(queued).toEqual([week]);
  });

  it('asks again when the database was away at the hour', async () => {
    vi.useFakeTimers({ now: new Date('2026-10-12T13:59:58Z') });
    const queued: string[] = [];
    let away = true;
    start({
      unpostedWeeks: async () => ['2026-W41'],
      queueDigest: async (week) => (away ? Promise.reject(new Error('away')) : void queued.push(week)),
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(queued).toEqual([]);
    away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queued).toContain('2026-W41');
  });

  it('makes up for missed weeks at start, oldest first, and tries again while the database is away', async () => {
    const queued: string[] = [];
    let calls = 0;
    start({
      unpostedWeeks: async () => {
        calls += 1;
        if (calls < 3) throw new Error('away');
        return calls === 3 ? ['2026-W40', '2026-W41'] : [];
      },
      queueDigest: async (week) => void queued.push(week),
    });
    await until(() => queued.length === 2);
    expect(queued).toEqual(['2026-W40', '2026-W41']);
    // and keeps looking: a machine may sleep through the hour
    await until(() => calls > 4);
  });
});
