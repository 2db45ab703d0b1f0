import { readFileSync } from 'node:fs';
import { type CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { type Problem, unreadable } from './read-yaml.ts';

export type CsvFinding = Omit<Problem, 'file'>;

/** What a file must look like. */
export interface CsvShape<Column extends string> {
  columns: readonly Column[];
  /** Those of the columns that may be missing. */
  optional?: readonly Column[];
  /** Said of a file without lines below its head. */
  empty: CsvFinding;
}

export interface CsvLine<Column extends string> {
  /** Where it begins. */
  line: number;
  /** Trimmed; a column that is missing is empty. */
  cells: Record<Column, string>;
  /** It has more or fewer cells than the head, which is among the problems: its cells may stand in wrong columns. */
  isUneven: boolean;
}

/**
 * Read an export of another program: columns in any order, divided by commas, semicolons or tabs, in whatever encoding. No problem ever
 * repeats a cell, since any may be a name or a number.
 *
 * @returns every problem there is besides what the cells mean; the lines are complete only where there is none.
 */
export function readCsv<Column extends string>(
  file: string,
  shape: CsvShape<Column>,
): { lines: CsvLine<Column>[]; problems: CsvFinding[] } {
  const failed = (...problems: CsvFinding[]) => ({ lines: [], problems });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { message, remedy } = unreadable(file, error);
    return failed({ line: null, message, remedy });
  }
  const text = decodeText(bytes);
  if (text === null) {
    return failed({ line: null, message: 'this is no text', remedy: 'Export it as CSV in UTF-8; a workbook (.xlsx) is none.' });
  }
  const { lines: all, problems } = parseLines(text);
  const [head, ...rest] = all;
  if (!head) return failed(...(problems.length > 0 ? problems : [shape.empty]));
  const columns = readHead(head, shape);
  if ('problems' in columns) return failed(...problems, ...columns.problems);
  const lines = rest.map(({ line, cells }): CsvLine<Column> => {
    const named = shape.columns.map((column) => [column, cells[columns.at.get(column) ?? -1] ?? '']);
    // its keys are the columns
    return { line, cells: Object.fromEntries(named) as Record<Column, string>, isUneven: cells.length !== head.cells.length };
  });
  const uneven = rest.filter(({ cells }) => cells.length !== head.cells.length).map((each) => unevenLine(each, head));
  const found = [...problems, ...uneven];
  return { lines, problems: found.length === 0 && lines.length === 0 ? [shape.empty] : found };
}

interface Line {
  line: number;
  cells: string[];
}

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

function parseLines(text: string): { lines: Line[]; problems: CsvFinding[] } {
  const problems: CsvFinding[] = [];
  const records = parse(text, {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error) => {
      const problem = problemOf(error);
      const last = problems.at(-1);
      // after a wrong end of a quotation the library waits for another one until the end of the file
      if (last && (error?.code === 'CSV_QUOTE_NOT_CLOSED' || (last.line === problem.line && last.message === problem.message))) return;
      problems.push(problem);
    },
  });
  // with `info` the library gives records and where they ended; its types do not say so
  const told = records as unknown as { record: string[]; info: { lines: number } }[];
  const lines = told.map(({ record, info }) => ({ cells: record, line: info.lines - newlinesIn(record) }));
  return { lines, problems };
}

/** The library's own message may repeat a cell. */
function problemOf(error: CsvError | undefined): CsvFinding {
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

function readHead<Column extends string>(
  { line, cells }: Line,
  { columns, optional = [] }: CsvShape<Column>,
): { at: Map<Column, number> } | { problems: CsvFinding[] } {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'));
  const problems: CsvFinding[] = names.flatMap((name, index) => {
    const column = columns.find((each) => each === name);
    if (!column) {
      const message = `column ${index + 1} is none of ${columns.join(', ')}`;
      return [
        { line, message, remedy: 'Export without it, or name it so: nothing else is needed, and nothing else should be in the file.' },
      ];
    }
    if (names.indexOf(name) === index) return [];
    return [{ line, message: `there are two columns ${column}`, remedy: 'Export it once.' }];
  });
  for (const column of columns.filter((each) => !optional.includes(each))) {
    if (!names.includes(column))
      problems.push({ line, message: `there is no column ${column}`, remedy: `Name it ${column} in the first line.` });
  }
  if (problems.length > 0) return { problems };
  return { at: new Map(columns.filter((column) => names.includes(column)).map((column) => [column, names.indexOf(column)])) };
}

function unevenLine({ line, cells }: Line, head: Line): CsvFinding {
  const message = `${cells.length} columns instead of ${head.cells.length}`;
  return { line, message, remedy: 'Put cells that hold the divider in quotation marks.' };
}
