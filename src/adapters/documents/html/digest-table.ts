import { cellText } from '../../../digest/document/cell-text.ts';
import type { DigestTable } from '../../../digest/document/model.ts';
import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import { type Html, html } from './html.ts';

/** As many stand beside each other on a telephone. */
const MOST_COLUMNS = 2;
const CELL = `padding:5px 6px;font-size:14px;line-height:1.35;vertical-align:top;color:${COLORS.ink};overflow-wrap:anywhere`;
const HEAD = `padding:4px 6px;font-size:12px;vertical-align:bottom;color:${COLORS.muted};border-bottom:1px solid ${COLORS.line}`;

type Row = DigestTable['rows'][number];

/** A table with its heads; one of many columns has them beside each value instead, since it would not fit. */
export function digestTable(table: DigestTable, language: Language): Html {
  const isWide = table.columns.length > MOST_COLUMNS;
  const rows = table.rows.map((row, index) => {
    const cells = isWide
      ? [listed(row, table, language)]
      : row.cells.map((cell) => html`<td style="${CELL};text-align:right">${cellText(cell, language)}</td>`);
    const ground = index % 2 === 0 ? COLORS.band : COLORS.paper;
    const label = `${CELL};${isWide ? 'width:28%;' : ''}text-align:left;font-weight:${row.id === 'total' || isWide ? 'bold' : 'normal'}`;
    return html`<tr style="background:${ground}${row.id === 'total' ? ';font-weight:bold' : ''}"><th scope="row" style="${label}">${row.label[language]}</th>${cells}</tr>\n`;
  });
  return html`<table aria-label="${table.title[language]}" style="width:100%;border-collapse:collapse">
${isWide ? [] : [heads(table, language)]}<tbody>${rows}</tbody></table>`;
}

function heads({ columns }: DigestTable, language: Language): Html {
  const each = columns.map((column) => html`<th scope="col" style="${HEAD};text-align:right">${column[language]}</th>`);
  return html`<thead><tr><td style="${HEAD}"></td>${each}</tr></thead>\n`;
}

function listed(row: Row, { columns }: DigestTable, language: Language): Html {
  const lines = row.cells.map(
    (cell, index) =>
      html`<div><span style="color:${COLORS.muted}">${columns[index]?.[language] ?? ''}:</span> ${cellText(cell, language)}</div>`,
  );
  return html`<td style="${CELL}">${lines}</td>`;
}
