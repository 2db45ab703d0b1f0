/**
 * Which numbers of a digest may be read. Counts of 1–10 are hidden (the convention of the state's education department, domain.md
 * section 3), and so is whatever would give a hidden one away by subtraction.
 */

export interface Cell {
  id: string;
  count: number;
  /**
   * Readers could learn this number elsewhere in the same digest: it is hidden like any other, but not relied on to hide its
   * neighbours.
   */
  known?: boolean;
}

/** `whole` is the sum of `parts`; all are cell ids. */
export interface Sum {
  whole: string;
  parts: string[];
}

/** A tree of sums: no cell is a part of two, so that what can be worked out is exactly what interval arithmetic finds. */
export interface Table {
  cells: Cell[];
  sums: Sum[];
}

/** `few`: at most `threshold - 1`, zero included. `hidden`: `threshold` or more, kept back because it would give another away. */
export type Published = { kind: 'count'; count: number } | { kind: 'few' } | { kind: 'hidden' };

interface Interval {
  low: number;
  high: number;
}

/** Counts below this are hidden, unless they are zero. */
export const THRESHOLD = 11;
/** A hidden number has at least this many values that would fit everything published. */
const VALUES_LEFT = 3;

/**
 * Publish a table so that no hidden cell can be found.
 *
 * Cells are hidden one after another, the smallest first, until each hidden cell has several values that agree with all that is
 * shown. Zeros are hidden only when nothing else is left, the whole of a sum last.
 *
 * @throws RangeError when even a table with everything hidden gives a number away (a known whole with too few parts): then it must
 * not be published at all.
 */
export function suppress(table: Table, options: { threshold: number } = { threshold: THRESHOLD }): Map<string, Published> {
  const hidden = new Set(table.cells.filter((cell) => cell.count > 0 && cell.count < options.threshold).map((cell) => cell.id));
  for (;;) {
    const published = publish(table, hidden, options.threshold);
    const exposed = exposedCells(table, published, options.threshold);
    if (exposed.length === 0) return published;
    const next = nextToHide(table, hidden, exposed);
    if (next === null) throw new RangeError(`cannot be published: ${exposed.join(', ')}`);
    hidden.add(next);
  }
}

/** Every value each cell may have for a reader who knows the whole digest and how it was made. */
function possibleValues(table: Table, published: Map<string, Published>, threshold: number): Map<string, Interval> {
  const ranges = new Map(table.cells.map((cell) => [cell.id, knownRange(cell, published.get(cell.id), threshold)]));
  let changed = true;
  while (changed) {
    changed = false;
    for (const sum of table.sums) if (narrow(sum, ranges)) changed = true;
  }
  return ranges;
}

function publish(table: Table, hidden: Set<string>, threshold: number): Map<string, Published> {
  return new Map(
    table.cells.map((cell): [string, Published] => {
      if (!hidden.has(cell.id)) return [cell.id, { kind: 'count', count: cell.count }];
      return [cell.id, { kind: cell.count < threshold ? 'few' : 'hidden' }];
    }),
  );
}

function exposedCells(table: Table, published: Map<string, Published>, threshold: number): string[] {
  const ranges = possibleValues(table, published, threshold);
  return table.cells
    .filter((cell) => !cell.known && published.get(cell.id)?.kind !== 'count')
    .map((cell) => cell.id)
    .filter((id) => {
      const range = ranges.get(id);
      return range !== undefined && range.high - range.low + 1 < VALUES_LEFT;
    });
}

function knownRange(cell: Cell, published: Published | undefined, threshold: number): Interval {
  if (cell.known || published?.kind === 'count') return { low: cell.count, high: cell.count };
  return published?.kind === 'few' ? { low: 0, high: threshold - 1 } : { low: threshold, high: Number.POSITIVE_INFINITY };
}

/** The whole lies between the sums of the parts' limits, each part between what the whole and the other parts leave. */
function narrow(sum: Sum, ranges: Map<string, Interval>): boolean {
  const parts = sum.parts.map((id) => rangeOf(ranges, id));
  const whole = rangeOf(ranges, sum.whole);
  let changed = limit(whole, { low: total(parts, 'low'), high: total(parts, 'high') });
  for (const part of parts) {
    const others = parts.filter((other) => other !== part);
    changed = limit(part, { low: whole.low - total(others, 'high'), high: whole.high - total(others, 'low') }) || changed;
  }
  return changed;
}

function limit(range: Interval, by: Interval): boolean {
  const before = { ...range };
  range.low = Math.max(range.low, by.low);
  range.high = Math.min(range.high, by.high);
  return range.low !== before.low || range.high !== before.high;
}

function total(parts: Interval[], end: keyof Interval): number {
  return parts.reduce((sum, part) => sum + part[end], 0);
}

function rangeOf(ranges: Map<string, Interval>, id: string): Interval {
  const range = ranges.get(id);
  if (!range) throw new RangeError(`a sum names a cell that does not exist: ${id}`);
  return range;
}

/** The smallest shown neighbour of an exposed cell: parts with a number first, then zeros, then the whole, then anything. */
function nextToHide(table: Table, hidden: Set<string>, exposed: string[]): string | null {
  const near = table.sums.filter((sum) => exposed.some((id) => sum.whole === id || sum.parts.includes(id)));
  const parts = new Set(near.flatMap((sum) => sum.parts));
  const wholes = new Set(near.map((sum) => sum.whole));
  const shown = table.cells.filter((cell) => !hidden.has(cell.id) && !cell.known).sort((a, b) => a.count - b.count);
  const choices = [
    shown.filter((cell) => parts.has(cell.id) && cell.count > 0),
    shown.filter((cell) => parts.has(cell.id)),
    shown.filter((cell) => wholes.has(cell.id)),
    shown,
  ];
  return choices.flat()[0]?.id ?? null;
}
