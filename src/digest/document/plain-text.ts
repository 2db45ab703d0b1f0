import type { Language } from '../../policy/types.ts';
import { cellText } from './cell-text.ts';
import type { DigestDocument, DigestTable } from './model.ts';

const WORDS = {
  en: {
    title: 'Weekly safety digest',
    invented: 'INVENTED DATA: nothing here happened.',
    needs: 'What we need from you',
    nothing: 'Nothing this week.',
    agenda: 'Agenda',
    corrections: 'Corrections',
    definitions: 'Definitions',
  },
  es: {
    title: 'Resumen semanal de seguridad',
    invented: 'DATOS INVENTADOS: nada de esto ocurrió.',
    needs: 'Lo que necesitamos de ustedes',
    nothing: 'Nada esta semana.',
    agenda: 'Orden del día',
    corrections: 'Correcciones',
    definitions: 'Definiciones',
  },
};

/** An edition as plain text, a row a line. */
export function digestText(document: DigestDocument, language: Language): string {
  const words = WORDS[language];
  const needs = document.needs.map(({ text, replyTo }) => [text[language], ...(replyTo ? [`→ ${replyTo}`] : [])].join(' '));
  const sections = [
    [`${document.district}: ${words.title}, ${document.week}`, ...(document.invented ? [words.invented] : [])],
    document.headline.map((line) => line[language]),
    document.numbers.map(
      ({ label, cell, detail }) => `${label[language]}: ${cellText(cell, language)}${detail ? ` (${detail[language]})` : ''}`,
    ),
    [words.needs, ...(needs.length > 0 ? needs : [words.nothing]).map((line) => `  ${line}`)],
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

function tableLines(table: DigestTable, language: Language): string[] {
  const width = Math.max(0, ...table.rows.map((row) => row.label[language].length));
  const rows = table.rows.map(
    (row) => `  ${row.label[language].padEnd(width)}  ${row.cells.map((cell) => cellText(cell, language)).join(' | ')}`,
  );
  const body = rows.length > 0 ? rows : [`  ${table.empty[language]}`];
  return [table.title[language], ...body, ...(table.note ? [`  ${table.note[language]}`] : [])];
}
