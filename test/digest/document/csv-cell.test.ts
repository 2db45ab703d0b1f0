import { expect, it } from 'vitest';
import { csvCell } from '../../../src/digest/document/csv-cell.ts';

it.each([
  ['plain', '"plain"'],
  ['a "b", c\nd', '"a ""b"", c\nd"'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ['1=1', '"1=1"'],
  ['', '""'],
])('a cell %j is written %s', (text, written) => expect(csvCell(text)).toBe(written));
