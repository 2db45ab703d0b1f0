/** A screen submitted by fifty people at the same moment: saved, and answered with the next one. */
import { fillFor } from '../drive/send-report.ts';
import { STORIES } from '../drive/stories.ts';
import { burst } from '../load/burst.ts';
import { type LoadStage, openLoadStage, type Side } from '../load/load-stage.ts';
import { compareP99 } from './compare.ts';
import type { Measure } from './figure.ts';

const WARM_UP = 3;
const ROUNDS = 12;
/** Safety, special, about, details: every screen of the story before the one with Send. */
const SCREENS = 4;
const SITE = 'palm_springs_hs';
const MOST_MS = 300;
const SIDES: readonly Side[] = ['ours', 'bare'];

export const measureScreen: Measure = async (say) => {
  // nobody reports twice: an unfinished report would be offered instead of a first screen
  const stage = await openLoadStage('screen-app', { groups: WARM_UP + ROUNDS });
  const samples: Record<Side, number[]> = { ours: [], bare: [] };
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const people = stage.people(round);
      const opened: Record<Side, number[]> = { ours: [], bare: [] };
      for (const side of SIDES) opened[side] = await reportOnce(stage, side, people);
      if (round >= WARM_UP) for (const side of SIDES) samples[side].push(...opened[side]);
      if (round % 5 === 0) say(`round ${round} of ${WARM_UP + ROUNDS}`);
    }
  } finally {
    await stage.close();
  }
  const compared = compareP99('a screen saved and answered, 50 at a time, p99', samples);
  return [compared, { ...compared, figure: 'the same', baseline: null, limit: `${MOST_MS} ms`, ok: compared.ours <= MOST_MS }];
};

/** All screens of one report, each submitted by everybody at once. */
async function reportOnce({ double, targets, openForms }: LoadStage, side: Side, people: string[]): Promise<number[]> {
  await openForms(side, people);
  const samples: number[] = [];
  for (let screen = 0; screen < SCREENS; screen++) {
    const { views } = await double.ask('views', { word: 'views', users: people });
    const acts = people.map((user, index) => {
      const view = views[index];
      if (!view?.submit || view.screenId === 'report-review') throw new Error(`${user} has no screen before the last to submit`);
      return { user, values: fillFor(view, STORIES.L3, SITE) };
    });
    samples.push(...(await burst(double, targets[side], acts)));
  }
  return samples;
}
