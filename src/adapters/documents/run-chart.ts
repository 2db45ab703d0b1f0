/** Where lines and points of a run chart stand, for whoever draws them: paper and page show one picture. */
import type { DigestDocument } from '../../digest/document/model.ts';
import { documentWords } from '../../digest/document/words.ts';
import type { Language } from '../../policy/types.ts';
import { COLORS } from './colors.ts';

export type Chart = DigestDocument['charts'][number];

export type LineKind = 'axis' | 'median' | 'limit' | 'whisker' | 'series';

/** Lines differ by dash and width, and points by being points, so that nothing depends on colour. A dash of 0 is a whole line. */
export const LINES: Record<LineKind, { width: number; dash: number; color: string }> = {
  axis: { width: 0.6, dash: 0, color: COLORS.muted },
  median: { width: 0.8, dash: 5, color: COLORS.muted },
  limit: { width: 0.8, dash: 1.5, color: COLORS.muted },
  whisker: { width: 0.5, dash: 0, color: COLORS.muted },
  series: { width: 1.2, dash: 0, color: COLORS.accent },
};

export const DOT = { radius: 2.2, color: COLORS.accent };

/** The plot without its labels; axes are its left and lower edge. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Spot {
  x: number;
  y: number;
}

export interface RunChart {
  /** From back to front. */
  lines: { kind: LineKind; from: Spot; to: Spot }[];
  dots: Spot[];
}

/** Points joined where none is missing between them, a whisker for each interval, median and limits over the whole width. */
export function runChart(chart: Chart, { x, y, width, height }: Frame): RunChart {
  const highest = highestOf(chart);
  const right = x + width;
  const bottom = y + height;
  const spot = (index: number, value: number): Spot => ({
    x: x + ((width - 6) * (index + 0.5)) / Math.max(1, chart.points.length),
    y: bottom - (height * value) / highest,
  });
  const level = (kind: LineKind, value: number) => ({ kind, from: { x, y: spot(0, value).y }, to: { x: right, y: spot(0, value).y } });
  const parts = chart.points.map(({ value, low, high }, index) => {
    if (value === null) return { dots: [], whiskers: [], joints: [] };
    const next = chart.points[index + 1]?.value ?? null;
    const whisker = low !== null && high !== null ? [{ kind: 'whisker' as const, from: spot(index, low), to: spot(index, high) }] : [];
    const joint = next !== null ? [{ kind: 'series' as const, from: spot(index, value), to: spot(index + 1, next) }] : [];
    return { dots: [spot(index, value)], whiskers: whisker, joints: joint };
  });
  return {
    lines: [
      { kind: 'axis', from: { x, y }, to: { x, y: bottom } },
      { kind: 'axis', from: { x, y: bottom }, to: { x: right, y: bottom } },
      ...(chart.median === null ? [] : [level('median', chart.median)]),
      ...(chart.limits ? [level('limit', chart.limits.low), level('limit', chart.limits.high)] : []),
      ...parts.flatMap(({ whiskers }) => whiskers),
      ...parts.flatMap(({ joints }) => joints),
    ],
    dots: parts.flatMap(({ dots }) => dots),
  };
}

/** What stands at the edges: the axis from 0 to its top, the first and the last period. */
export function chartLabels(chart: Chart, language: Language): { top: string; first: string; last: string } {
  const number = new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', { maximumSignificantDigits: 2 });
  const [first, ...more] = chart.points.map(({ label }) => label[language]);
  return { top: number.format(highestOf(chart)), first: first ?? '', last: more.at(-1) ?? '' };
}

/** What the lines that are drawn mean; empty where there are none. */
export function chartKey({ points, median, limits }: Chart, language: Language): string {
  const words = documentWords(language).chart;
  const hasWhiskers = points.some(({ value, low, high }) => value !== null && low !== null && high !== null);
  return [...(median === null ? [] : [words.median]), ...(limits ? [words.limits] : []), ...(hasWhiskers ? [words.whiskers] : [])].join(
    ' · ',
  );
}

/** The axis ends above everything drawn. */
function highestOf({ points, limits, median }: Chart): number {
  const values = [...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), limits?.high ?? 0, median ?? 0];
  return Math.max(...values) || 1;
}
