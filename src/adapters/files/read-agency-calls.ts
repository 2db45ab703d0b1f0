/** An agency's list of its calls at our schools, as CSV: `number`, `time`, `place`, and nothing else. */
import type { ListedCall } from '../../digest/coverage/import-agency-calls.ts';
import { normalNumber, readCallNumber } from '../../digest/coverage/read-call-number.ts';
import { readCallTime } from '../../digest/coverage/read-call-time.ts';
import { type CsvFinding, type CsvLine, readCsv } from './read-csv.ts';
import { inOrder, type Problem } from './read-yaml.ts';

const COLUMNS = ['number', 'time', 'place'] as const;
type Line = CsvLine<(typeof COLUMNS)[number]>;

/** More would be no list of school addresses, and too much for one transaction. */
const MOST_CALLS = 10_000;

const EMPTY: CsvFinding = {
  line: null,
  message: 'no call stands in the list',
  remedy: 'The first line names the columns number,time,place; below it stands one line for each call.',
};

/** A call and its line in the file. */
export interface ListedLine extends ListedCall {
  line: number;
}

/**
 * Read a list; every problem at once, each with its line, and no line of a list that has one. A place that looks like a formula is text.
 *
 * @param of.now calls later than this have not happened.
 */
export function readAgencyCalls(
  file: string,
  of: { timeZone: string; now: Date },
): { ok: true; calls: ListedLine[] } | { ok: false; problems: Problem[] } {
  const { lines, problems } = readCsv(file, { columns: COLUMNS, empty: EMPTY });
  const read = lines.filter(({ isUneven }) => !isUneven).map((line) => toCall(line, of));
  const found = [...problems, ...read.flatMap(({ findings }) => findings), ...repeated(lines), ...tooMany(lines)];
  if (found.length > 0) return { ok: false, problems: inOrder(found.map((finding) => ({ file, ...finding }))) };
  return { ok: true, calls: read.flatMap(({ call }) => call ?? []) };
}

function toCall(
  { line, cells }: Line,
  { timeZone, now }: { timeZone: string; now: Date },
): { call: ListedLine | null; findings: CsvFinding[] } {
  const findings: CsvFinding[] = [];
  const complain = (message: string, remedy: string) => findings.push({ line, message, remedy });
  const number = readCallNumber(spaced(cells.number));
  const place = spaced(cells.place);
  const time = readCallTime(spaced(cells.time), timeZone);
  if (number === null)
    complain(
      'this is no number of a call',
      'It has digits, at most 6 letters and single dashes, dots, slashes or spaces; 40 characters at most.',
    );
  if (place === '') complain('the place is missing', "Write the site's street address or its name.");
  switch (time.kind) {
    case 'unreadable':
      complain(
        'the time cannot be read',
        "Write 2026-10-14 09:41 or 10/14/2026 09:41, 24 hours, in the district's time; or ISO 8601 with an offset.",
      );
      break;
    case 'skipped':
      complain('the clock was put forward and never showed this time', 'Ask the agency when it was.');
      break;
    case 'at':
      if (time.at > now) complain('the time is in the future', 'Check day and month, and the year.');
      break;
    default:
      time satisfies never;
  }
  const call = time.kind === 'at' && number !== null ? { line, number, at: time.at, place } : null;
  return { call, findings };
}

function repeated(lines: readonly Line[]): CsvFinding[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, cells }) => {
    const number = normalNumber(cells.number);
    const before = first.get(number);
    if (before === undefined) first.set(number, line);
    const remedy = 'Keep one line for each call.';
    return before === undefined || number === '' ? [] : [{ line, message: `the number of line ${before} again`, remedy }];
  });
}

function tooMany({ length }: readonly Line[]): CsvFinding[] {
  if (length <= MOST_CALLS) return [];
  return [{ line: null, message: `more than ${MOST_CALLS} calls`, remedy: 'Import the list in parts, a year or less in each.' }];
}

function spaced(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
