import { cellText } from '../../digest/document/cell-text.ts';
import { type DigestDocument, isForAgencies } from '../../digest/document/model.ts';
import { documentWords, editionLine } from '../../digest/document/words.ts';
import type { Language } from '../../policy/types.ts';
import { COLORS } from './colors.ts';
import { drawCharts } from './pdf/draw-chart.ts';
import { drawTables } from './pdf/draw-table.ts';
import {
  CONTENT,
  decorate,
  ensure,
  finish,
  heightOf,
  openSheet,
  PAGE,
  paragraph,
  type Sheet,
  type TextStyle,
  tag,
  write,
} from './pdf/sheet.ts';

const GUTTER = 12;

/**
 * An edition as a PDF in letter format: first the headline, three numbers and what is needed from each agency, then agenda, tables and
 * definitions. Tagged for screen readers (PDF/UA-1: structure, language, title, embedded fonts); the same document gives the same bytes.
 */
export async function toPdf(document: DigestDocument, language: Language): Promise<Uint8Array> {
  const words = documentWords(language);
  const title = words.title(document.district, document.week);
  const { sheet, bytes } = openSheet({ title, language, createdAt: new Date(document.to) });
  drawTop(sheet, document, language);
  drawNumbers(sheet, document, language);
  if (isForAgencies(document)) drawNeeds(sheet, document, language);
  if (document.corrections.length > 0) section(sheet, words.corrections);
  for (const line of document.corrections) paragraph(sheet, line[language], { size: 9 });
  section(sheet, words.agenda);
  for (const [index, line] of document.agenda.entries())
    paragraph(sheet, `${index + 1}. ${line[language]}`, { size: 8.5, after: 1.5, indent: 6 });
  sheet.y += 8;
  drawTables(sheet, document.tables, language);
  drawCharts(sheet, document.charts, language);
  section(sheet, words.definitions);
  for (const line of document.definitions) paragraph(sheet, line[language], { size: 7, color: COLORS.muted, after: 1.5 });
  const mark = document.invented ? `${words.invented} · ` : '';
  finish(sheet, (page, pages) => `${mark}${title} · ${words.page(page, pages)}`);
  return bytes;
}

function drawTop(sheet: Sheet, document: DigestDocument, language: Language): void {
  const words = documentWords(language);
  if (document.invented) {
    decorate(sheet, (doc) => doc.rect(PAGE.margin, sheet.y - 3, CONTENT, 18).fill(COLORS.ink));
    const place = { x: PAGE.margin, y: sheet.y, width: CONTENT };
    const style = { size: 9, bold: true, color: COLORS.paper, align: 'center' } as const;
    tag(sheet, sheet.root, { type: 'P', draw: () => write(sheet, words.invented, { ...place, ...style }) });
    sheet.y += 24;
  }
  paragraph(sheet, document.district, { size: 9, color: COLORS.muted, after: 1 });
  paragraph(sheet, words.heading(document.week), { type: 'H1', size: 18, bold: true, color: COLORS.accent, after: 1 });
  paragraph(sheet, editionLine(document, language), { size: 9, color: COLORS.muted, after: 9 });
  for (const [index, line] of document.headline.entries()) {
    paragraph(sheet, line[language], index === 0 ? { size: 12.5, bold: true, after: 5 } : { size: 9.5, after: 1.5 });
  }
  sheet.y += 8;
}

/** The three numbers, big and side by side. */
function drawNumbers(sheet: Sheet, { numbers }: DigestDocument, language: Language): void {
  const width = (CONTENT - GUTTER * (numbers.length - 1)) / Math.max(1, numbers.length);
  const inner = width - 20;
  const label = { size: 8.5, bold: true, color: COLORS.muted };
  const small = { size: 8, color: COLORS.muted };
  const labels = numbers.map((number) => heightOf(sheet, number.label[language], { width: inner, ...label }));
  const details = numbers.map(({ detail }) => (detail ? heightOf(sheet, detail[language], { width: inner, ...small }) : 0));
  const top = Math.max(...labels);
  const height = 8 + top + 34 + Math.max(...details) + 8;
  ensure(sheet, height);
  for (const [index, { label: words, cell, detail }] of numbers.entries()) {
    const x = PAGE.margin + index * (width + GUTTER);
    decorate(sheet, (doc) => doc.rect(x, sheet.y, width, height).lineWidth(0.8).stroke(COLORS.line));
    decorate(sheet, (doc) => doc.rect(x, sheet.y, 3, height).fill(COLORS.accent));
    const say = (text: string, down: number, style: TextStyle) => {
      const place = { x: x + 12, y: sheet.y + down, width: inner };
      tag(sheet, sheet.root, { type: 'P', draw: () => write(sheet, text, { ...place, ...style }) });
    };
    say(words[language], 8, label);
    say(cellText(cell, language), 8 + top, { size: 26, bold: true, color: COLORS.accent });
    if (detail) say(detail[language], 8 + top + 34, small);
  }
  sheet.y += height + 10;
}

/** A line for each agency, and where it answers. */
function drawNeeds(sheet: Sheet, document: DigestDocument, language: Language): void {
  const words = documentWords(language);
  const needs = document.needs.map(({ text, replyTo }) => [text[language], ...(replyTo ? [words.replyTo(replyTo)] : [])].join('. '));
  section(sheet, words.needs);
  for (const need of needs.length > 0 ? needs : [words.needsNothing]) paragraph(sheet, need, { size: 9.5, after: 2 });
}

function section(sheet: Sheet, title: string): void {
  sheet.y += 2;
  paragraph(sheet, title, { type: 'H2', size: 11, bold: true, color: COLORS.accent, after: 3 });
}
