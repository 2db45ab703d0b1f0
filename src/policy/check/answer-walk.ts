import {
  addGates,
  assign,
  choicesOf,
  type Given,
  gatesOf,
  keyOf,
  mentionedIn,
  needed,
  type State,
  startOf,
  type Variable,
  withoutUnasked,
} from '../asking/answer-space.ts';
import { conditionsOf } from '../asking/deciding-questions.ts';
import { createPruner } from '../asking/mattering-conditions.ts';
import { createResiduals, FACTS, FALSE, GIVEN, NOT_SO, type Residual, type Residuals, SO, TRUE } from '../asking/residual.ts';
import { type Condition, minuteLimitsOf } from '../condition.ts';
import type { Policy } from '../schema.ts';

/** Who answers, as a variable: administrators are asked some questions more. */
export const ADMINISTRATOR = 'administrator';

/** A place in the walk: what is not decided yet, and what is to be decided next. */
export interface Spot {
  state: State;
  /** Equal numbers have equal futures. */
  id: number;
  /** Null at an end: every condition is decided. */
  next: Variable | null;
  /** In how many ways questions can be answered that nothing depends on from here; each stands for them all. */
  ways: bigint;
}

/** All ways to answer, with all circumstances, from question to question. */
export interface AnswerWalk {
  policy: Policy;
  /** Of the policy first, then those looked at besides. */
  conditions: readonly Condition[];
  /** The minutes since the opening from which on something is different; the first is 0. */
  limits: number[];
  start: Spot;
  after(spot: Spot, given: Given): Spot;
  /** Place of a variable in the order of asking. */
  position(name: string): number;
  /** What holds at an end. */
  holding(spot: Spot): ReadonlySet<Condition>;
}

/**
 * The walk over everything a person can answer on the phone, times everything that can be the case besides. Answers that no condition
 * tells apart lead to one spot, so that the walk is finite and short although the answers are more than anybody could try.
 *
 * @param others further policies whose conditions are decided along the way; questions and order are those of `policy`.
 * @param besides further conditions to decide, such as an oracle's.
 * @param only these conditions instead of the policy's.
 * @param takes leaves out answers that are not to be looked at.
 */
export function createAnswerWalk(
  policy: Policy,
  {
    others = [],
    besides = [],
    only,
    takes = () => true,
  }: { others?: Policy[]; besides?: Condition[]; only?: Condition[]; takes?: (question: string, answer: string) => boolean } = {},
): AnswerWalk {
  const all = [policy, ...others];
  const conditions = only ?? [...new Set([...all.flatMap((each) => conditionsOf(each.logic)), ...besides])];
  const limits = [...new Set([0, ...conditions.flatMap(minuteLimitsOf)])].sort((a, b) => a - b);
  const residuals = createResiduals({ limits }, (id) => all.some((each) => each.questions[id]?.many));
  const begin = withCircumstances(policy, residuals, {
    state: withOnly(takes, startOf(policy, { residuals, conditions, asked: (id) => policy.questions[id]?.stage !== 'after' })),
    limits,
  });
  const order = new Map(begin.open.map(({ name }, index) => [name, index]));
  const pruners = (only ? [] : all).map((each) => createPruner(each.logic, conditions));
  const prune = (state: State): State => ({
    ...state,
    conditions: pruners.reduce((open, pruner) => pruner(open), state.conditions),
  });
  const spotOf = createRegister((state) => rest(residuals, prune(withoutUnasked(residuals, state))));
  const held = new Map<number, ReadonlySet<Condition>>();
  /** By spot, variable and value: asked for millions of times, where one text of the three would take longer to make than to look up. */
  const ways: Map<string, Map<string | null, Spot>>[] = [];
  const after = (spot: Spot, given: Given): Spot => {
    const byName = ways[spot.id] ?? new Map<string, Map<string | null, Spot>>();
    ways[spot.id] = byName;
    const byValue = byName.get(given.name) ?? new Map<string | null, Spot>();
    const known = byValue.get(given.value);
    if (known) return known;
    const made = spotOf(assign(residuals, spot.state, given));
    byName.set(given.name, byValue.set(given.value, made));
    return made;
  };
  return {
    policy,
    conditions,
    limits,
    start: spotOf(begin),
    after,
    position: (name) => order.get(name) ?? order.size,
    holding: (spot) => {
      const known = held.get(spot.id) ?? holdingAt(spot, conditions);
      held.set(spot.id, known);
      return known;
    },
  };
}

