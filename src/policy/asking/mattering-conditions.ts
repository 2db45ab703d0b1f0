import type { Condition } from '../condition.ts';
import type { PolicyLogic, TypeLogic } from '../schema.ts';
import { FALSE, type Residual, TRUE } from './residual.ts';

/** What is left of each condition that can still hold, by its place in the list. */
export type Open = ReadonlyMap<number, Residual>;

/**
 * Drop conditions that can no longer show in the result: jumps of types that cannot be reached, jumps behind one that holds, and the
 * reporter's guess once an answer decides. They mirror `settle`; without them many states of a search would differ in nothing.
 */
export function createPruner(logic: PolicyLogic, conditions: readonly Condition[]): (open: Open) => Open {
  const at = (condition: Condition) => conditions.indexOf(condition);
  const types = new Map(logic.types.map((type) => [type.id, plan(type, at)]));
  const unlisted = types.get(logic.fallback.unlisted);
  const jumpsOnly = new Set([...types.values()].flatMap((type) => [...type.jumps.map((jump) => jump.index), ...type.guesses]));
  const plans = [...types.values()];
  const targetOf = ({ becomes }: Jump) => (becomes === null ? undefined : (types.get(becomes) ?? unlisted));

  return (open) => {
    const residual = (index: number) => open.get(index) ?? FALSE;
    const isDecided = plans.some((type) => residual(type.when) === TRUE);
    const guessesOf = (type: Plan) => (isDecided ? [] : type.guesses.filter((guess) => residual(guess) !== FALSE));
    const starts = plans.filter((type) => residual(type.when) !== FALSE || guessesOf(type).length > 0);
    const kept = new Set(jumpsFrom(starts, { residual, targetOf }).map((jump) => jump.index));
    for (const type of starts) for (const guess of guessesOf(type)) kept.add(guess);
    const left = new Map<number, Residual>();
    for (const [index, each] of open) if (kept.has(index) || !jumpsOnly.has(index)) left.set(index, each);
    return left;
  };
}

/** All jumps that may be taken from these types, and from those they lead to. */
function jumpsFrom(
  starts: Plan[],
  { residual, targetOf }: { residual: (index: number) => Residual; targetOf: (jump: Jump) => Plan | undefined },
): Jump[] {
  const jumps: Jump[] = [];
  const reached = new Set(starts);
  // a set grows while it is walked
  for (const type of reached) {
    for (const jump of possibleJumps(type, residual)) {
      jumps.push(jump);
      const target = targetOf(jump);
      if (target) reached.add(target);
    }
  }
  return jumps;
}

/** Jumps up to the first that surely holds. */
function possibleJumps(type: Plan, residual: (index: number) => Residual): Jump[] {
  const first = type.jumps.findIndex((jump) => residual(jump.index) === TRUE);
  const before = first < 0 ? type.jumps : type.jumps.slice(0, first + 1);
  return before.filter((jump) => residual(jump.index) !== FALSE);
}

interface Jump {
  index: number;
  becomes: string | null;
}

interface Plan {
  when: number;
  /** The reporter's guess, where it is not the condition itself. */
  guesses: number[];
  jumps: Jump[];
}

function plan(type: TypeLogic, at: (condition: Condition) => number): Plan {
  return {
    when: at(type.when),
    guesses: type.named === type.when ? [] : [at(type.named)],
    jumps: type.unless.map((each) => ({ index: at(each.when), becomes: 'becomes' in each ? each.becomes : null })),
  };
}
