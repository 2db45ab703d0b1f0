import type { Language } from '../../policy/types.ts';
import { cellText } from './cell-text.ts';
import { csvCell } from './csv-cell.ts';
import type { DigestDocument } from './model.ts';

/** The published cells, one a line: table, row, column, what is printed. RFC 4180, with a head. */
export function digestCsv(document: DigestDocument, language: Language): string {
  const numbers = document.numbers.map(({ label, cell }) => ['headline', label[language], '', cellText(cell, language)]);
  const cells = document.tables.flatMap(({ title, columns, rows }) =>
    rows.flatMap((row) =>
      row.cells.map((cell, index) => [title[language], row.label[language], columns[index]?.[language] ?? '', cellText(cell, language)]),
    ),
  );
  return [['table', 'row', 'column', 'value'], ...numbers, ...cells].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}
