import { asList, type Condition } from './condition.ts';
import { createPruner, type Open } from './mattering-conditions.ts';
import { boxOf, CLEAR, createResiduals, FALSE, type Residual, type Residuals, TICKED, TRUE } from './residual.ts';
import type { Policy, PolicyLogic } from './schema.ts';
import { settle } from './settle.ts';
import type { Answers, Facts } from './types.ts';

/** Something an answer decides: a question, or one box of a question that takes several. */
interface Variable {
  name: string;
  question: string;
  /** Asked only if this holds. */
  gate: Residual;
  values: { value: string; gate: Residual }[];
  optional: boolean;
}

/** Where the search stands: what is not decided yet of each condition, gate and value. */
interface State {
  /** Conditions of the policy that can still hold. */
  conditions: Open;
  /** Variables that may still be asked. */
  open: Variable[];
}

/** A node of the decision diagram; leaves are results. Equal nodes have equal numbers. */
type NodeId = number;

/** How many states are kept before the store starts anew; the whole policy from the first question on has about 15,000. */
const MOST_STATES = 100_000;

/**
 * Say on which questions the result really depends, given some answers: exactly those for which two ways of answering the rest differ by
 * this question alone.
 *
 * It builds the reduced ordered decision diagram of the result over the open questions (R. Bryant, "Graph-Based Algorithms for Boolean
 * Function Manipulation", 1986, with several values per variable): a question stands in it exactly when the result depends on it. The
 * conditions that remain are the state, so that answers no rule tells apart are looked at once; states are kept from call to call.
 *
 * @param asked may this question be asked at all (of this person)?
 */
export function createDecider(
  policy: Policy,
  { facts, asked }: { facts: Facts; asked: (id: string) => boolean },
): (answers: Answers) => Set<string> {
  const residuals = createResiduals(facts, (id) => policy.questions[id]?.many ?? false);
  const conditions = conditionsOf(policy.logic);
  const start: State = {
    conditions: new Map(conditions.map((each, index) => [index, residuals.of(each)] as const)),
    open: variablesOf(policy, residuals, asked),
  };
  const diagram = createDiagram(policy, residuals, conditions);
  return (answers) => {
    const given = Object.entries(answers).flatMap(([id, answer]) => valuesGiven(policy, id, asList(answer)));
    const known = given.reduce((state, [name, value]) => assign(residuals, state, { name, value }), start);
    return diagram(known);
  };
}

function createDiagram(policy: Policy, residuals: Residuals, conditions: Condition[]): (start: State) => Set<string> {
  const nodes = new Map<string, NodeId>();
  const seen = new Map<string, NodeId>();
  /** Of each node, the questions in it and below it. */
  const questions: Set<string>[] = [];
  const prune = createPruner(policy.logic, conditions);

  const node = (key: string, asks: () => Set<string>): NodeId => {
    const known = nodes.get(key);
    if (known !== undefined) return known;
    questions.push(asks());
    nodes.set(key, nodes.size);
    return nodes.size - 1;
  };
  const leaf = (state: State): NodeId => {
    const holding = new Set([...state.conditions].filter(([, residual]) => residual === TRUE).map(([index]) => conditions[index]));
    return node(JSON.stringify(settle(policy, (condition) => holding.has(condition)).result), () => new Set());
  };
  const visit = (before: State): NodeId => {
    const unasked = withoutUnasked(residuals, before);
    const mattering = prune(unasked.conditions);
    // what pruning leaves may need fewer questions
    const state = { conditions: mattering, open: needed(residuals, unasked.open, mentionedIn(residuals, mattering)) };
    const key = keyOf(state);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const variable = state.open[0];
    const id = variable ? branch(state, variable) : leaf(state);
    seen.set(key, id);
    return id;
  };
  const branch = (state: State, variable: Variable): NodeId => {
    const offered = variable.values.filter(({ gate }) => gate === TRUE).map(({ value }) => value);
    const values: (string | null)[] = offered.length === 0 || variable.optional ? [...offered, null] : offered;
    const children = values.map((value) => visit(assign(residuals, state, { name: variable.name, value })));
    const [first] = children;
    if (first !== undefined && children.every((child) => child === first)) return first;
    const below = () => new Set([variable.question, ...children.flatMap((child) => [...(questions[child] ?? [])])]);
    return node(`${variable.name} ${values.join()} ${children.join()}`, below);
  };
  return (start) => {
    if (seen.size > MOST_STATES) {
      nodes.clear();
      seen.clear();
      questions.length = 0;
    }
    return questions[visit(start)] ?? new Set();
  };
}

