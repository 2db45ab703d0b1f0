/** An emergency while the director's channel has hundreds of routine messages to go. */
import { setTimeout as sleep } from 'node:timers/promises';
import { STORIES } from '../drive/stories.ts';
import { median, percentile } from '../load/percentile.ts';
import { openQuietStage, type QuietStage } from '../load/quiet-stage.ts';
import type { Measure } from './figure.ts';

const WAITING = 500;
const BATCH = 100;
const SAMPLES = 5;
const PAUSE_MS = 3_000;
const MOST_MS = 2_000;

export const measureEmergency: Measure = async (say) => {
  const stage = await openQuietStage();
  const samples: number[] = [];
  let waiting = 0;
  try {
    await fill(stage, say);
    for (let turn = 0; turn < SAMPLES; turn++) {
      waiting = await stage.waiting();
      samples.push(await raiseOne(stage, turn));
      await sleep(PAUSE_MS);
    }
  } finally {
    await stage.close();
  }
  const ours = percentile(samples, 1);
  const figure = `card of an emergency while ${WAITING} routine cards wait, slowest of ${SAMPLES}`;
  const details = { samples: samples.length, median: median(samples), waitingAtTheEnd: waiting };
  const ok = ours <= MOST_MS && waiting >= WAITING;
  return [{ figure, unit: 'ms', ours, baseline: null, limit: `${MOST_MS} ms`, ok, details }];
};

/** A card each; some are sent meanwhile, and the emergencies take their time too. */
async function fill(stage: QuietStage, say: (progress: string) => void): Promise<void> {
  for (let waiting = 0; waiting < WAITING + SAMPLES * 10; waiting = await stage.waiting()) {
    await stage.sendMany(Array.from({ length: BATCH }, () => STORIES.L4));
    say(`${await stage.waiting()} messages wait`);
  }
}

async function raiseOne(stage: QuietStage, turn: number): Promise<number> {
  let sentAt = Number.NaN;
  const onSubmit = () => {
    sentAt = Date.now();
  };
  const { incidentId } = await stage.send(turn, STORIES.L5, { onSubmit });
  return (await stage.cardAt(incidentId ?? '')) - sentAt;
}
