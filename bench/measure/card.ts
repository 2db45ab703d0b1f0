/** From pressing Send on the last screen until the director's channel has the card, with nothing else going on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { STORIES } from '../drive/stories.ts';
import { percentile } from '../load/percentile.ts';
import { openQuietStage, type QuietStage } from '../load/quiet-stage.ts';
import type { Figure, Measure } from './figure.ts';

const WARM_UP = 5;
const SAMPLES = 40;
/** A channel takes one message a second; nobody may wait for that here. */
const PACE_MS = 1_100;
const LIMITS = { p50: 150, p99: 500 };
const LOOK_MS = 50;

export const measureCard: Measure = async (say) => {
  const stage = await openQuietStage();
  const samples: number[] = [];
  try {
    for (let turn = 0; turn < WARM_UP + SAMPLES; turn++) {
      const took = await sendOne(stage, turn);
      if (turn >= WARM_UP) samples.push(took);
      if (turn % 10 === 0) say(`report ${turn} of ${WARM_UP + SAMPLES}: ${Math.round(took)} ms`);
    }
  } finally {
    await stage.close();
  }
  return [figureOf('p50', samples), figureOf('p99', samples)];
};

async function sendOne(stage: QuietStage, turn: number): Promise<number> {
  while ((await stage.waiting()) > 0) await sleep(LOOK_MS);
  await sleep(PACE_MS);
  let sentAt = Number.NaN;
  const onSubmit = () => {
    sentAt = Date.now();
  };
  const { incidentId } = await stage.send(turn, STORIES.L4, { onSubmit });
  return (await stage.cardAt(incidentId ?? '')) - sentAt;
}

function figureOf(which: keyof typeof LIMITS, samples: number[]): Figure {
  const ours = percentile(samples, which === 'p50' ? 0.5 : 0.99);
  const limit = LIMITS[which];
  return {
    ...{ figure: `last Send to card, idle, ${which}`, unit: 'ms', ours, baseline: null },
    ...{ limit: `${limit} ms`, ok: ours <= limit, details: { samples: samples.length, max: percentile(samples, 1) } },
  };
}
