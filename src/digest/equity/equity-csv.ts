import type { Language } from '../../policy/types.ts';
import { cellText } from '../document/cell-text.ts';
import { csvCell } from '../document/csv-cell.ts';
import type { EquityDocument } from './build-equity.ts';
import { TITLES } from './words.ts';

/** What is printed, one cell a line: table, row, column, value; then notes and definitions. RFC 4180, with a head. */
export function equityCsv({ tables, notes, definitions, invented }: EquityDocument, language: Language): string {
  const cells = tables.flatMap(({ title, columns, rows, note, empty }) => [
    ...rows.flatMap((row) =>
      row.cells.map((cell, index) => [title[language], row.label[language], columns[index]?.[language] ?? '', cellText(cell, language)]),
    ),
    ...(rows.length === 0 ? [[title[language], '', '', empty[language]]] : []),
    ...(note ? [[title[language], '', '', note[language]]] : []),
  ]);
  const remarks = [...(invented ? [TITLES.invented] : []), ...notes].map((line) => ['', '', '', line[language]]);
  const defined = definitions.map((line) => [TITLES.definitions[language], '', '', line[language]]);
  const lines = [['table', 'row', 'column', 'value'], ...remarks, ...cells, ...defined];
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}
