import { choicesOf, type Given } from '../asking/answer-space.ts';
import type { Condition } from '../condition.ts';
import type { AnswerWalk, Spot } from './answer-walk.ts';
import { goEveryWay, NOWHERE, pathOf, type Reached, shorter, type Trail } from './every-way.ts';

/** Answers that no condition of the policy tells apart: the same conditions hold for all of them. */
export interface AnswerClass {
  holding: ReadonlySet<Condition>;
  /** How many ways of answering are in it, the circumstances included. */
  cases: bigint;
  /** The shortest way to it: what is decided, in the order of asking. */
  path: Given[];
}

export interface Exploration {
  classes: AnswerClass[];
  /** Every place at which something is decided. */
  spots: Reached<Spot>[];
}

/** All classes of answers of a policy. */
export function explore(walk: AnswerWalk): Exploration {
  const { ends, passed } = goEveryWay<Counted>([{ at: { spot: walk.start, cases: walk.start.ways }, trail: NOWHERE }], {
    keyOf: ({ spot }) => spot.id,
    positionOf: ({ spot }) => (spot.next ? walk.position(spot.next.name) : null),
    onward: ({ spot, cases }) =>
      choicesAt(spot).map((given) => {
        const to = walk.after(spot, given);
        return { given, to: { spot: to, cases: cases * to.ways } };
      }),
    merge: (one, other) => ({ spot: one.spot, cases: one.cases + other.cases }),
  });
  return { classes: classesOf(walk, ends), spots: passed.map(({ at, trail }) => ({ at: at.spot, trail })) };
}

/** What can be answered next. */
export function choicesAt({ next }: Spot): Given[] {
  return next ? choicesOf(next).map((value) => ({ name: next.name, value })) : [];
}

interface Counted {
  spot: Spot;
  cases: bigint;
}

/** Ends with the same holding conditions are one class, whatever was left open on the way. */
function classesOf(walk: AnswerWalk, ends: Reached<Counted>[]): AnswerClass[] {
  const index = new Map(walk.conditions.map((condition, at) => [condition, at]));
  const classes = new Map<string, { holding: ReadonlySet<Condition>; cases: bigint; trail: Trail }>();
  for (const { at, trail } of ends) {
    const holding = walk.holding(at.spot);
    const key = [...holding].map((condition) => index.get(condition)).join();
    const known = classes.get(key);
    classes.set(key, { holding, cases: at.cases + (known?.cases ?? 0n), trail: known ? shorter(known.trail, trail) : trail });
  }
  return [...classes.values()].map(({ holding, cases, trail }) => ({ holding, cases, path: pathOf(trail) }));
}
