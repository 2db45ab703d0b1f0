import type { Language } from '../../policy/types.ts';
import { cellText } from './cell-text.ts';
import { type DigestDocument, type DigestTable, isForAgencies } from './model.ts';
import { documentWords, editionLine } from './words.ts';

/** An edition as plain text, a row a line. */
export function digestText(document: DigestDocument, language: Language): string {
  const words = documentWords(language);
  const needs = document.needs.map(({ text, replyTo }) => [text[language], ...(replyTo ? [words.replyTo(replyTo)] : [])].join('. '));
  const sections = [
    [words.title(document.district, document.week), editionLine(document, language), ...(document.invented ? [words.invented] : [])],
    document.headline.map((line) => line[language]),
    document.numbers.map(
      ({ label, cell, detail }) => `${label[language]}: ${cellText(cell, language)}${detail ? ` (${detail[language]})` : ''}`,
    ),
    ...(isForAgencies(document) ? listed(words.needs, needs.length > 0 ? needs : [words.needsNothing]) : []),
    [words.agenda, ...document.agenda.map((line, index) => `  ${index + 1} ${line[language]}`)],
    ...document.tables.map((table) => tableLines(table, language)),
    ...document.charts.map(({ title, alt, statement }) => [title, alt, statement].map((line) => line[language])),
    ...listed(
      words.corrections,
      document.corrections.map((line) => line[language]),
    ),
    ...listed(
      words.definitions,
      document.definitions.map((line) => line[language]),
    ),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function listed(title: string, lines: string[]): string[][] {
  return lines.length > 0 ? [[title, ...lines.map((line) => `  ${line}`)]] : [];
}

/** A table as plain text, a row a line, with its note. */
export function tableLines(table: DigestTable, language: Language): string[] {
  const width = Math.max(0, ...table.rows.map((row) => row.label[language].length));
  const rows = table.rows.map(
    (row) => `  ${row.label[language].padEnd(width)}  ${row.cells.map((cell) => cellText(cell, language)).join(' | ')}`,
  );
  const body = rows.length > 0 ? rows : [`  ${table.empty[language]}`];
  return [table.title[language], ...body, ...(table.note ? [`  ${table.note[language]}`] : [])];
}
