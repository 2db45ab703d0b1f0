import { choicesOf, type Given } from '../asking/answer-space.ts';
import type { Condition } from '../condition.ts';
import type { AnswerWalk, Spot } from './answer-walk.ts';
import { goEveryWay, NOWHERE, pathOf } from './every-way.ts';

/** Answers that change, by variable: what they were and what they are. All others stay the same. */
export type Change = Record<string, { from: string; to: string }>;

/** Two reports that differ by the change alone. */
interface Pair {
  from: Spot;
  to: Spot;
}

/**
 * Find the shortest answers for which a change does harm. The rest is answered alike on both sides; a question that is asked on one side
 * only is tried with all its answers there.
 *
 * @param isHarm is told what holds without the change and with it.
 * @returns the answers before the change; null if there are none.
 */
export function findHarm(
  walk: AnswerWalk,
  change: Change,
  isHarm: (from: ReadonlySet<Condition>, to: ReadonlySet<Condition>) => boolean,
): Given[] | null {
  const last = Math.max(...Object.keys(change).map(walk.position));
  const { ends } = goEveryWay<Pair>([{ at: { from: walk.start, to: walk.start }, trail: NOWHERE }], {
    keyOf: ({ from, to }) => `${from.id} ${to.id}`,
    positionOf: (pair) => positionOf(walk, pair),
    // once the change is behind them, two that are the same end alike
    onward: (pair) => onward(walk, pair, change).filter(({ to }) => to.from.id !== to.to.id || (positionOf(walk, to) ?? last + 1) <= last),
  });
  const harmful = ends.filter(({ at }) => at.from.id !== at.to.id && isHarm(walk.holding(at.from), walk.holding(at.to)));
  harmful.sort((a, b) => a.trail.length - b.trail.length);
  return harmful[0] ? pathOf(harmful[0].trail) : null;
}

function positionOf(walk: AnswerWalk, { from, to }: Pair): number | null {
  const places = [from, to].flatMap(({ next }) => (next ? [walk.position(next.name)] : []));
  return places.length === 0 ? null : Math.min(...places);
}

/** Answer the earliest open question: alike on both sides, or by the change. */
function onward(walk: AnswerWalk, pair: Pair, change: Change): { given: Given; to: Pair }[] {
  const { from, to } = pair;
  const position = positionOf(walk, pair);
  const asking = [from, to].flatMap(({ next }) => (next && walk.position(next.name) === position ? [next] : []));
  const name = asking[0]?.name ?? '';
  const offers = asking.map(choicesOf);
  const answered = (value: string | null, changed: string | null) => ({
    given: { name, value },
    to: { from: walk.after(from, { name, value }), to: walk.after(to, { name, value: changed }) },
  });
  const changed = change[name];
  if (changed)
    return offers.every((offer) => offer.includes(changed.from) && offer.includes(changed.to)) ? [answered(changed.from, changed.to)] : [];
  const [first = [], second = first] = offers;
  const both = first.filter((value) => second.includes(value));
  return (both.length > 0 ? both : [...new Set([...first, ...second])]).map((value) => answered(value, value));
}
