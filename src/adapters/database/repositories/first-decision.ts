/**
 * A decision that was revised took as long as the first one; the last says what came of it.
 *
 * @param decisions newest first.
 */
export function firstDecision<Row extends { id: string; revisesId: string | null }>(decisions: readonly Row[]): Row | null {
  let first = decisions[0] ?? null;
  for (let former = first; former; former = decisions.find(({ id }) => id === former?.revisesId) ?? null) first = former;
  return first;
}
