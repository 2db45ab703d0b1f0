/**
 * Which numbers of a digest may be read. Counts of 1–10 are hidden (the convention of the state's education department, domain.md
 * section 3), and so is whatever would give a hidden one away by subtraction.
 */

import { type HiddenBecause, hiddenBecause } from './hidden-because.ts';
import { type Interval, possibleValues, type Sum, valuesLeft } from './possible-values.ts';

export interface Cell {
  id: string;
  count: number;
  /**
   * `exact`: the headline says it whatever it is. `withheld`: it is hidden for the sake of others and may itself be found.
   * `unprinted`: it stands nowhere, but readers may do sums with it. `secret`: it stands nowhere either, and must not be found.
   */
  role?: 'exact' | 'withheld' | 'unprinted' | 'secret';
}

/** What is hidden first where something must be is decided by the order of the cells. */
export interface Table {
  cells: Cell[];
  /** A tree: with the sums of any one reader, what can be worked out is exactly what interval arithmetic finds. */
  sums: Sum[];
  /** Sums that readers may take to be true besides, each list by itself. */
  readers?: Sum[][];
}

/** `few`: 1 to `threshold - 1`; a zero is never hidden. `hidden`: `threshold` or more, kept back because it would give another away. */
export type Published = { kind: 'count'; count: number } | { kind: 'few' } | { kind: 'hidden' };

/** Counts below this are hidden, unless they are zero. */
export const THRESHOLD = 11;
/**
 * A hidden number has at least this many values that fit everything published. More than two, because readers who know this program
 * can rule out some: what was hidden beside it, and that it does not equal a number of the headline.
 */
export const VALUES_LEFT = 4;

/**
 * Publish a table so that no hidden cell can be found.
 *
 * Cells are hidden one after another until each hidden cell has several values that agree with all that is shown: neighbours first, the
 * whole of a sum later. Among neighbours the order of the cells decides and not their size: "the smallest of those above ten" would tell
 * readers that the hidden one is smaller than those they see.
 *
 * @throws RangeError when even a table with everything hidden gives a number away: then it must not be published at all.
 */
export function suppress(table: Table, options: { threshold: number } = { threshold: THRESHOLD }): Map<string, Published> {
  return suppressWithReasons(table, options).published;
}

/** As `suppress`, and why each cell is hidden. The reasons say no more than what is printed does. */
export function suppressWithReasons(
  table: Table,
  options: { threshold: number } = { threshold: THRESHOLD },
): { published: Map<string, Published>; because: Map<string, HiddenBecause> } {
  const hidden = new Set(
    table.cells.filter((cell) => cell.count > 0 && (cell.role === 'secret' || isSmall(cell, options.threshold))).map((cell) => cell.id),
  );
  for (;;) {
    const exposed = exposedCells(table, hidden, options.threshold);
    if (exposed.size === 0) {
      const published = publish(table, hidden, options.threshold);
      const secret = table.cells.filter(({ role }) => role === 'secret').map(({ id }) => id);
      const printed = new Map([...published].filter(([id]) => !secret.includes(id)));
      return { published, because: hiddenBecause({ sums: table.sums, readers: table.readers ?? [], published: printed }) };
    }
    const next = nextToHide(table, hidden, exposed);
    if (next === null) throw new RangeError(`cannot be published: ${[...exposed].join(', ')}`);
    hidden.add(next);
  }
}

/** The limits of a cell for somebody who sees only what was printed. */
export function printedRange(published: Published, threshold: number = THRESHOLD): Interval {
  switch (published.kind) {
    case 'count':
      return { low: published.count, high: published.count };
    case 'few':
      return { low: 1, high: threshold - 1 };
    case 'hidden':
      return { low: threshold, high: Number.POSITIVE_INFINITY };
    default:
      return published satisfies never;
  }
}

/** What is printed in place of a count; a zero is printed as it is. */
export function keptBack(count: number, threshold: number = THRESHOLD): Published {
  if (count === 0) return { kind: 'count', count };
  return { kind: count < threshold ? 'few' : 'hidden' };
}

function publish(table: Table, hidden: ReadonlySet<string>, threshold: number): Map<string, Published> {
  return new Map(
    table.cells
      .filter((cell) => cell.role !== 'unprinted')
      .map((cell): [string, Published] => {
        if (!hidden.has(cell.id) && cell.role !== 'withheld') return [cell.id, { kind: 'count', count: cell.count }];
        return [cell.id, keptBack(cell.count, threshold)];
      }),
  );
}

/** What the first reader finds who finds anything. */
function exposedCells(table: Table, hidden: ReadonlySet<string>, threshold: number): Set<string> {
  const published = publish(table, hidden, threshold);
  const known = new Map(
    table.cells.map((cell) => {
      const value = published.get(cell.id);
      return [cell.id, value ? printedRange(value, threshold) : { low: 0, high: Number.POSITIVE_INFINITY }];
    }),
  );
  for (const reader of [[], ...(table.readers ?? [])]) {
    const ranges = possibleValues(known, [...table.sums, ...reader]);
    const exposed = [...hidden].filter((id) => valuesLeft(ranges.get(id) ?? { low: 0, high: 0 }) < VALUES_LEFT);
    if (exposed.length > 0) return new Set(exposed);
  }
  return new Set();
}

function nextToHide(table: Table, hidden: ReadonlySet<string>, exposed: ReadonlySet<string>): string | null {
  const near = table.sums.filter((sum) => exposed.has(sum.whole) || sum.parts.some((id) => exposed.has(id)));
  const parts = new Set(near.flatMap((sum) => sum.parts));
  const wholes = new Set(near.map((sum) => sum.whole));
  // a zero stays: hiding it would only make "few" mean less
  const shown = table.cells.filter((cell) => mayHide(cell) && !hidden.has(cell.id) && cell.count > 0);
  const next = shown.find((cell) => parts.has(cell.id)) ?? shown.find((cell) => wholes.has(cell.id)) ?? shown[0];
  return next?.id ?? null;
}

function isSmall(cell: Cell, threshold: number): boolean {
  return mayHide(cell) && cell.count < threshold;
}

function mayHide(cell: Cell): boolean {
  return cell.role === undefined;
}
