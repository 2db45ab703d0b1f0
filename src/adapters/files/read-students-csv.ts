import { readStudentNumber } from '../../incidents/student/link-student.ts';
import { type CsvFinding, type CsvLine, readCsv } from './read-csv.ts';
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

const EMPTY: CsvFinding = {
  line: null,
  message: 'there is no student in it',
  remedy: 'Export a head and one line for each enrolled student.',
};

/**
 * Read the export of the student information system: `student_number`, `group` and, if wanted, `home_site`, in any order, divided by commas,
 * semicolons or tabs. Every problem at once, by line; no cell of the file is ever repeated, since any may be a name or a number.
 */
export function readStudentsCsv(file: string): { ok: true; students: ExportedStudent[] } | { ok: false; problems: Problem[] } {
  const { lines, problems } = readCsv(file, { columns: COLUMNS, optional: ['home_site'], empty: EMPTY });
  const students = lines.map(studentOf);
  const wrong = [...problems, ...students.flatMap(wrongNumber), ...doubled(students), ...tooManyGroups(students)];
  if (wrong.length > 0) return { ok: false, problems: inOrder(wrong.map((problem) => ({ file, ...problem }))) };
  return {
    ok: true,
    students: students.map(({ studentNumber, group, homeSite }) => ({ studentNumber: studentNumber ?? '', group, homeSite })),
  };
}

interface Candidate extends Omit<ExportedStudent, 'studentNumber'> {
  line: number;
  isUneven: boolean;
  studentNumber: string | null;
}

function studentOf({ line, isUneven, cells }: CsvLine<Column>): Candidate {
  const { student_number: number, group, home_site: homeSite } = cells;
  return { line, isUneven, studentNumber: readStudentNumber(number), group, homeSite: homeSite || null };
}

function wrongNumber({ line, isUneven, studentNumber }: Candidate): CsvFinding[] {
  if (isUneven || studentNumber !== null) return [];
  return [{ line, message: 'this is no student number', remedy: 'A student number has up to two letters and 4 to 12 digits.' }];
}

function doubled(students: readonly Candidate[]): CsvFinding[] {
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

function tooManyGroups(students: readonly Candidate[]): CsvFinding[] {
  const groups = new Set(students.map(({ group }) => group));
  if (groups.size <= MOST_GROUPS) return [];
  const message = `the column group has ${groups.size} different values`;
  return [{ line: null, message, remedy: `Are the columns exchanged? There are at most ${MOST_GROUPS} groups.` }];
}
