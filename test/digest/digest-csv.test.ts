import { describe, expect, it } from 'vitest';
import { digestCsv } from '../../src/digest/document/digest-csv.ts';
import { sampleEditions } from '../adapters/documents/sample-document.ts';

describe('the published cells as CSV', () => {
  const [police] = sampleEditions();
  if (!police) throw new Error('a week has its editions');

  it('has a line for every cell that is printed', () => {
    const cells = police.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const lines = digestCsv(police, 'es').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + police.numbers.length + cells.length);
    expect(lines.slice(0, 3)).toEqual([
      '"table","row","column","value"',
      '"headline","Por ley","","9"',
      '"headline","Decisión nuestra: llamamos","","4"',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless, which a spreadsheet would reckon', (text) => {
    const words = { en: text, es: text };
    const table = { id: 't', title: words, columns: [words], note: null, empty: words };
    const csv = digestCsv(
      { ...police, tables: [{ ...table, rows: [{ id: 'r', label: words, cells: [{ kind: 'text', text: words }] }] }] },
      'en',
    );
    expect(csv).toContain(`"'${text}"`);
    expect(csv).not.toContain(`"${text}"`);
  });

  it('doubles quotes', () => {
    const words = { en: 'say "when"', es: '' };
    expect(digestCsv({ ...police, numbers: [{ id: 'n', label: words, cell: { kind: 'none' }, detail: null }] }, 'en')).toContain(
      '"say ""when"""',
    );
  });
});
