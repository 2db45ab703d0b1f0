import { expect, it } from 'vitest';
import { csvCell, inertText } from '../../../src/digest/document/csv-cell.ts';

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

it.each([
  ['plain 26-1', 'plain 26-1'],
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  [' \t=1+1', `'=1+1`],
  ['\u202e-1', `'-1`],
  ['@x', `'@x`],
  ['a\u001b[2Jb', 'a [2Jb'],
  ['one\r\ntwo\u2028three', 'one  two three'],
])('on a terminal a cell %j reads %s', (text, printed) => expect(inertText(text)).toBe(printed));
