/** Why a number is hidden, for those who are asked. */
import type { Sum } from './possible-values.ts';

/**
 * `small`: it is one of 1–10 itself. `beside`: it is larger, and kept back so that the cells it `protects` cannot be worked out from `line`,
 * the whole they belong to; null where they are in no sum with it and only what is left of several sums would tell.
 */
export type HiddenBecause = { kind: 'small' } | { kind: 'beside'; protects: readonly string[]; line: string | null };

/** By row; `left-out`: hiding was not enough, so that the table is not printed at all. */
export type TableReasons = 'left-out' | Readonly<Record<string, HiddenBecause>>;

/** What the reasons follow from: which cells are added up, and what is printed of each. */
interface Hiding {
  sums: readonly Sum[];
  readers: readonly Sum[][];
  published: ReadonlyMap<string, { kind: 'count' | 'few' | 'hidden' }>;
}

/**
 * Why each cell of a table is hidden.
 *
 * It names every small number of the line, and not those that were exposed when the cell was hidden: which these were depends on numbers
 * that are hidden by now, and would tell something of them.
 */
export function hiddenBecause({ sums, readers, published }: Hiding): Map<string, HiddenBecause> {
  const small = [...published].filter(([, { kind }]) => kind === 'few').map(([id]) => id);
  const lines = linesOf([...sums, ...readers.flat()]);
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
function linesOf(sums: readonly Sum[]): Map<string, Set<string>> {
  const byWhole = Map.groupBy(sums, ({ whole }) => whole);
  return new Map([...byWhole].map(([whole, each]) => [whole, new Set([whole, ...each.flatMap(({ parts }) => parts)])]));
}
