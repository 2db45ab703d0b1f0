/** Tables: side by side where they are small, over the page with their heads again where they are long. */
import { cellText } from '../../../digest/document/cell-text.ts';
import type { DigestTable } from '../../../digest/document/model.ts';
import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import {
  CONTENT,
  decorate,
  type Element,
  ensure,
  heightOf,
  PAGE,
  type Place,
  type Sheet,
  spaceLeft,
  type TextStyle,
  tag,
  widthOf,
  write,
} from './sheet.ts';

const GUTTER = 20;
const HALF = (CONTENT - GUTTER) / 2;
const PADDING = 2;
/** Between two columns, beside their padding. */
const AIR = 6;
const BODY: TextStyle = { size: 8 };
const HEAD: TextStyle = { size: 7, bold: true, color: COLORS.muted };
const TITLE: TextStyle = { size: 9.5, bold: true, color: COLORS.accent };
const NOTE: TextStyle = { size: 7, color: COLORS.muted };
/** Rows that stand in half a page's width; more go over the whole. */
const FEW_ROWS = 16;

interface Column {
  text: string;
  x: number;
  width: number;
  align: 'left' | 'right';
}

/** All tables in their order; two narrow ones share a line. */
export function drawTables(sheet: Sheet, tables: readonly DigestTable[], language: Language): void {
  for (let index = 0; index < tables.length; index += 1) {
    const [table, next] = [tables[index], tables[index + 1]];
    if (!table) continue;
    if (next && isNarrow(table) && isNarrow(next)) {
      drawPair(sheet, [table, next], language);
      index += 1;
    } else {
      drawTable(sheet, table, { x: PAGE.margin, width: CONTENT, language, mayBreak: true });
      sheet.y += 10;
    }
  }
}

function isNarrow({ columns, rows }: DigestTable): boolean {
  return columns.length === 1 && rows.length <= FEW_ROWS;
}

function drawPair(sheet: Sheet, pair: [DigestTable, DigestTable], language: Language): void {
  const places = [PAGE.margin, PAGE.margin + HALF + GUTTER].map((x) => ({ x, width: HALF, language, mayBreak: false }));
  const height = Math.max(...pair.map((table, index) => heightOfTable(sheet, table, places[index] ?? { x: 0, width: HALF, language })));
  ensure(sheet, height);
  const top = sheet.y;
  for (const [index, table] of pair.entries()) {
    sheet.y = top;
    const place = places[index];
    if (place) drawTable(sheet, table, place);
  }
  sheet.y = top + height + 10;
}

interface TablePlace {
  x: number;
  width: number;
  language: Language;
  mayBreak?: boolean;
}

function heightOfTable(sheet: Sheet, table: DigestTable, { x, width, language }: TablePlace): number {
  const columns = columnsOf(sheet, table, { x, width, language });
  const rows = table.rows.map((row) => heightOfRow(sheet, { texts: textsOf(row, language), bold: row.id === 'total' }, columns));
  const body =
    table.rows.length > 0 ? headHeight(sheet, columns) + total(rows) : heightOf(sheet, table.empty[language], { width, ...BODY }) + 4;
  const note = table.note ? heightOf(sheet, table.note[language], { width, ...NOTE }) + 3 : 0;
  return heightOf(sheet, table.title[language], { width, ...TITLE }) + 3 + body + note;
}

function drawTable(sheet: Sheet, table: DigestTable, place: TablePlace): void {
  const { x, width, language, mayBreak = false } = place;
  const columns = columnsOf(sheet, table, place);
  const title = table.title[language];
  const titleHeight = heightOf(sheet, title, { width, ...TITLE });
  if (mayBreak) ensure(sheet, titleHeight + 60);
  text(sheet, 'H2', { words: title, x, y: sheet.y, width, ...TITLE });
  sheet.y += titleHeight + 3;
  if (table.rows.length === 0) said(sheet, table.empty[language], { x, width, style: BODY });
  else drawRows(sheet, table, { columns, language, mayBreak });
  if (table.note) said(sheet, table.note[language], { x, width, style: NOTE });
}

function drawRows(
  sheet: Sheet,
  table: DigestTable,
  { columns, language, mayBreak }: { columns: Column[]; language: Language; mayBreak: boolean },
): void {
  const element = tag(sheet, sheet.root, { type: 'Table' });
  drawHead(sheet, element, columns);
  for (const [index, row] of table.rows.entries()) {
    const texts = textsOf(row, language);
    const isTotal = row.id === 'total';
    const height = heightOfRow(sheet, { texts, bold: isTotal }, columns);
    if (mayBreak && spaceLeft(sheet) < height) {
      ensure(sheet, PAGE.height);
      repeatHead(sheet, columns);
    }
    if (index % 2 === 0) band(sheet, columns, height);
    const line = tag(sheet, element, { type: 'TR' });
    for (const [column, words] of texts.entries()) drawCell(sheet, line, { words, column: columns[column], isHead: column === 0, isTotal });
    sheet.y += height;
  }
}

function drawCell(
  sheet: Sheet,
  line: Element,
  { words, column, isHead, isTotal }: { words: string; column: Column | undefined; isHead: boolean; isTotal: boolean },
): void {
  if (!column) return;
  const place = { ...inside(column, sheet.y), ...BODY, align: column.align, bold: isTotal };
  const draw = () => write(sheet, words, place);
  tag(sheet, line, isHead ? { type: 'TH', scope: 'Row', draw } : { type: 'TD', draw });
}

