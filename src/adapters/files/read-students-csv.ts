import { readFileSync } from 'node:fs';
import { type CsvError, parse } from 'csv-parse/sync';
import { readStudentNumber } from '../../incidents/student/link-student.ts';
import { decodeText } from './decode-text.ts';
import { inOrder, type Problem } from './read-yaml.ts';

/** A line of the export. Held in memory while a report is made, and nowhere else. */
export interface ExportedStudent {
  studentNumber: string;
  /** As the export has it; may be empty. */
  group: string;
  /** null: the export has no such column, or nothing in it. */
  homeSite: string | null;
}

const COLUMNS = ['student_number', 'group', 'home_site'] as const;
type Column = (typeof COLUMNS)[number];

/** More values than this are no groups: the column is another one, perhaps of names. */
const MOST_GROUPS = 40;

type Finding = Omit<Problem, 'file'>;
interface Line {
  line: number;
  cells: string[];
}

/**
 * Read the export of the student information system: `student_number`, `group` and, if wanted, `home_site`, in any order, divided by commas,
 * semicolons or tabs. Every problem at once, by line; no cell of the file is ever repeated, since any may be a name or a number.
 */
export function readStudentsCsv(file: string): { ok: true; students: ExportedStudent[] } | { ok: false; problems: Problem[] } {
  const bytes = readBytes(file);
  const read = bytes instanceof Uint8Array ? readExport(bytes) : { problems: [bytes] };
  if ('students' in read) return { ok: true, students: read.students };
  return { ok: false, problems: inOrder(read.problems.map((problem) => ({ file, ...problem }))) };
}

function readBytes(file: string): Uint8Array | Finding {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`;
    return { line: null, message, remedy: 'Check the path and that this program may read it.' };
  }
}

function readExport(bytes: Uint8Array): { students: ExportedStudent[] } | { problems: Finding[] } {
  const text = decodeText(bytes);
  if (text === null) {
    return { problems: [{ line: null, message: 'this is no text', remedy: 'Export it as CSV in UTF-8; a workbook (.xlsx) is none.' }] };
  }
  const { lines, problems } = parseLines(text);
  const [head, ...rest] = lines;
  if (!head) return { problems: problems.length > 0 ? problems : [EMPTY] };
  const columns = readHead(head);
  if ('problems' in columns) return { problems: [...problems, ...columns.problems] };
  const students = rest.map(({ line, cells }) => ({ line, cells, ...studentOf(columns.at, cells) }));
  const wrong = [...problems, ...students.flatMap((student) => wrongLine(student, head)), ...doubled(students), ...tooManyGroups(students)];
  if (wrong.length > 0) return { problems: wrong };
  if (students.length === 0) return { problems: [EMPTY] };
  return { students: students.map(({ studentNumber, group, homeSite }) => ({ studentNumber: studentNumber ?? '', group, homeSite })) };
}

const EMPTY: Finding = {
  line: null,
  message: 'there is no student in it',
  remedy: 'Export a head and one line for each enrolled student.',
};

const REMEDIES: Record<string, { message: string; remedy: string }> = {
  CSV_QUOTE_NOT_CLOSED: { message: 'a quotation mark is opened and never closed', remedy: 'Close it, or write a quotation mark twice.' },
  CSV_INVALID_CLOSING_QUOTE: {
    message: 'something follows a closing quotation mark',
    remedy: 'Write a quotation mark inside a cell twice.',
  },
  INVALID_OPENING_QUOTE: {
    message: 'a quotation mark stands inside a cell',
    remedy: 'Put the whole cell in quotation marks and write it twice.',
  },
};

function parseLines(text: string): { lines: Line[]; problems: Finding[] } {
  const problems: Finding[] = [];
  const records = parse(text, {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error) => {
      // after a wrong end of a quotation the library waits for another one until the end of the file
      if (problems.length === 0 || error?.code !== 'CSV_QUOTE_NOT_CLOSED') problems.push(problemOf(error));
    },
  });
  // with `info` the library gives records and where they ended; its types do not say so
  const told = records as unknown as { record: string[]; info: { lines: number } }[];
  const lines = told.map(({ record, info }) => ({ cells: record, line: info.lines - newlinesIn(record) }));
  return { lines, problems };
}

/** The library's own message may repeat a cell. */
function problemOf(error: CsvError | undefined): Finding {
  const known = REMEDIES[error?.code ?? ''] ?? { message: 'not readable as CSV', remedy: 'Export it again as CSV.' };
  const line = error && typeof error.lines === 'number' ? error.lines : null;
  return { line, ...known };
}

function newlinesIn(record: string[]): number {
  return record.join('').match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The one of the three that divides the head into most columns. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '';
  const [best = ','] = [',', ';', '\t'].toSorted((one, other) => head.split(other).length - head.split(one).length);
  return best;
}

function readHead({ line, cells }: Line): { at: Map<Column, number> } | { problems: Finding[] } {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'));
  const problems: Finding[] = names.flatMap((name, index) => {
    const column = COLUMNS.find((each) => each === name);
    if (!column) {
      const message = `column ${index + 1} is none of ${COLUMNS.join(', ')}`;
      return [
        { line, message, remedy: 'Export without it, or name it so: nothing else is needed, and nothing else should be in the file.' },
      ];
    }
    if (names.indexOf(name) === index) return [];
    return [{ line, message: `there are two columns ${column}`, remedy: 'Export it once.' }];
  });
  for (const column of ['student_number', 'group']) {
    if (!names.includes(column))
      problems.push({ line, message: `there is no column ${column}`, remedy: `Name it ${column} in the first line.` });
  }
  if (problems.length > 0) return { problems };
  return { at: new Map(COLUMNS.filter((column) => names.includes(column)).map((column) => [column, names.indexOf(column)])) };
}

interface Candidate extends Omit<ExportedStudent, 'studentNumber'> {
  studentNumber: string | null;
}

function studentOf(at: ReadonlyMap<Column, number>, cells: readonly string[]): Candidate {
  const cell = (column: Column): string => cells[at.get(column) ?? -1] ?? '';
  return { studentNumber: readStudentNumber(cell('student_number')), group: cell('group'), homeSite: cell('home_site') || null };
}

function wrongLine({ line, cells, studentNumber }: Line & Candidate, head: Line): Finding[] {
  if (cells.length !== head.cells.length) {
    const message = `${cells.length} columns instead of ${head.cells.length}`;
    return [{ line, message, remedy: 'Put cells that hold the divider in quotation marks.' }];
  }
  if (studentNumber !== null) return [];
  return [{ line, message: 'this is no student number', remedy: 'A student number has up to two letters and 4 to 12 digits.' }];
}

function doubled(students: readonly (Line & Candidate)[]): Finding[] {
  const byNumber = Map.groupBy(
    students.filter(({ studentNumber }) => studentNumber !== null),
    ({ studentNumber }) => studentNumber,
  );
  return [...byNumber.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return [];
    const lines = others.map(({ line }) => line).join(', ');
    return [{ line: first.line, message: `the same student stands again in line ${lines}`, remedy: 'Export one line for each student.' }];
  });
}

function tooManyGroups(students: readonly Candidate[]): Finding[] {
  const groups = new Set(students.map(({ group }) => group));
  if (groups.size <= MOST_GROUPS) return [];
  const message = `the column group has ${groups.size} different values`;
  return [{ line: null, message, remedy: `Are the columns exchanged? There are at most ${MOST_GROUPS} groups.` }];
}
