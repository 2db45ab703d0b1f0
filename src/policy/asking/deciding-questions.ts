import type { Condition } from '../condition.ts';
import type { Policy, PolicyLogic } from '../schema.ts';
import { settle } from '../settle.ts';
import type { Answers, Facts } from '../types.ts';
import {
  assign,
  choicesOf,
  keyOf,
  mentionedIn,
  needed,
  type State,
  startOf,
  type Variable,
  valuesGiven,
  withoutUnasked,
} from './answer-space.ts';
import { createPruner } from './mattering-conditions.ts';
import { createResiduals, type Residuals, TRUE } from './residual.ts';

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
  const start = startOf(policy, { residuals, conditions, asked });
  const diagram = createDiagram(policy, residuals, conditions);
  return (answers) => {
    return diagram(valuesGiven(policy, answers).reduce((state, given) => assign(residuals, state, given), start));
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
    const values = choicesOf(variable);
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
