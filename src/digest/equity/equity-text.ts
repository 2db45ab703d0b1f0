import type { Language } from '../../policy/types.ts';
import { tableLines } from '../document/plain-text.ts';
import type { EquityDocument } from './build-equity.ts';
import { ROLES, TITLES } from './words.ts';

/** The report as plain text. */
export function equityText(document: EquityDocument, language: Language): string {
  const { district, first, last, months, role, invented, notes, tables, definitions } = document;
  const time = language === 'en' ? `${first} to ${last} (${months} months)` : `${first} a ${last} (${months} meses)`;
  const sections = [
    [`${district}: ${TITLES.report[language]}`, `${time}; ${ROLES[role][language]}`, ...(invented ? [TITLES.invented[language]] : [])],
    notes.map((line) => line[language]),
    ...tables.map((table) => {
      const [title = '', ...lines] = tableLines(table, language);
      const columns = table.rows.length > 0 ? [`  (${table.columns.map((column) => column[language]).join(' | ')})`] : [];
      return [title, ...columns, ...lines];
    }),
    [TITLES.definitions[language], ...definitions.map((line) => `  ${line[language]}`)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
