/**
 * A trend that does not lie with small numbers: counts of fixed blocks as a rate, judged by limits only where there are enough events for
 * limits, by runs, and never by the difference of two blocks.
 */
import type { CalendarDate } from '../../district/types.ts';
import type { Localized } from '../../policy/types.ts';
import { weekOf } from '../week.ts';
import { daysBetween, timeLimits } from './between-events.ts';
import { type Block, blockName, blockOf } from './blocks.ts';
import { rateInterval } from './interval.ts';
import { type DigestChart, FEWEST_POINTS, type JudgedPoint, readChart, sideOf } from './read-chart.ts';
import { type Counted, FEWEST_EXPECTED, type Limits, rateLimits, ratePer1000, together } from './u-chart.ts';
import { daysBetweenWords, gaps, LIMITS_DIFFER, NO_LIMITS, perThousand, TIMES_EXPLAINED } from './words.ts';

export interface TrendBlock {
  block: Block;
  /** null where it cannot be shown; then nothing else of the block is read either. */
  count: number | null;
  /** Those who had school: half of all in a block with two weeks of holidays, or holidays would look like a trend. */
  students: number;
}

export interface Trend {
  id: string;
  title: Localized;
  /** What is counted, as in "contacts with police". */
  unit: Localized;
  /** Without holes, oldest first. */
  series: readonly TrendBlock[];
  /** The day of every event; only of events each of which may be read with its day. */
  dates?: readonly CalendarDate[];
}

/**
 * Draw a trend and say what may be concluded from it: "in normal range" unless a rule fires.
 *
 * Rates per 1,000 students; days between events instead where fewer than five are expected in a block, every block is shown, and the
 * caller gave the days. Limits and median come from shown blocks alone, so that they tell nothing about the others.
 *
 * @throws RangeError for blocks that do not follow each other, a shown block without students, and days that are not those of the counts.
 */
export function trendChart(trend: Trend): DigestChart {
  const { id, title, series } = trend;
  if (series.some(({ block }, place) => block !== (series[0]?.block ?? block) + place))
    throw new RangeError('blocks must follow each other');
  const shown = series.filter(isShown);
  const dates = shown.length === series.length ? trend.dates : undefined;
  const rare = together(shown).count < FEWEST_EXPECTED * shown.length;
  const drawn = rare && dates && dates.length > FEWEST_POINTS ? chartOfTimes(trend, dates) : chartOfRates(trend, shown);
  return { id, title, ...drawn };
}

function chartOfRates({ series, unit }: Trend, shown: readonly Counted[]): Omit<DigestChart, 'id' | 'title'> {
  const all = together(shown);
  const rate = shown.length > 0 ? ratePer1000(all) : 0;
  const points = series.map((each) => pointOf(each, rate));
  const usual = rateLimits(rate, all.students / shown.length);
  const drawn = usual && points.every((point) => agrees(point, usual)) ? usual : null;
  const hidden = series.length - shown.length;
  const remarks = [
    ...(points.some((point) => point.limits) ? [] : [NO_LIMITS]),
    ...(points.some((point) => point.limits) && !drawn ? [LIMITS_DIFFER] : []),
    ...(hidden > 0 ? [gaps(hidden)] : []),
  ];
  return readChart({ kind: 'block', unit: perThousand(unit), points, limits: drawn, remarks });
}

function chartOfTimes({ series, unit }: Trend, dates: readonly CalendarDate[]): Omit<DigestChart, 'id' | 'title'> {
  const blocks = dates.map((date) => blockOf(weekOf(new Date(date), 'UTC'))).sort((a, b) => a - b);
  const expected = series.flatMap(({ block, count }) => Array.from({ length: count ?? 0 }, () => block));
  if (blocks.join() !== expected.join()) throw new RangeError('the days are not those of the counts');
  const days = daysBetween(dates);
  const limits = timeLimits(days);
  // named by the block of its end: days of single events stand nowhere
  const points = days.map((value, place) => ({ label: blockName(blocks[place + 1] ?? 0), value, interval: null, limits }));
  return readChart({ kind: 'time', unit: daysBetweenWords(unit), points, limits, remarks: [TIMES_EXPLAINED] });
}

function pointOf(each: TrendBlock, rate: number): JudgedPoint {
  const label = blockName(each.block);
  if (!isShown(each)) return { label, value: null, interval: null, limits: null };
  const { count, students } = each;
  return { label, value: ratePer1000(each), interval: rateInterval(count, students), limits: rateLimits(rate, students) };
}

/** Would the drawn pair say of a point what its own limits say? A picture that contradicts its text is not drawn. */
function agrees({ value, limits }: JudgedPoint, drawn: Limits): boolean {
  return value === null || sideOf(value, limits) === sideOf(value, drawn);
}

function isShown(each: TrendBlock): each is TrendBlock & { count: number } {
  return each.count !== null;
}