function holdingAt({ state }: Spot, conditions: readonly Condition[]): ReadonlySet<Condition> {
  return new Set([...state.conditions].flatMap(([index, residual]) => (residual === TRUE ? (conditions[index] ?? []) : [])));
}

/**
 * Spots by number. Two with the same future but different ways to the questions left out are two: their ways are counted where they are
 * met.
 */
function createRegister(settle: (state: State) => Omit<Spot, 'id'>): (state: State) => Spot {
  const spots = new Map<string, Spot>();
  const ids = new Map<string, number>();
  return (before) => {
    const spot = settle(before);
    const future = keyOf(spot.state);
    const id = ids.get(future) ?? ids.size;
    ids.set(future, id);
    const key = `${id} ${spot.ways}`;
    const known = spots.get(key) ?? { ...spot, id };
    spots.set(key, known);
    return known;
  };
}

/** Without the answers, and the boxes, that are not looked at. */
function withOnly(takes: (question: string, answer: string) => boolean, state: State): State {
  const open = state.open.flatMap((variable): Variable[] => {
    const [question = '', box] = variable.name.split('/');
    if (box !== undefined) return takes(question, box) ? [variable] : [];
    return [{ ...variable, values: variable.values.filter(({ value }) => value === GIVEN || takes(question, value)) }];
  });
  return { ...state, open };
}

/** The person first, the circumstances last: they are known after the answers. */
function withCircumstances(policy: Policy, residuals: Residuals, { state, limits }: { state: State; limits: number[] }): State {
  const isAdministrator = residuals.is(ADMINISTRATOR, [SO]);
  const variable = (name: string, values: string[]): Variable => ({
    name,
    question: name,
    gate: TRUE,
    values: values.map((value) => ({ value, gate: TRUE })),
    optional: false,
  });
  const known = state.open.map((each) =>
    policy.questions[each.question]?.administratorOnly ? { ...each, gate: residuals.all([each.gate, isAdministrator]) } : each,
  );
  const facts = [variable(FACTS.suspended, [NOT_SO, SO]), variable(FACTS.found, [NOT_SO, SO]), variable(FACTS.minutes, limits.map(String))];
  return withoutStrangers(residuals, { ...state, open: [variable(ADMINISTRATOR, [NOT_SO, SO]), ...known, ...facts] });
}

/** Nobody answers what is no question of this policy, or one without answers to choose from. */
function withoutStrangers(residuals: Residuals, state: State): State {
  const asked = new Set(state.open.map(({ name }) => name));
  const gates = state.open.flatMap(gatesOf).flatMap((gate) => residuals.variablesOf(gate));
  const strangers = [...mentionedIn(residuals, state.conditions), ...gates].filter((name) => !asked.has(name));
  return [...new Set(strangers)].reduce((each, name) => assign(residuals, each, { name, value: null }), state);
}

/** Leave out the variables nothing depends on any more, and count in how many ways they can be answered. */
function rest(residuals: Residuals, { conditions, open }: State): Omit<Spot, 'id'> {
  const mentioned = mentionedIn(residuals, conditions);
  for (const variable of open) addGates(residuals, variable, mentioned);
  const wanted = new Set(needed(residuals, open, mentioned).map(({ name }) => name));
  const isUndecided = (gate: Residual) => gate !== TRUE && gate !== FALSE;
  const isOpen = (variable: Variable) => isUndecided(variable.gate) || variable.values.some(({ gate }) => isUndecided(gate));
  const isKept = (variable: Variable) => wanted.has(variable.name) || isOpen(variable);
  const kept = open.filter(isKept);
  const free = open.filter((variable) => !isKept(variable));
  const state = { conditions, open: kept };
  return {
    state,
    next: kept.find(({ name }) => wanted.has(name)) ?? null,
    ways: free.reduce((ways, variable) => ways * BigInt(choicesOf(variable).length), 1n),
  };
}
