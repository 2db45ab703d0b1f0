import { AppError } from '../../incidents/app-error.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { buildWeeklyDigest } from './build-weekly-digest.ts';
import { unpostedWeeks } from './unposted-weeks.ts';

/**
 * Build a week's digest after those that are still missing before it. Several processes share the weeks to make up for, and one of them may
 * die with an older week in its hands: without this a newer week could come first, and then the older one would no longer count as missed.
 *
 * @param input.week ISO week, `2026-W41`, that is over.
 * @throws AppError as `buildWeeklyDigest` does.
 */
export async function buildDueDigests(deps: UseCaseDeps, input: { week: string }): Promise<void> {
  const before = (await unpostedWeeks(deps)).filter((week) => week < input.week);
  for (const week of before) await buildOrPass(deps, week);
  await buildWeeklyDigest(deps, input);
}

/** A week that fails its own check of privacy keeps no later week waiting; its own job goes on saying so. */
async function buildOrPass(deps: UseCaseDeps, week: string): Promise<void> {
  try {
    await buildWeeklyDigest(deps, { week });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'digest-exposes')) throw error;
  }
}
