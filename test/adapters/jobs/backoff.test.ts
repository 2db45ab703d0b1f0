import { expect, it } from 'vitest';
import { backoffMs } from '../../../src/adapters/jobs/backoff.ts';
import { LANES } from '../../../src/incidents/delivery.ts';

it.each([
  ['emergency' as const, [1_000, 2_000, 4_000, 5_000, 5_000]],
  ['decision' as const, [1_000, 2_000, 4_000, 8_000, 15_000]],
  ['update' as const, [1_000, 2_000, 4_000, 8_000, 16_000]],
])('waits longer after each failure, and never too long for the lane: %s', (lane, waits) => {
  expect([0, 1, 2, 3, 4].map((failures) => backoffMs(lane, failures, () => 1))).toEqual(waits);
  expect([0, 1, 2, 3, 4].map((failures) => backoffMs(lane, failures, () => 0))).toEqual(waits.map((wait) => wait / 2));
});

it('never waits longer than a minute', () => {
  for (const lane of LANES) expect(backoffMs(lane, 1_000, () => 0.999)).toBeLessThanOrEqual(60_000);
});
