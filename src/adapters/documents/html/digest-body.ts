/** What mail and page say of an edition. Styles stand in the elements, because mail programs throw away everything else. */
import { cellText } from '../../../digest/document/cell-text.ts';
import { type DigestDocument, type DigestNeed, isForAgencies } from '../../../digest/document/model.ts';
import { documentWords, editionLine } from '../../../digest/document/words.ts';
import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import type { Chart } from '../run-chart.ts';
import { digestTable } from './digest-table.ts';
import { type Html, html } from './html.ts';

export const FONT = "font-family:'DejaVu Sans Condensed',Arial,Helvetica,sans-serif";

const TEXT = `margin:0 0 6px;font-size:15px;line-height:1.45;color:${COLORS.ink}`;
const SMALL = `margin:0 0 4px;font-size:13px;line-height:1.45;color:${COLORS.muted}`;
const HEADING = `margin:28px 0 8px;font-size:17px;line-height:1.3;color:${COLORS.accent}`;

/** The edition in the order of the paper; `draw` makes a picture of a chart, or none where none would be seen. */
export function digestBody(document: DigestDocument, language: Language, draw: (chart: Chart, index: number) => Html[]): Html {
  const words = documentWords(language);
  const needs = document.needs.map((need) => needLine(need, language));
  return html`${document.invented ? [banner(words.invented)] : []}
<p style="${SMALL}">${document.district}</p>
<h1 style="margin:0 0 4px;font-size:24px;line-height:1.25;color:${COLORS.accent}">${words.heading(document.week)}</h1>
<p style="${SMALL}">${editionLine(document, language)}</p>
${document.headline.map((line, index) => html`<p style="${index === 0 ? `${TEXT};font-size:18px;font-weight:bold;margin-top:16px` : TEXT}">${line[language]}</p>`)}
${numbers(document, language)}
${isForAgencies(document) ? section(words.needs, needs.length > 0 ? needs : [html`<p style="${TEXT}">${words.needsNothing}</p>`]) : []}
${section(
  words.corrections,
  document.corrections.map((line) => html`<p style="${TEXT}">${line[language]}</p>`),
)}
${section(words.agenda, list(document.agenda.map((line) => line[language])))}
${document.tables.map(
  (table) => html`<h2 style="${HEADING}">${table.title[language]}</h2>
${table.rows.length > 0 ? digestTable(table, language) : html`<p style="${TEXT}">${table.empty[language]}</p>`}
${table.note ? [html`<p style="${SMALL};margin-top:6px">${table.note[language]}</p>`] : []}`,
)}
${document.charts.map(
  (chart, index) => html`<h2 style="${HEADING}">${chart.title[language]}</h2>
<p style="${SMALL}">${chart.unit[language]}</p>
${draw(chart, index)}<p style="${TEXT}">${chart.statement[language]}</p>`,
)}
${section(
  words.definitions,
  document.definitions.map((line) => html`<p style="${SMALL}">${line[language]}</p>`),
)}`;
}

/** A line under a picture, or in its place. */
export function caption(text: string): Html {
  return html`<p style="${SMALL}">${text}</p>\n`;
}

function banner(text: string): Html {
  const style = `margin:0 0 16px;padding:8px 12px;text-align:center;font-weight:bold;font-size:14px;color:${COLORS.paper};background:${COLORS.ink}`;
  return html`<p style="${style}">${text}</p>`;
}

/** Nothing where there is nothing to say. */
function section(title: string, content: Html[]): Html[] {
  return content.length > 0 ? [html`<h2 style="${HEADING}">${title}</h2>\n`, ...content] : [];
}

function list(lines: string[]): Html[] {
  const items = lines.map((line) => html`<li style="${TEXT};margin:0 0 2px">${line}</li>`);
  return items.length > 0 ? [html`<ol style="margin:0;padding:0 0 0 24px">${items}</ol>`] : [];
}

/** The three numbers, big and side by side. */
function numbers({ numbers: all }: DigestDocument, language: Language): Html[] {
  if (all.length === 0) return [];
  const width = Math.floor(100 / all.length);
  const edge = `border:1px solid ${COLORS.line};border-left:4px solid ${COLORS.accent}`;
  const cells = all.map(
    ({ label, cell, detail }) => html`<td width="${width}%" style="${edge};padding:10px 6px;vertical-align:top;overflow-wrap:break-word">
<p style="${SMALL};font-size:12px;font-weight:bold">${label[language]}</p>
<p style="margin:0;font-size:30px;line-height:1.2;font-weight:bold;color:${COLORS.accent}">${cellText(cell, language)}</p>
${detail ? [caption(detail[language])] : []}</td>`,
  );
  const style = 'width:100%;table-layout:fixed;border-collapse:separate;border-spacing:4px 0;margin:16px 0 0';
  return [html`<table role="presentation" style="${style}"><tr>${cells}</tr></table>`];
}

function needLine({ text, replyTo }: DigestNeed, language: Language): Html {
  const said =
    replyTo === null
      ? []
      : [html`. <a href="${mailto(replyTo)}" style="color:${COLORS.accent}">${documentWords(language).replyTo(replyTo)}</a>`];
  return html`<p style="${TEXT}">${text[language]}${said}</p>`;
}

/** An address only: whatever else could be asked of a mail program (RFC 6068) is a part of its name here. */
function mailto(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
