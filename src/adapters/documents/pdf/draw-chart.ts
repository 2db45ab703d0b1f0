/** Run charts, side by side. Lines differ by their dashes and points by being points, so that nothing depends on colour. */
import type { DigestDocument } from '../../../digest/document/model.ts';
import { documentWords } from '../../../digest/document/words.ts';
import type { Language } from '../../../policy/types.ts';
import { COLORS, CONTENT, decorate, ensure, heightOf, PAGE, type Sheet, type TextStyle, tag, write } from './sheet.ts';

type Chart = DigestDocument['charts'][number];

const GUTTER = 20;
const WIDTH = (CONTENT - GUTTER) / 2;
const PLOT_HEIGHT = 64;
const AXIS = 26;
const TITLE: TextStyle = { size: 9.5, bold: true, color: COLORS.accent };
const SMALL: TextStyle = { size: 7, color: COLORS.muted };
const LEGEND = 12;

/** Two in a line; below each what may be concluded from it. */
export function drawCharts(sheet: Sheet, charts: readonly Chart[], language: Language): void {
  for (let index = 0; index < charts.length; index += 2) {
    const pair = charts.slice(index, index + 2);
    const height = Math.max(...pair.map((chart) => heightOfChart(sheet, chart, language)));
    ensure(sheet, height);
    for (const [place, chart] of pair.entries()) drawChart(sheet, chart, { x: PAGE.margin + place * (WIDTH + GUTTER), language });
    sheet.y += height + 8;
  }
}

function heightOfChart(sheet: Sheet, chart: Chart, language: Language): number {
  const texts =
    heightOf(sheet, chart.title[language], { width: WIDTH, ...TITLE }) + heightOf(sheet, chart.unit[language], { width: WIDTH, ...SMALL });
  return texts + 6 + PLOT_HEIGHT + LEGEND + LEGEND + heightOf(sheet, chart.statement[language], { width: WIDTH, ...SMALL });
}

function drawChart(sheet: Sheet, chart: Chart, { x, language }: { x: number; language: Language }): void {
  const [title, unit] = [chart.title[language], chart.unit[language]];
  let y = sheet.y;
  const say = (type: 'H2' | 'P', text: string, style: TextStyle): void => {
    const place = { x, y, width: WIDTH, ...style };
    tag(sheet, sheet.root, { type, draw: () => write(sheet, text, place) });
    y += heightOf(sheet, text, { width: WIDTH, ...style });
  };
  say('H2', title, TITLE);
  say('P', unit, SMALL);
  y += 6;
  const top = y;
  tag(sheet, sheet.root, {
    type: 'Figure',
    alt: chart.alt[language],
    box: [x, top, x + WIDTH, top + PLOT_HEIGHT],
    draw: () => plot(sheet, chart, { x, top }),
  });
  y += PLOT_HEIGHT;
  decorate(sheet, () => drawLabels(sheet, chart, { x, y, language }));
  y += LEGEND + LEGEND;
  say('P', chart.statement[language], SMALL);
}

interface Frame {
  x: number;
  top: number;
}

/** Points joined where none is missing between them, whiskers for their intervals, the median dashed, the limits dotted. */
function plot({ doc }: Sheet, chart: Chart, { x, top }: Frame): void {
  const highest = highestOf(chart);
  const across = (index: number): number => x + AXIS + ((WIDTH - AXIS - 6) * (index + 0.5)) / Math.max(1, chart.points.length);
  const down = (value: number): number => top + PLOT_HEIGHT - (PLOT_HEIGHT * value) / highest;
  const level = (value: number, dash: number): void => {
    doc
      .moveTo(x + AXIS, down(value))
      .lineTo(x + WIDTH, down(value))
      .lineWidth(0.8)
      .dash(dash, { space: dash })
      .stroke(COLORS.muted)
      .undash();
  };
  doc
    .moveTo(x + AXIS, top)
    .lineTo(x + AXIS, top + PLOT_HEIGHT)
    .lineTo(x + WIDTH, top + PLOT_HEIGHT)
    .lineWidth(0.6)
    .stroke(COLORS.muted);
  if (chart.median !== null) level(chart.median, 5);
  if (chart.limits) for (const limit of [chart.limits.low, chart.limits.high]) level(limit, 1.5);
  for (const [index, { value, low, high }] of chart.points.entries()) {
    if (value === null) continue;
    if (low !== null && high !== null)
      doc.moveTo(across(index), down(low)).lineTo(across(index), down(high)).lineWidth(0.5).stroke(COLORS.muted);
    const next = chart.points[index + 1]?.value ?? null;
    if (next !== null)
      doc
        .moveTo(across(index), down(value))
        .lineTo(across(index + 1), down(next))
        .lineWidth(1.2)
        .stroke(COLORS.accent);
    doc.circle(across(index), down(value), 2.2).fill(COLORS.accent);
  }
}

/** Zero and the top of the axis, first and last period, and what the lines mean. */
function drawLabels(sheet: Sheet, chart: Chart, { x, y, language }: { x: number; y: number; language: Language }): void {
  const words = documentWords(language).chart;
  const axis = { x, width: AXIS - 4, align: 'right' as const, ...SMALL };
  write(sheet, '0', { ...axis, y: y - 8 });
  write(sheet, short(highestOf(chart), language), { ...axis, y: y - PLOT_HEIGHT - 3 });
  const period = { y: y + 2, width: (WIDTH - AXIS) / 2, ...SMALL };
  write(sheet, chart.points[0]?.label[language] ?? '', { ...period, x: x + AXIS });
  if (chart.points.length > 1)
    write(sheet, chart.points.at(-1)?.label[language] ?? '', { ...period, x: x + WIDTH - period.width, align: 'right' });
  const lines = [...(chart.median === null ? [] : [words.median]), ...(chart.limits ? [words.limits] : []), words.whiskers];
  write(sheet, lines.join(' · '), { x: x + AXIS, y: y + LEGEND, width: WIDTH - AXIS, ...SMALL });
}

/** The axis ends above everything drawn. */
function highestOf({ points, limits, median }: Chart): number {
  const values = [...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), limits?.high ?? 0, median ?? 0];
  return Math.max(...values, Number.MIN_VALUE) || 1;
}

function short(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', { maximumSignificantDigits: 2 }).format(value);
}
