import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgencyCalls } from '../../../src/adapters/files/read-agency-calls.ts';

const NOW = new Date('2026-10-20T19:00:00Z');

describe('an agency’s list of calls', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crosswalk-calls-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(content: string | Buffer) {
    const file = join(folder, 'calls.csv');
    writeFileSync(file, content);
    return readAgencyCalls(file, { timeZone: 'America/Los_Angeles', now: NOW });
  }

  /** Line and beginning of the message. */
  function problems(content: string | Buffer): string[] {
    const result = read(content);
    if (result.ok) throw new Error('read without a problem');
    for (const { file, remedy } of result.problems)
      expect([file, remedy]).toEqual([join(folder, 'calls.csv'), expect.stringMatching(/\.$/)]);
    return result.problems.map(({ line, message }) => `${line ?? '-'}: ${message}`);
  }

  const ONE = { line: 2, number: '26-0001', at: new Date('2026-10-14T16:41:00Z'), place: '1 Oak St, Oak' };

  it.each([
    ['commas', 'number,time,place\n26-0001,2026-10-14 09:41,"1 Oak St, Oak"\n'],
    ['semicolons', 'number;time;place\r\n26-0001;10/14/2026 09:41;1 Oak St, Oak\r\n'],
    ['tabs', 'number\ttime\tplace\n26-0001\t2026-10-14T16:41Z\t1 Oak St, Oak'],
    ['another order, capitals, spaces and quotes', ' "Place" , NUMBER,Time\n"1  Oak St,\nOak", 26-0001 ,2026-10-14 09:41\n'],
    ['old line ends', 'number,time,place\r26-0001,2026-10-14 09:41,"1 Oak St, Oak"\r'],
  ])('is read with %s', (_, text) => {
    const result = read(text);
    expect(result).toEqual({ ok: true, calls: [ONE] });
    expect(read(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(result);
    expect(read(`\uFEFF${text}`)).toEqual(result);
  });

  it('leaves out empty lines, and counts them', () => {
    const result = read('number,time,place\n\n,,\n26-0001,2026-10-14 09:41,"1 Oak St, Oak"\n\n');
    expect(result).toEqual({ ok: true, calls: [{ ...ONE, line: 4 }] });
  });

  it.each([
    ['an empty file', '', ['-: no call stands in the list']],
    ['a file of empty lines', '\n\n', ['-: no call stands in the list']],
    ['columns only', 'number,time,place\n', ['-: no call stands in the list']],
    ['a workbook', 'PK\u0003\u0004', ['-: this is no text']],
    [
      'no columns',
      '26-1,2026-10-14 09:41,Oak HS',
      [
        ...[1, 2, 3].map((column) => `1: column ${column} is none of number, time, place`),
        ...['number', 'time', 'place'].map((column) => `1: there is no column ${column}`),
      ],
    ],
    ['a column missing', 'number,place\n1,3', ['1: there is no column time']],
    ['a column of names', 'number,time,place,caller\n1,2,3,MARKEDNAME', ['1: column 4 is none of number, time, place']],
    ['a column twice', 'number,time,place,time\n1,2,3,4', ['1: there are two columns time']],
    [
      'cells too many and too few',
      'number,time,place\n1,2026-10-14 09:41,1 Oak St, Oak\n2',
      ['2: 4 columns instead of 3', '3: 1 columns instead of 3'],
    ],
    ['an open quotation mark', 'number,time,place\n1,2026-10-14 09:41,"Oak', ['2: a quotation mark is opened and never closed']],
    ['a stray quotation mark', 'number,time,place\n1,2026-10-14 09:41,Oak "HS"', ['2: a quotation mark stands inside a cell']],
  ])('is refused: %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('tells every mistake at once, with its line', () => {
    const lines = [
      ...['number,time,place', '26-1,2026-10-14 09:41,Oak HS', ',2026-10-14 09:41,', '26 1,2026-10-14 09:41,Oak HS'],
      ...['26-3,yesterday,Oak HS', '26-4,2026-03-08 02:30,Oak HS', '26-5,2026-10-21 09:41,Oak HS'],
      ...[`${'9'.repeat(41)},2026-10-14 09:41,Oak HS`, 'none,2026-10-14 09:41,Oak HS', '=26-1,2026-10-14 09:41,Oak HS', '26-1,1,2,3'],
    ];
    expect(problems(lines.join('\n'))).toEqual([
      ...['3: this is no number of a call', '3: the place is missing', '4: the number of line 2 again', '5: the time cannot be read'],
      ...['6: the clock was put forward and never showed this time', '7: the time is in the future'],
      ...['8: this is no number of a call', '9: this is no number of a call'],
      ...[
        '10: this is no number of a call',
        '10: the number of line 2 again',
        '11: 4 columns instead of 3',
        '11: the number of line 2 again',
      ],
    ]);
  });

  it('repeats no cell beside a mistake', () => {
    const lines = [
      'number,time,place',
      'MARKEDNAME,MARKEDNAME,',
      '26-1,MARKEDNAME,"MARKEDNAME"x',
      '26-2,2026-10-14 09:41,MARKEDNAME,MARKEDNAME',
    ];
    expect(problems(lines.join('\n')).join('\n')).not.toContain('MARKED');
    expect(problems('MARKEDNAME,time\n1,2').join('\n')).not.toContain('MARKED');
  });

  it('keeps a formula in the place as the text that it is, and takes none for a number', () => {
    expect(read('number,time,place\n26-1,2026-10-14 09:41,"=HYPERLINK(""http://x"")"')).toEqual({
      ok: true,
      calls: [{ line: 2, number: '26-1', at: ONE.at, place: '=HYPERLINK("http://x")' }],
    });
    expect(problems('number,time,place\n"=cmd|\'/c 1\'!A1",2026-10-14 09:41,Oak HS')).toEqual(['2: this is no number of a call']);
  });

  it('is refused when it is longer than any list', () => {
    const lines = Array.from({ length: 10_001 }, (_, index) => `26-${index},2026-10-14 09:41,Oak HS`);
    expect(problems(['number,time,place', ...lines].join('\n'))).toEqual(['-: more than 10000 calls']);
  });

  it('says so where there is no file', () => {
    const result = readAgencyCalls(join(folder, 'absent.csv'), { timeZone: 'UTC', now: NOW });
    expect(result).toMatchObject({ ok: false, problems: [{ line: null, message: 'there is no such file' }] });
  });
});
