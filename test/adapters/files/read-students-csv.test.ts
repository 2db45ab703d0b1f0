import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStudentsCsv } from '../../../src/adapters/files/read-students-csv.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-students-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array) {
  const file = join(folder, 'students.csv');
  writeFileSync(file, content);
  return readStudentsCsv(file);
}

function problemsOf(content: string | Uint8Array): [number | null, string][] {
  const result = read(content);
  if (result.ok) throw new Error('it was read');
  for (const { remedy } of result.problems) expect(remedy).toMatch(/[.?]$/);
  return result.problems.map(({ line, message }) => [line, message]);
}

const TWO = [
  { studentNumber: '4711001', group: 'Hispanic', homeSite: 'oak-hs' },
  { studentNumber: '4711002', group: 'Niño, or other', homeSite: null },
];
const text = (divider: string) =>
  ['student_number,group,home_site', '4711001,Hispanic,oak-hs', '4711002,"Niño, or other",'].join('\r\n').replaceAll(/,(?! )/g, divider);
const utf16 = (content: string) => new Uint8Array(Buffer.from(content, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

describe('an export of students', () => {
  it.each<[string, string | Uint8Array]>([
    ['commas', text(',')],
    ['semicolons', text(';')],
    ['tabs', text('\t')],
    ['line feeds, empty lines and lines of dividers', `\n${text(',').replaceAll('\r\n', '\n\n')}\n,,\n`],
    ['UTF-8 with its mark', `\ufeff${text(',')}`],
    ['UTF-16, little end first', utf16(`\ufeff${text(';')}`)],
    ['UTF-16, big end first', swapped(utf16(`\ufeff${text('\t')}`))],
    ['UTF-16 without mark', utf16(text(','))],
    ['UTF-16 without mark, big end first', swapped(utf16(text(',')))],
    ['Windows-1252', new Uint8Array(Buffer.from(text(','), 'latin1'))],
    ['other spelling of the head, spaces', text(',').replace('student_number,group,home_site', ' Student Number, GROUP ,Home-Site')],
  ])('is read with %s', (_name, content) => {
    expect(read(content)).toEqual({ ok: true, students: TWO });
  });

  it('is read with columns in another order and without home sites', () => {
    expect(read('group,student_number\nWhite,ab123456\n,4711009\n')).toEqual({
      ok: true,
      students: [
        { studentNumber: 'AB123456', group: 'White', homeSite: null },
        { studentNumber: '4711009', group: '', homeSite: null },
      ],
    });
  });

  it('keeps a line break inside quotation marks, and counts it', () => {
    const head = 'student_number,group\n';
    expect(read(`${head}4711001,"Two or\nmore"\n`)).toMatchObject({ students: [{ group: 'Two or\nmore' }] });
    expect(problemsOf(`${head}4711001,"Two or\nmore"\nMARKEDNAME,White\n`)).toEqual([[4, 'this is no student number']]);
  });

  it.each<[string, string | Uint8Array, [number | null, string][]]>([
    ['an empty file', '', [[null, 'there is no student in it']]],
    ['only a mark', '\ufeff', [[null, 'there is no student in it']]],
    ['only a head', 'student_number,group\n', [[null, 'there is no student in it']]],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff, 0x80, 0, 1]), [[null, 'this is no text']]],
    [
      'no head',
      '4711001,MARKEDNAME\n',
      [
        [1, 'column 1 is none of student_number, group, home_site'],
        [1, 'column 2 is none of student_number, group, home_site'],
        [1, 'there is no column student_number'],
        [1, 'there is no column group'],
      ],
    ],
    [
      'a column too many',
      'student_number,group,name\n4711001,White,MARKEDNAME\n',
      [[1, 'column 3 is none of student_number, group, home_site']],
    ],
    ['a missing column', 'student_number,home_site\n4711001,x\n', [[1, 'there is no column group']]],
    ['a doubled column', 'student_number,group,group\n4711001,White,White\n', [[1, 'there are two columns group']]],
    ['a name in place of a number', 'student_number,group\nMARKEDNAME,White\n', [[2, 'this is no student number']]],
    ['a number that a spreadsheet rounded', 'student_number,group\n4.711E+06,White\n', [[2, 'this is no student number']]],
    [
      'a cell too many',
      'student_number,group\n4711001,White,MARKEDNAME\n4711002\n',
      [
        [2, '3 columns instead of 2'],
        [3, '1 columns instead of 2'],
      ],
    ],
    [
      'a doubled student',
      'student_number,group\nab4711,White\n4711002,White\n AB4711 ,Black\nab4711,White\n',
      [[2, 'the same student stands again in line 4, 5']],
    ],
    ['an open quotation mark', 'student_number,group\n4711001,"White\n', [[2, 'a quotation mark is opened and never closed']]],
    [
      'text after a quotation mark',
      'student_number,group\n4711001,"White"x\n4711002,White\n',
      [[2, 'something follows a closing quotation mark']],
    ],
    ['a quotation mark inside a cell', 'student_number,group\n4711001,Wh"ite\n', [[2, 'a quotation mark stands inside a cell']]],
    [
      'columns that were exchanged',
      `student_number,group\n${Array.from({ length: 41 }, (_, index) => `4711${100 + index},MARKEDNAME ${index}\n`).join('')}`,
      [[null, 'the column group has 41 different values']],
    ],
  ])('is refused with line and remedy: %s', (_name, content, expected) => {
    expect(problemsOf(content)).toEqual(expected);
  });

  it('tells everything at once, in order', () => {
    const problems = problemsOf('student_number,group\nx,White\n4711001,White\n4711001,White,\n4711002,"a"b\n');
    expect(problems).toEqual([
      [2, 'this is no student number'],
      [3, 'the same student stands again in line 4'],
      [4, '3 columns instead of 2'],
      [5, 'something follows a closing quotation mark'],
    ]);
  });

  it('never repeats what stands in the file', () => {
    const planted = [
      'MARKEDNAME,White',
      '4711001,"MARKEDNAME"x',
      '4711001,MARKED,NAME',
      '4711001,White',
      '4711001,MARKEDNAME',
      '"MARKEDNAME',
    ];
    expect(JSON.stringify(problemsOf(`student_number,group\n${planted.join('\n')}\n`))).not.toMatch(/MARKED|4711/);
    expect(JSON.stringify(problemsOf(`${planted.join('\n')}\n`))).not.toMatch(/MARKED|4711/);
  });

  it('is missed where there is none', () => {
    expect(readStudentsCsv(join(folder, 'none.csv'))).toMatchObject({ ok: false, problems: [{ message: 'there is no such file' }] });
    expect(readStudentsCsv(folder)).toMatchObject({ ok: false, problems: [{ message: 'the file cannot be read (EISDIR)' }] });
  });
});
