import type { Condition } from './condition.ts';
import { FALSE, type Residual, TRUE } from './residual.ts';
import type { PolicyLogic, TypeLogic } from './schema.ts';

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
  const whens = [...types.values()].map((type) => type.when);

  return (open) => {
    const residual = (index: number) => open.get(index) ?? FALSE;
    const isDecided = whens.some((when) => residual(when) === TRUE);
    const kept = new Set([...open.keys()].filter((index) => !jumpsOnly.has(index)));
    const begins = (type: Plan) => {
      const guessed = isDecided ? [] : type.guesses.filter((guess) => residual(guess) !== FALSE);
      for (const guess of guessed) kept.add(guess);
      return residual(type.when) !== FALSE || guessed.length > 0;
    };
    const waiting = [...types.values()].filter(begins);
    const reached = new Set(waiting);
    for (let type = waiting.pop(); type; type = waiting.pop()) {
      for (const jump of type.jumps) {
        if (residual(jump.index) === FALSE) continue;
        kept.add(jump.index);
        const target = jump.becomes === null ? undefined : (types.get(jump.becomes) ?? unlisted);
        if (target && !reached.has(target)) {
          reached.add(target);
          waiting.push(target);
        }
        if (residual(jump.index) === TRUE) break;
      }
    }
    return new Map([...open].filter(([index]) => kept.has(index)));
  };
}

interface Plan {
  when: number;
  /** The reporter's guess, where it is not the condition itself. */
  guesses: number[];
  jumps: { index: number; becomes: string | null }[];
}

function plan(type: TypeLogic, at: (condition: Condition) => number): Plan {
  return {
    when: at(type.when),
    guesses: type.named === type.when ? [] : [at(type.named)],
    jumps: type.unless.map((each) => ({ index: at(each.when), becomes: 'becomes' in each ? each.becomes : null })),
  };
}
