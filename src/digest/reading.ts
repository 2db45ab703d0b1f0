/** Which periods the digest of a week reads, and what it reads of them. */
import type { AlikeIncidents, DigestIncident, DigestPeriods, DigestReading } from '../incidents/digest-ports.ts';
import { BLOCKS_OF_TREND } from './edition/block-charts.ts';
import { type Block, blockOf, blocksBefore, isLastOfBlock, weeksOfBlock } from './trends/blocks.ts';
import { weekBounds } from './week.ts';

/** Weeks that are looked back on: for what is still open, and for the blocks of a trend. */
const WEEKS_BACK = 4 * (BLOCKS_OF_TREND + 1);

/** @throws RangeError when `week` is no week. */
export function digestPeriods(week: string, timeZone: string): DigestPeriods {
  const bounds = weekBounds(week, timeZone);
  const from = new Date(bounds.from.getTime() - WEEKS_BACK * 7 * 86_400_000);
  if (!isLastOfBlock(week)) return { from, week: bounds, blockWeeks: [], trendBlocks: [] };
  const block = blockOf(week);
  const beginOf = (each: string | undefined): Date => weekBounds(each ?? week, timeZone).from;
  return {
    ...{ from, week: bounds },
    blockWeeks: [...weeksOfBlock(block).map(beginOf), bounds.to],
    trendBlocks: [...trendBlocks(block).map((each) => beginOf(weeksOfBlock(each)[0])), bounds.to],
  };
}

/** The blocks of a trend, oldest first. */
export function trendBlocks(last: Block): Block[] {
  return [...blocksBefore(last, BLOCKS_OF_TREND), last];
}

/** What the database reads, from incidents in memory: each counts for itself. The two must agree, and a test says so. */
export function readingOf(incidents: readonly DigestIncident[], { from, week, blockWeeks, trendBlocks }: DigestPeriods): DigestReading {
  const within = (begin: Date, end: Date): DigestIncident[] => incidents.filter(({ openedAt }) => openedAt >= begin && openedAt < end);
  const single = (each: DigestIncident): AlikeIncidents => ({ ...each, count: 1 });
  const byPeriod = (bounds: readonly Date[]): AlikeIncidents[][] =>
    bounds.slice(1).map((end, place) => within(bounds[place] ?? end, end).map(single));
  const [begin] = trendBlocks;
  const times = begin ? within(begin, week.to).map(({ openedAt }) => openedAt.getTime()) : [];
  return {
    matters: within(from, week.to),
    alike: byPeriod(blockWeeks),
    told: byPeriod(trendBlocks),
    first: times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : null,
  };
}
