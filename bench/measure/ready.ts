/** From starting the process until /readyz says yes, on a data folder that exists. */
import { createScratch, freePort } from '../drive/scratch.ts';
import { startBot } from '../drive/start-bot.ts';
import { startWorkspace } from '../drive/workspace.ts';
import { median, percentile } from '../load/percentile.ts';
import type { Measure } from './figure.ts';

const SAMPLES = 5;
const MOST_MS = 2_000;

export const measureReady: Measure = async (say) => {
  const { slack } = await startWorkspace({ teachers: 1 });
  const scratch = createScratch();
  const samples: number[] = [];
  try {
    // the first start makes the folder
    for (let turn = 0; turn <= SAMPLES; turn++) {
      const bot = startBot({ database: { dataDir: scratch.dataDir }, slack, port: await freePort() });
      const took = await bot.ready();
      await bot.stop();
      say(`start ${turn}: ${Math.round(took)} ms`);
      if (turn > 0) samples.push(took);
    }
  } finally {
    await slack.stop();
    await scratch.remove();
  }
  const ours = percentile(samples, 1);
  const details = { samples: samples.length, median: median(samples) };
  return [
    {
      ...{ figure: `ready on an existing data folder, slowest of ${SAMPLES}`, unit: 'ms', ours, baseline: null },
      ...{ limit: `${MOST_MS} ms`, ok: ours <= MOST_MS, details },
    },
  ];
};
