import type { Language } from '../policy/types.ts';
import type { DigestDocument, DigestTable, Shown } from './document.ts';

/** Write a digest as plain text, one line a number; the numbers are those of the document. */
export function digestText(document: DigestDocument, language: Language): string {
  const title = language === 'es' ? 'Resumen semanal de seguridad' : 'Weekly safety digest';
  const sections = [
    [`${document.district}: ${title}, ${document.week}`],
    document.headline.map((line) => line[language]),
    ...document.tables.filter((table) => table.rows.length > 0 || table.note).map((table) => tableLines(table, language)),
    document.definitions.map((definition) => definition[language]),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableLines(table: DigestTable, language: Language): string[] {
  const width = Math.max(0, ...table.rows.map((row) => row.label[language].length));
  const rows = table.rows.map((row) => `  ${row.label[language].padEnd(width)}  ${cellText(row.value, language)}`);
  return [table.title[language], ...rows, ...(table.note ? [`  ${table.note[language]}`] : [])];
}

/** The words a reader sees for a cell. */
function cellText(value: Shown, language: Language): string {
  if (value !== 'hidden') return String(value);
  return language === 'es' ? 'oculto' : 'hidden';
}
