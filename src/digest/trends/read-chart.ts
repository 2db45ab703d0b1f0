/** What may be concluded from points, a median and limits: the same for rates and for times between events. */
import type { Localized } from '../../policy/types.ts';
import type { DigestDocument } from '../document/model.ts';
import { median, type Side, unusualRun } from './run-rule.ts';
import type { Limits } from './u-chart.ts';
import { altText, NORMAL, outside, type PointKind, runOf, sentences, tooFew } from './words.ts';

export type DigestChart = DigestDocument['charts'][number];

/** Fewer points have neither median nor limits that mean anything. */
export const FEWEST_POINTS = 8;

export interface JudgedPoint {
  label: Localized;
  value: number | null;
  interval: Limits | null;
  /** Its own limits; null where it has none. */
  limits: Limits | null;
}

export interface Lines {
  kind: PointKind;
  unit: Localized;
  points: readonly JudgedPoint[];
  /** The pair that is drawn. */
  limits: Limits | null;
  /** What a reader must know beside the finding. */
  remarks: readonly Localized[];
}

/** All of a chart but its id and title. */
export function readChart(lines: Lines): Omit<DigestChart, 'id' | 'title'> {
  const { kind, unit, points } = lines;
  const values = points.map((point) => point.value).filter((value) => value !== null);
  const enough = values.length >= FEWEST_POINTS;
  const middle = enough ? median(values) : null;
  const limits = enough ? lines.limits : null;
  const range = values.length > 0 ? { low: Math.min(...values), high: Math.max(...values) } : null;
  const nowhere = { en: '', es: '' };
  const ends = { count: points.length, from: points[0]?.label ?? nowhere, to: points.at(-1)?.label ?? nowhere };
  return {
    alt: altText(unit, ends, { values: range, median: middle, limits }),
    unit,
    points: points.map(({ label, value, interval }) => ({
      ...{ label, value },
      ...{ low: interval?.low ?? null, high: interval?.high ?? null },
    })),
    median: middle,
    limits,
    statement: enough ? sentences([...findings(lines), ...lines.remarks]) : tooFew(kind, values.length, FEWEST_POINTS),
  };
}

/** On which side of its limits a value is, if it is not between them. */
export function sideOf(value: number, limits: Limits | null): Side | null {
  if (!limits) return null;
  if (value > limits.high) return 'above';
  return value < limits.low ? 'below' : null;
}

function findings({ kind, points }: Lines): Localized[] {
  const found: Localized[] = [];
  for (const side of ['above', 'below'] as const) {
    const there = points.filter(({ value, limits }) => value !== null && sideOf(value, limits) === side);
    const names = there.map((point) => point.label);
    if (names.length > 0) found.push(outside(side, names));
  }
  const run = unusualRun(points.map((point) => point.value));
  const [from, to] = run ? [points[run.from]?.label, points[run.to]?.label] : [];
  if (run && from && to) found.push(runOf(kind, run, { from, to }));
  return found.length > 0 ? found : [NORMAL];
}
