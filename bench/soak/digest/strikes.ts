/** `kill -9` of one of the bots while copies are on their way; now and then it comes back with a clock that is an hour off. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../../src/cli/invented/dice.ts';
import { createTrigger, waitFor } from '../kill-moments.ts';
import type { Stage } from '../stage.ts';
import type { Fleet } from './fleet.ts';
import type { Mailbox } from './mailbox.ts';

const MOMENTS = ['any', 'posting', 'mailing'] as const;
const HOUR_MS = 3_600_000;
const AIM_MS = 2_500;
/** Around the hour nobody else is killed: from a strike's aim and a start before it until the bots have rung. */
const BEFORE_MS = 10_000;
const AFTER_MS = 2_500;

export interface DigestRun {
  stage: Stage;
  fleet: Fleet;
  mail: Mailbox;
  databaseUrl: string;
  dice: Dice;
  /** When the last week's digest is due: that moment has a strike of its own. */
  digestAt: Date;
  /** At which moments bots were killed, and with which clocks they came back. */
  struck: string[];
}

/** One kill; resolves when the bot is up again. Never more than one is down, and never more than one has a wrong clock. */
export async function strike({ stage, fleet, mail, dice, struck, digestAt }: DigestRun): Promise<void> {
  const toTheHour = digestAt.getTime() - Date.now();
  if (toTheHour > -AFTER_MS && toTheHour < BEFORE_MS) await sleep(toTheHour + AFTER_MS);
  const moment = dice.pick(MOMENTS);
  const [wrong] = fleet.wrong();
  const index = wrong ?? dice.pick(Array.from({ length: fleet.size }, (_, each) => each));
  const shiftMs = wrong === undefined && dice.chance(0.5) ? dice.pick([-HOUR_MS, HOUR_MS]) : 0;
  if (moment === 'mailing') {
    await mail.next(AIM_MS);
    await sleep(dice.between(0, 60));
  } else {
    await waitFor(moment, { dice, sent: createTrigger(), chat: stage.workspace.chat });
  }
  struck.push(shiftMs === 0 ? moment : `${moment} (clock ${shiftMs < 0 ? 'back' : 'forward'})`);
  await fleet.replace(index, shiftMs);
}
