import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isWorthCollecting } from '../../src/wiring/return-memory.ts';

const MB = 1024 * 1024;

/** A process that makes garbage, falls quiet, and says what it held before and after. */
const GROWING = `
import { setTimeout as sleep } from 'node:timers/promises';
import { returnMemoryWhenQuiet } from './src/wiring/return-memory.ts';
let kept = Array.from({ length: 3_000_000 }, (_, index) => ({ index }));
const before = process.memoryUsage.rss();
kept = [];
returnMemoryWhenQuiet(100);
await sleep(2_000);
console.log(JSON.stringify({ before, after: process.memoryUsage.rss(), left: kept.length }));
`;

describe('memory of a quiet process', () => {
  it.each([
    ['quiet, and never collected', { rss: 200, floor: 0, utilization: 0.01 }, true],
    ['quiet, and grown since', { rss: 200, floor: 150, utilization: 0.01 }, true],
    ['quiet, and hardly grown', { rss: 160, floor: 150, utilization: 0.01 }, false],
    ['busy', { rss: 500, floor: 150, utilization: 0.5 }, false],
  ])('%s', (_, state, worth) => {
    expect(isWorthCollecting(state)).toBe(worth);
  });

  it('goes back to the machine', async () => {
    const args = ['--input-type=module-typescript', '--eval', GROWING];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: `${import.meta.dirname}/../..` });
    const { before, after } = JSON.parse(stdout) as { before: number; after: number }; // GROWING prints it
    expect(before - after).toBeGreaterThan(100 * MB);
  });
});
