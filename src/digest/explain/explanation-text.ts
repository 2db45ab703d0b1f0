import type { Language } from '../../policy/types.ts';
import type { Explanation } from './explain-digest.ts';
import { TEXT } from './words.ts';

/** An explanation for the terminal, one line for each hidden cell. */
export function explanationText(week: string, { hidden, absent }: Explanation, language: Language): string {
  const cells = hidden.map(
    ({ edition, table, row, column, reason }) =>
      `  ${[edition, table[language], row[language], column[language]].join(' | ')} – ${reason[language]}`,
  );
  const tables = absent.map(({ edition, table, reason }) => `  ${edition} | ${table[language]} – ${reason[language]}`);
  const lines = [
    ...(cells.length > 0 ? [TEXT.title(week)[language], ...cells] : [TEXT.none[language]]),
    ...(tables.length > 0 ? ['', TEXT.absent[language], ...tables] : []),
  ];
  return `${lines.join('\n')}\n`;
}