function drawHead(sheet: Sheet, table: Element, columns: readonly Column[]): void {
  const height = headHeight(sheet, columns);
  const line = tag(sheet, table, { type: 'TR' });
  for (const column of columns) {
    const place = { ...inside(column, sheet.y), ...HEAD, align: column.align };
    tag(sheet, line, { type: 'TH', scope: 'Column', draw: () => write(sheet, column.text, place) });
  }
  rule(sheet, columns, sheet.y + height);
  sheet.y += height;
}

/** The head again on a new page, for the eye only: the structure has it once. */
function repeatHead(sheet: Sheet, columns: readonly Column[]): void {
  const height = headHeight(sheet, columns);
  decorate(sheet, () => {
    for (const column of columns) write(sheet, column.text, { ...inside(column, sheet.y), ...HEAD, align: column.align });
  });
  rule(sheet, columns, sheet.y + height);
  sheet.y += height;
}

/** The label takes what one column leaves; several share the width by what stands in them. */
function columnsOf(sheet: Sheet, table: DigestTable, { x, width, language }: TablePlace): Column[] {
  const { columns, rows } = table;
  const [only, ...others] = columns;
  if (only && others.length === 0) {
    const isNumber = rows.every(({ cells }) => cells.every(({ kind }) => kind !== 'text'));
    const each = width * (isNumber ? 0.3 : 0.42);
    const label = { text: '', x, width: width - each, align: 'left' as const };
    return [label, { text: only[language], x: x + label.width, width: each, align: 'right' }];
  }
  const heads = ['', ...columns.map((column) => column[language])];
  const texts = rows.map((row) => textsOf(row, language));
  const widths = sharesOf(
    width,
    heads.map((head, at) =>
      extentOf(
        sheet,
        head,
        texts.map((row) => row[at] ?? ''),
      ),
    ),
  );
  return heads.map((text, at) => ({
    ...{ text, x: x + total(widths.slice(0, at)), width: widths[at] ?? 0 },
    align: at > 0 && isNumbers(rows, at - 1) ? 'right' : 'left',
  }));
}

/** Figures stand under each other at the right, words from the left. */
function isNumbers(rows: DigestTable['rows'], at: number): boolean {
  const kinds = rows.map(({ cells }) => cells[at]?.kind);
  return kinds.every((kind) => kind !== 'text') && kinds.some((kind) => kind !== 'none');
}

/** Widths of a column: without a break, and at least, so that no word is torn. */
interface Extent {
  whole: number;
  least: number;
}

function extentOf(sheet: Sheet, head: string, cells: readonly string[]): Extent {
  const widest = (split: (text: string) => string[]): number =>
    Math.max(
      ...split(head).map((text) => widthOf(sheet, text, HEAD)),
      // totals are bold, and so every cell is measured as one
      ...cells.flatMap((cell) => split(cell).map((text) => widthOf(sheet, text, { ...BODY, bold: true }))),
    );
  return { whole: widest((text) => [text]) + 2 * PADDING + AIR, least: widest((text) => text.split(' ')) + 2 * PADDING + AIR };
}

function sharesOf(width: number, extents: readonly Extent[]): number[] {
  const whole = total(extents.map((extent) => extent.whole));
  if (whole <= width) return extents.map((extent) => (extent.whole * width) / whole);
  const least = total(extents.map((extent) => extent.least));
  if (least >= width) return extents.map((extent) => (extent.least * width) / least);
  return extents.map((extent) => extent.least + ((extent.whole - extent.least) * (width - least)) / (whole - least));
}

function textsOf(row: DigestTable['rows'][number], language: Language): string[] {
  return [row.label[language], ...row.cells.map((cell) => cellText(cell, language))];
}

function heightOfRow(sheet: Sheet, { texts, bold }: { texts: readonly string[]; bold: boolean }, columns: readonly Column[]): number {
  const heights = texts.map((words, index) => heightOf(sheet, words, { width: (columns[index]?.width ?? 0) - 2 * PADDING, ...BODY, bold }));
  return Math.max(...heights) + 2 * PADDING;
}

function headHeight(sheet: Sheet, columns: readonly Column[]): number {
  return (
    Math.max(...columns.map((column) => heightOf(sheet, column.text || ' ', { width: column.width - 2 * PADDING, ...HEAD }))) + 2 * PADDING
  );
}

function inside({ x, width }: Column, y: number): Place {
  return { x: x + PADDING, y: y + PADDING, width: width - 2 * PADDING };
}

function rule(sheet: Sheet, columns: readonly Column[], y: number): void {
  const [left, right] = edges(columns);
  decorate(sheet, (doc) => doc.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(COLORS.line));
}

function band(sheet: Sheet, columns: readonly Column[], height: number): void {
  const [left, right] = edges(columns);
  decorate(sheet, (doc) => doc.rect(left, sheet.y, right - left, height).fill(COLORS.band));
}

function edges(columns: readonly Column[]): [number, number] {
  const last = columns.at(-1);
  return [columns[0]?.x ?? 0, last ? last.x + last.width : 0];
}

function said(sheet: Sheet, words: string, { x, width, style }: { x: number; width: number; style: TextStyle }): void {
  const height = heightOf(sheet, words, { width, ...style });
  ensure(sheet, height + 3);
  text(sheet, 'P', { words, x, y: sheet.y + 2, width, ...style });
  sheet.y += height + 4;
}

function text(
  sheet: Sheet,
  type: 'H2' | 'P',
  { words, ...place }: { words: string; x: number; y: number; width: number } & TextStyle,
): void {
  tag(sheet, sheet.root, { type, draw: () => write(sheet, words, place) });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
