import { describe, expect, it } from 'vitest';
import { COLORS } from '../../../src/adapters/documents/colors.ts';
import { type Chart, chartKey, chartLabels, DOT, LINES, runChart } from '../../../src/adapters/documents/run-chart.ts';
import { contrast } from './contrast.ts';
import { sampleCharts } from './sample-charts.ts';

const FRAME = { x: 10, y: 20, width: 200, height: 100 };
const [whole, broken] = sampleCharts();
if (!whole || !broken) throw new Error('there are two sample charts');

describe('a run chart', () => {
  it('is understood without colour: lines by their dashes, intervals by standing upright, points by being points', () => {
    expect(new Set([LINES.series.dash, LINES.median.dash, LINES.limit.dash]).size).toBe(3);
    const { lines, dots } = runChart(whole, FRAME);
    const of = (kind: string) => lines.filter((line) => line.kind === kind);
    expect(of('whisker')).toHaveLength(whole.points.length);
    expect(of('whisker').every(({ from, to }) => from.x === to.x)).toBe(true);
    expect(of('limit')).toHaveLength(2);
    expect(of('median')).toHaveLength(1);
    expect(dots).toHaveLength(whole.points.length);
  });

  it.each([...Object.entries(LINES).map(([kind, { color }]) => [kind, color]), ['dot', DOT.color]])(
    'has its %s at 3 to 1 or better on paper',
    (_kind, color = '') => {
      expect(contrast(color, COLORS.paper)).toBeGreaterThanOrEqual(3);
    },
  );

  it('leaves a gap where a period cannot be shown, and joins nothing over it', () => {
    const shown = broken.points.filter(({ value }) => value !== null).length;
    const joints = broken.points.filter(({ value }, at) => value !== null && (broken.points[at + 1]?.value ?? null) !== null).length;
    const { lines, dots } = runChart(broken, FRAME);
    expect(shown).toBeLessThan(broken.points.length);
    expect(dots).toHaveLength(shown);
    expect(lines.filter(({ kind }) => kind === 'series')).toHaveLength(joints);
  });

  it.each<[string, Partial<Chart>]>([
    ['a year', {}],
    ['nothing', { points: [], median: null, limits: null }],
    ['one point', { points: whole.points.slice(0, 1) }],
    ['zeros only', { points: whole.points.map((point) => ({ ...point, value: 0, low: 0, high: 0 })), median: 0, limits: null }],
  ])('stays in its frame: %s', (_name, change) => {
    const { lines, dots } = runChart({ ...whole, ...change }, FRAME);
    for (const { x, y } of [...dots, ...lines.flatMap(({ from, to }) => [from, to])]) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(210);
      expect(y).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(y).toBeLessThanOrEqual(120 + 1e-9);
    }
  });

  it('explains only what it draws', () => {
    expect(chartKey(whole, 'es')).toBe('rayas: mediana · puntos: rango normal · vertical: intervalo del 95 %');
    const bare = { ...whole, points: whole.points.map((point) => ({ ...point, low: null, high: null })), limits: null };
    expect(chartKey(bare, 'en')).toBe('dashed: median');
    expect(chartLabels({ ...whole, points: whole.points.slice(0, 1) }, 'en').last).toBe('');
  });
});
