/** The same load for both kinds of strikes: reports are let go as strikes fall, so that every strike meets people at work. */

import { createDice } from '../../../src/cli/invented/dice.ts';
import { words } from '../../../src/conversation/wording/wording.ts';
import type { Workspace } from '../../drive/workspace.ts';
import { checkRun, toldOf } from '../checks.ts';
import { createTrigger, MOMENTS, type Moment, waitFor } from '../kill-moments.ts';
import { type Load, startLoad } from '../load.ts';
import type { SoakOptions } from '../options.ts';
import type { PartResult } from '../part.ts';
import type { Stage } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

export interface Strikes {
  count: number;
  moments?: readonly Moment[];
  /** Strike and see to it that things can go on; `moment`: the next one, for those who must not wait. */
  strike(next: Moment | null): Promise<void>;
}

/** Strike while people work, then wait for the end of the queue and look at what is there. */
export async function runStruckLoad(
  stage: Stage<Workspace>,
  options: SoakOptions,
  { databaseUrl, strikes }: { databaseUrl: string; strikes: Strikes },
) {
  const { workspace } = stage;
  const { seed, reports } = options;
  const sent = createTrigger();
  const struck = createGate();
  workspace.chat.slowDown(seed);
  const load = startLoad({
    workspace,
    seed,
    reports,
    // the last strikes meet people at work as well
    release: (index) => struck.reached(Math.floor((index * strikes.count) / reports)),
    onSubmit: sent.fire,
  });
  const dice = createDice(seed, 'strikes');
  const moments = Array.from({ length: strikes.count }, () => dice.pick(strikes.moments ?? MOMENTS));
  for (const [index, moment] of moments.entries()) {
    await waitFor(moment, { dice, sent, chat: workspace.chat });
    await strikes.strike(moments[index + 1] ?? null);
    struck.advance();
  }
  return finish(stage, { load, databaseUrl, moments });
}

async function finish(
  { workspace }: Stage<Workspace>,
  { load, databaseUrl, moments }: { load: Load; databaseUrl: string; moments: Moment[] },
): Promise<PartResult> {
  await load.reported;
  await untilDrained(databaseUrl);
  await load.untilDecided();
  load.stop();
  await untilDrained(databaseUrl);
  const { notCalled, kept } = words('en').cards.heading;
  const look = await workspace.chat.look(databaseUrl);
  const findings = checkRun(look, toldOf(load.told, look), { approved: notCalled, declined: kept });
  const aimed = MOMENTS.map((moment) => `${moments.filter((each) => each === moment).length} ${moment}`).join(', ');
  const reconciled = look.snapshot.deliveries.filter(({ state }) => state === 'reconciled').length;
  return { findings, story: `strikes: ${aimed}; pressed again ${load.troubles()} times; found instead of posted again: ${reconciled}` };
}

/** People wait until so many strikes have fallen. */
function createGate() {
  let count = 0;
  let waiting: { at: number; go: () => void }[] = [];
  return {
    advance: () => {
      count += 1;
      for (const { go } of waiting.filter(({ at }) => at <= count)) go();
      waiting = waiting.filter(({ at }) => at > count);
    },
    reached: (at: number): Promise<void> => (at <= count ? Promise.resolve() : new Promise((go) => waiting.push({ at, go }))),
  };
}
