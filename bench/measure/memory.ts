/** What the bot's process holds after a thousand reports, once it is quiet again; what it held at their end stands beside it. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { STORIES } from '../drive/stories.ts';
import { openQuietStage } from '../load/quiet-stage.ts';
import type { Measure } from './figure.ts';

const REPORTS = 1_000;
const BATCH = 200;
/** Two looks of src/wiring/return-memory.ts. */
const SETTLE_MS = 12_000;
const MOST_MB = 200;

export const measureMemory: Measure = async (say) => {
  const stage = await openQuietStage();
  try {
    const atStart = memoryOf(stage.bot.pid, 'VmRSS');
    for (let sent = 0; sent < REPORTS; sent += BATCH) {
      await stage.sendMany(Array.from({ length: BATCH }, (_, turn) => (turn % 2 === 0 ? STORIES.L3 : STORIES.L4)));
      say(`${sent + BATCH} reports: ${Math.round(memoryOf(stage.bot.pid, 'VmRSS'))} MB`);
    }
    const atOnce = memoryOf(stage.bot.pid, 'VmRSS');
    await sleep(SETTLE_MS);
    const settled = memoryOf(stage.bot.pid, 'VmRSS');
    const details = { reports: REPORTS, atStart, atOnce, peak: memoryOf(stage.bot.pid, 'VmHWM') };
    const figure = `memory of the bot's process after ${REPORTS} reports`;
    return [{ figure, unit: 'MB', ours: settled, baseline: null, limit: `${MOST_MB} MB`, ok: settled <= MOST_MB, details }];
  } finally {
    await stage.close();
  }
};

/** Megabytes, from Linux's own account of a process. */
function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
