/** `/incident` by fifty people at the same moment: how long until Slack has its acknowledgement. */
import { openLoadStage, type Side } from '../load/load-stage.ts';
import { compareP99 } from './compare.ts';
import type { Measure } from './figure.ts';

const WARM_UP = 6;
const ROUNDS = 40;
/** A thousand people: the first rounds meet all of them for the first time. */
const GROUPS = 20;
const SIDES: readonly Side[] = ['ours', 'bare'];

export const measureAck: Measure = async (say) => {
  const stage = await openLoadStage('ack-app', { groups: GROUPS });
  const samples: Record<Side, number[]> = { ours: [], bare: [] };
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const side of SIDES) {
        const measured = await stage.openForms(side, stage.people(round));
        if (round >= WARM_UP) samples[side].push(...measured);
      }
      if (round % 10 === 0) say(`round ${round} of ${WARM_UP + ROUNDS}`);
    }
  } finally {
    await stage.close();
  }
  return [compareP99('/incident acknowledged, 50 at a time, p99', samples)];
};
