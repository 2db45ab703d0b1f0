import { describe, expect, it } from 'vitest';
import { normalNumber, readCallNumber } from '../../../src/digest/coverage/read-call-number.ts';

describe('the number of a call', () => {
  it.each(['26-01042', '2601042', 'P26-01042', 'RSO 26/0017', '#26.01042', '2026_00012345', 'RIVCO-1', '9'.repeat(40)])(
    'may be %s',
    (text) => {
      expect(readCallNumber(text)).toBe(text);
    },
  );

  it('has plain dashes and digits, whatever a spreadsheet made of them', () => {
    expect(readCallNumber('26‑01042')).toBe('26-01042');
    expect(readCallNumber('26–01042')).toBe('26-01042');
    expect(readCallNumber('２６-1')).toBe('26-1');
  });

  it.each([
    ['nothing', ''],
    ['no digit', 'none'],
    ['a name', 'Maria Lopez 12'],
    ['a narrative', 'fight at 26'],
    ['a formula', '=26-1'],
    ['a sign', '-26'],
    ['a mention of a chat', '<!channel> 1'],
    ['markup', '26*1*'],
    ['a control character', '26\u001b1'],
    ['two dividers', '26--1'],
    ['letters that only look like ours', '26-А1'],
    ['41 digits', '9'.repeat(41)],
  ])('is none with %s', (_, text) => {
    expect(readCallNumber(text)).toBeNull();
  });

  it('is the same however it is divided', () => {
    expect(new Set(['26-01042', '26 01042', '#26.01042', '2601042', '26‑01042'].map(normalNumber)).size).toBe(1);
    expect(normalNumber('#--')).toBe('');
  });
});