/** Every condition that can change a result, each once. */
export function conditionsOf(logic: PolicyLogic): Condition[] {
  const all = [
    ...logic.types.flatMap((type) => [type.when, type.named, ...type.unless.map(({ when }) => when)]),
    ...logic.rules.map(({ when }) => when),
    ...logic.tracks.map(({ when }) => when),
  ];
  return [...new Set(all)];
}

function variablesOf(policy: Policy, residuals: Residuals, asked: (id: string) => boolean): Variable[] {
  const { asking, ends } = policy.logic;
  const end = ends ? residuals.of(ends) : FALSE;
  const lastEnding = Math.max(...asking.map(({ id }, index) => (residuals.variablesOf(end).includes(id) ? index : -1)));
  const gateOf = (condition: Condition | null) => (condition ? residuals.of(condition) : TRUE);
  return asking.flatMap(({ id, when, options }, index): Variable[] => {
    const question = policy.questions[id];
    if (!question || options.length === 0 || !asked(id)) return [];
    const goesOn = index > lastEnding ? residuals.not(end) : TRUE;
    const gate = residuals.all([goesOn, gateOf(when)]);
    const { optional } = question;
    const values = options.map((option) => ({ value: option.id, gate: gateOf(option.when) }));
    if (!question.many) return [{ name: id, question: id, gate, values, optional }];
    const boxes = values.map(({ value, gate: offered }) => ({
      name: boxOf(id, value),
      question: id,
      gate,
      values: [
        { value: CLEAR, gate: TRUE },
        { value: TICKED, gate: offered },
      ],
      optional: false,
    }));
    return [{ name: id, question: id, gate, values: [{ value: 'given', gate: TRUE }], optional }, ...boxes];
  });
}

function valuesGiven(policy: Policy, id: string, given: string[]): [name: string, value: string | null][] {
  const question = policy.questions[id];
  if (!question) return [];
  if (!question.many) return given.length === 0 ? [[id, null]] : given.slice(0, 1).map((value) => [id, value]);
  return [
    [id, 'given'],
    ...question.answers.map((option): [string, string] => [boxOf(id, option.id), given.includes(option.id) ? TICKED : CLEAR]),
  ];
}

function assign(residuals: Residuals, state: State, { name, value }: { name: string; value: string | null }): State {
  const decide = (residual: Residual) => residuals.assign(residual, name, value);
  const conditions = new Map<number, Residual>();
  for (const [index, residual] of state.conditions) {
    const rest = decide(residual);
    if (rest !== FALSE) conditions.set(index, rest);
  }
  const open = state.open
    .filter((variable) => variable.name !== name)
    .map((variable) => ({
      ...variable,
      gate: decide(variable.gate),
      values: variable.values.map((each) => ({ value: each.value, gate: decide(each.gate) })),
    }));
  return { conditions, open: needed(residuals, open, mentionedIn(residuals, conditions)) };
}

/** Variables that conditions speak of, and those that their gates need. */
function needed(residuals: Residuals, open: Variable[], mentioned: Set<string>): Variable[] {
  const wanted = new Set(mentioned);
  // gates speak of earlier questions only
  for (const variable of [...open].reverse()) {
    if (!wanted.has(variable.name)) continue;
    for (const gate of [variable.gate, ...variable.values.map((each) => each.gate)])
      for (const name of residuals.variablesOf(gate)) wanted.add(name);
  }
  return open.filter((variable) => wanted.has(variable.name));
}

/** Questions that are surely not asked stay unanswered. */
function withoutUnasked(residuals: Residuals, state: State): State {
  let current = state;
  for (;;) {
    const unasked = current.open.find((variable) => variable.gate === FALSE);
    if (!unasked) return current;
    current = assign(residuals, current, { name: unasked.name, value: null });
  }
}

function mentionedIn(residuals: Residuals, conditions: Open): Set<string> {
  return new Set([...conditions.values()].flatMap((residual) => residuals.variablesOf(residual)));
}

function keyOf(state: State): string {
  const conditions = [...state.conditions].map(([index, residual]) => `${index}:${residual}`);
  const open = state.open.map((each) => `${each.name}:${each.gate}:${each.values.map(({ gate }) => gate).join(',')}`);
  return `${conditions.join(' ')} | ${open.join(' ')}`;
}
