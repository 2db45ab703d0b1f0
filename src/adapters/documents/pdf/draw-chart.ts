/** Run charts, side by side. */
import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import { type Chart, chartKey, chartLabels, DOT, LINES, runChart } from '../run-chart.ts';
import { CONTENT, decorate, ensure, heightOf, PAGE, type Sheet, type TextStyle, tag, write } from './sheet.ts';

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

function plot({ doc }: Sheet, chart: Chart, { x, top }: { x: number; top: number }): void {
  const { lines, dots } = runChart(chart, { x: x + AXIS, y: top, width: WIDTH - AXIS, height: PLOT_HEIGHT });
  for (const { kind, from, to } of lines) {
    const { width, dash, color } = LINES[kind];
    doc.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(width);
    if (dash > 0) doc.dash(dash, { space: dash });
    doc.stroke(color).undash();
  }
  for (const dot of dots) doc.circle(dot.x, dot.y, DOT.radius).fill(DOT.color);
}

/** Zero and the top of the axis, first and last period, and what the lines mean. */
function drawLabels(sheet: Sheet, chart: Chart, { x, y, language }: { x: number; y: number; language: Language }): void {
  const { top, first, last } = chartLabels(chart, language);
  const axis = { x, width: AXIS - 4, align: 'right' as const, ...SMALL };
  write(sheet, '0', { ...axis, y: y - 8 });
  write(sheet, top, { ...axis, y: y - PLOT_HEIGHT - 3 });
  const period = { y: y + 2, width: (WIDTH - AXIS) / 2, ...SMALL };
  write(sheet, first, { ...period, x: x + AXIS });
  write(sheet, last, { ...period, x: x + WIDTH - period.width, align: 'right' });
  write(sheet, chartKey(chart, language), { x: x + AXIS, y: y + LEGEND, width: WIDTH - AXIS, ...SMALL });
}
