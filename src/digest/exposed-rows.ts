/**
 * The last look at a digest before it is released. It reads the rows that are printed and not the table from which they were hidden, so
 * that a row or a sum forgotten there is found here.
 */
import { LEVELS, type Level } from '../policy/types.ts';
import type { WeekCounts } from './counts.ts';
import type { DigestDocument, Shown } from './document.ts';
import { headlineReaders, INCIDENTS, type LevelGroup, sumsOfLevels, WITH_NOTICE } from './headline-readers.ts';
import { type Interval, possibleValues, type Sum, valuesLeft } from './possible-values.ts';
import { printedRange, THRESHOLD, VALUES_LEFT } from './suppress.ts';

type Row = DigestDocument['tables'][number]['rows'][number];

/**
 * Rows whose number a reader can work out or all but work out, and those that print a number from 1 to 10.
 *
 * @param counts only to tell which readers of the headline reckon right.
 * @returns ids of rows and hidden figures; empty: the digest may be released.
 */
export function exposedRows(document: DigestDocument, counts: WeekCounts): string[] {
  const rows = rowsOf(document);
  const groups = rows.flatMap(({ id }) => groupNamed(id));
  const sums = [...sumsOfLevels(groups), ...sumsOfKinds(rows), ...sumsOfAgencies(document)];
  const showsNotices = typeof document.figures.noticesDue === 'number';
  const { readers, cells } = headlineReaders(counts, showsNotices);
  const printed = new Map([...rows, ...figuresOf(document)].map((row) => [row.id, row.value]));
  const known = new Map<string, Interval>([...printed].map(([id, value]) => [id, rangeOf(value)]));
  const empty = LEVELS.filter((level) => counts.byLevel[level] === 0 && !known.has(level));
  for (const id of empty) known.set(id, { low: 0, high: 0 });
  for (const id of [INCIDENTS, WITH_NOTICE, ...LEVELS, ...cells.map((cell) => cell.id)]) if (!known.has(id)) known.set(id, ANYTHING);
  const found = [[], ...readers].map((reader) => possibleValues(known, [...sums, ...reader]));
  const isFound = ([id, value]: [string, Shown]): boolean =>
    typeof value !== 'number' && !POLICE_KNOW.includes(id) && found.some((ranges) => valuesLeft(ranges.get(id) ?? ANYTHING) < VALUES_LEFT);
  const small = rows.filter(({ value }) => typeof value === 'number' && value > 0 && value < THRESHOLD).map((row) => row.id);
  return [...small, ...[...printed].filter(isFound).map(([id]) => id)];
}

/** Hidden, where they are, only for what they would tell of a row. */
const POLICE_KNOW = ['noticesDue', 'noticesLate'];
const ANYTHING: Interval = { low: 0, high: Number.POSITIVE_INFINITY };

function rowsOf(document: DigestDocument): Row[] {
  return document.tables.flatMap((table) => table.rows.map((row) => ({ ...row, id: rowId(table.id, row.id) })));
}

function rowId(table: string, row: string): string {
  if (row === 'total') return INCIDENTS;
  return table === 'agencies' ? `agency/${row}` : row;
}

function figuresOf({ figures }: DigestDocument): { id: string; value: Shown }[] {
  return Object.entries(figures).map(([id, value]) => ({ id, value }));
}

function rangeOf(value: Shown): Interval {
  if (typeof value === 'number') return printedRange({ kind: 'count', count: value });
  return printedRange({ kind: value === '≤10' ? 'few' : 'hidden' });
}

/** Kinds are listed for all of a level or not at all. */
function sumsOfKinds(rows: Row[]): Sum[] {
  return LEVELS.map((level) => ({ whole: level, parts: rows.map((row) => row.id).filter((id) => id.startsWith(`${level}/`)) })).filter(
    (sum) => sum.parts.length > 0,
  );
}

function sumsOfAgencies(document: DigestDocument): Sum[] {
  const rows = document.tables.filter((table) => table.id === 'agencies').flatMap((table) => table.rows);
  const parts = rows.filter((row) => row.id !== 'total').map((row) => rowId('agencies', row.id));
  return parts.length > 0 ? [{ whole: INCIDENTS, parts }] : [];
}

function groupNamed(id: string): LevelGroup[] {
  const [first, last, ...more] = id.split('-');
  const isLevel = (name: string | undefined): name is Level => LEVELS.some((level) => level === name);
  if (!isLevel(first) || more.length > 0) return [];
  if (last === undefined) return [[first]];
  return isLevel(last) ? [LEVELS.filter((level) => level >= first && level <= last)] : [];
}
