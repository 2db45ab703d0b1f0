/** Why a number is hidden, for those who are asked. */
import type { Published, Table } from './suppress.ts';

/**
 * `small`: it is one of 1–10 itself. `beside`: it is larger, and kept back so that the cells it `protects` cannot be worked out from `line`,
 * the whole they belong to; null where they are in no sum with it and only what is left of several sums would tell.
 */
export type HiddenBecause = { kind: 'small' } | { kind: 'beside'; protects: readonly string[]; line: string | null };

/** By row; `left-out`: hiding was not enough, so that the table is not printed at all. */
export type TableReasons = 'left-out' | Readonly<Record<string, HiddenBecause>>;

/**
 * Why each cell of a table is hidden.
 *
 * It names every small number of the line, and not those that were exposed when the cell was hidden: which these were depends on numbers
 * that are hidden by now, and would tell something of them.
 */
export function hiddenBecause(table: Table, published: ReadonlyMap<string, Published>): Map<string, HiddenBecause> {
  const small = table.cells.map(({ id }) => id).filter((id) => published.get(id)?.kind === 'few');
  const lines = linesOf(table);
  const reasonOf = (id: string): HiddenBecause => {
    if (small.includes(id)) return { kind: 'small' };
    for (const [line, cells] of lines) {
      const protects = cells.has(id) ? small.filter((each) => cells.has(each)) : [];
      if (protects.length > 0) return { kind: 'beside', protects, line };
    }
    return { kind: 'beside', protects: small, line: null };
  };
  const hidden = [...published].filter(([, { kind }]) => kind !== 'count');
  return new Map(hidden.map(([id]) => [id, reasonOf(id)]));
}

/** Everything that is added up to one whole, in whichever way, with the whole. */
function linesOf({ sums, readers = [] }: Table): Map<string, Set<string>> {
  const byWhole = Map.groupBy([...sums, ...readers.flat()], ({ whole }) => whole);
  return new Map([...byWhole].map(([whole, each]) => [whole, new Set([whole, ...each.flatMap(({ parts }) => parts)])]));
}
