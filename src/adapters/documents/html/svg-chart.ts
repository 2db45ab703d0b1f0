import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import { type Chart, chartLabels, DOT, LINES, runChart } from '../run-chart.ts';
import { type Html, html } from './html.ts';

const SIZE = { width: 360, height: 150 };
const FRAME = { x: 36, y: 10, width: 316, height: 118 };

/** A run chart as a picture inside a page, with title and description for those who do not see it. `id` is unique on the page. */
export function svgChart(chart: Chart, { language, id }: { language: Language; id: string }): Html {
  const { lines, dots } = runChart(chart, FRAME);
  const { top, first, last } = chartLabels(chart, language);
  const [bottom, right] = [FRAME.y + FRAME.height, FRAME.x + FRAME.width];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="${id}-title ${id}-desc" style="display:block;width:100%;max-width:480px;height:auto">
<title id="${id}-title">${chart.title[language]}</title><desc id="${id}-desc">${chart.alt[language]}</desc>
${lines.map(({ kind, from, to }) => {
  const { width, dash, color } = LINES[kind];
  return html`<line class="${kind}" x1="${at(from.x)}" y1="${at(from.y)}" x2="${at(to.x)}" y2="${at(to.y)}" stroke="${color}" stroke-width="${width}" stroke-dasharray="${dash || 'none'}"/>`;
})}
${dots.map(({ x, y }) => html`<circle cx="${at(x)}" cy="${at(y)}" r="${DOT.radius}" fill="${DOT.color}"/>`)}
${label(top, { x: FRAME.x - 4, y: FRAME.y + 4, anchor: 'end' })}${label('0', { x: FRAME.x - 4, y: bottom, anchor: 'end' })}
${label(first, { x: FRAME.x, y: bottom + 14, anchor: 'start' })}${label(last, { x: right, y: bottom + 14, anchor: 'end' })}
</svg>`;
}

function label(text: string, { x, y, anchor }: { x: number; y: number; anchor: 'start' | 'end' }): Html {
  return html`<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="11" fill="${COLORS.muted}">${text}</text>`;
}

/** The same picture to the last digit, whoever computes it. */
function at(value: number): number {
  return Math.round(value * 100) / 100;
}
