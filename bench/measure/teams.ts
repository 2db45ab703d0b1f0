/** A card in Teams pressed by fifty people at the same moment: saved, and answered with the next one. */

import type { ShownCard } from '../../test/fixtures/teams-double/card.ts';
import { STORIES } from '../drive/stories.ts';
import { fillCard } from '../drive/teams/send-report.ts';
import type { Side } from '../load/load-stage.ts';
import { openTeamsStage } from '../load/teams-stage.ts';
import { compareP99 } from './compare.ts';
import type { Measure } from './figure.ts';

const WARM_UP = 3;
const ROUNDS = 12;
/** Every screen of the story before the one with Send. */
const SCREENS = 4;
const SITE = 'palm_springs_hs';
const SIDES: readonly Side[] = ['ours', 'bare'];

const FILL: Record<Side, (shown: ShownCard) => Record<string, string | string[] | null>> = {
  ours: (shown) => {
    if (shown.screenId === 'report-review') throw new Error('the report has fewer screens before its last');
    return fillCard(shown, STORIES.L3, SITE);
  },
  bare: ({ choices }) => Object.fromEntries(Object.entries(choices).map(([id, [first = '']]) => [id, first])),
};

export const measureTeams: Measure = async (say) => {
  // nobody reports twice: an unfinished report would be offered instead of a first screen
  const stage = await openTeamsStage({ groups: WARM_UP + ROUNDS });
  const samples: Record<Side, number[]> = { ours: [], bare: [] };
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const side of SIDES) {
        const pressers = await stage.openForms(side, round);
        for (let screen = 0; screen < SCREENS; screen++) {
          const measured = await stage.pressAll(side, pressers, FILL[side]);
          if (round >= WARM_UP) samples[side].push(...measured);
        }
      }
      if (round % 5 === 0) say(`round ${round} of ${WARM_UP + ROUNDS}`);
    }
  } finally {
    await stage.close();
  }
  return [compareP99('Teams: a pressed card saved and answered, 50 at a time, p99', samples)];
};
