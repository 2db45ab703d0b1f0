import { asList, type Condition } from '../condition.ts';
import type { Policy } from '../schema.ts';
import type { Answers } from '../types.ts';
import type { Open } from './mattering-conditions.ts';
import { boxOf, CLEAR, FALSE, GIVEN, type Residual, type Residuals, TICKED, TRUE } from './residual.ts';

/** Something an answer decides: a question, or one box of a question that takes several. */
export interface Variable {
  name: string;
  question: string;
  /** Asked only if this holds. */
  gate: Residual;
  values: { value: string; gate: Residual }[];
  optional: boolean;
}

/** Where a walk through the answers stands: what is not decided yet of each condition, gate and value. */
export interface State {
  /** Conditions that can still hold. */
  conditions: Open;
  /** Variables that may still be asked. */
  open: Variable[];
}

/** What a variable was given. */
export interface Given {
  name: string;
  value: string | null;
}

/** All conditions open, all questions that may be asked of this person before them. */
export function startOf(
  policy: Policy,
  { residuals, conditions, asked }: { residuals: Residuals; conditions: readonly Condition[]; asked: (id: string) => boolean },
): State {
  return {
    conditions: new Map(conditions.map((each, index) => [index, residuals.of(each)] as const)),
    open: variablesOf(policy, residuals, asked),
  };
}

/** The values a variable can get here; null: no answer. */
export function choicesOf(variable: Variable): (string | null)[] {
  const offered = variable.values.filter(({ gate }) => gate === TRUE).map(({ value }) => value);
  return offered.length === 0 || variable.optional ? [...offered, null] : offered;
}

/** What remains once a variable has this value; null: it gets none. */
export function assign(residuals: Residuals, state: State, { name, value }: Given): State {
  const decide = (residual: Residual) => residuals.assign(residual, name, value);
  const conditions = new Map<number, Residual>();
  for (const [index, residual] of state.conditions) {
    const rest = decide(residual);
    if (rest !== FALSE) conditions.set(index, rest);
  }
  const speaksOf = (gate: Residual) => residuals.variablesOf(gate).includes(name);
  const waitsFor = (variable: Variable) => speaksOf(variable.gate) || variable.values.some(({ gate }) => speaksOf(gate));
  const open: Variable[] = [];
  for (const variable of state.open) {
    if (variable.name === name) continue;
    // most wait for nothing of this, and stay the same object
    open.push(waitsFor(variable) ? decided(variable, decide) : variable);
  }
  return { conditions, open };
}

function decided(variable: Variable, decide: (gate: Residual) => Residual): Variable {
  const values = variable.values.map(({ value, gate }) => ({ value, gate: decide(gate) }));
  return { ...variable, gate: decide(variable.gate), values };
}

/** Questions that are surely not asked stay unanswered. */
export function withoutUnasked(residuals: Residuals, state: State): State {
  let current = state;
  for (;;) {
    const unasked = current.open.find((variable) => variable.gate === FALSE);
    if (!unasked) return current;
    current = assign(residuals, current, { name: unasked.name, value: null });
  }
}

/** Variables that conditions speak of, and those that their gates need. */
export function needed(residuals: Residuals, open: Variable[], mentioned: Iterable<string>): Variable[] {
  const wanted = new Set(mentioned);
  // gates speak of earlier questions only
  for (const variable of open.toReversed()) if (wanted.has(variable.name)) addGates(residuals, variable, wanted);
  return open.filter((variable) => wanted.has(variable.name));
}

export function gatesOf(variable: Variable): Residual[] {
  return [variable.gate, ...variable.values.map((each) => each.gate)];
}

/** Add the variables that gate and values of this one wait for. */
export function addGates(residuals: Residuals, variable: Variable, to: Set<string>): void {
  for (const name of residuals.variablesOf(variable.gate)) to.add(name);
  for (const { gate } of variable.values) for (const name of residuals.variablesOf(gate)) to.add(name);
}

/** Names of the variables that conditions still speak of. */
export function mentionedIn(residuals: Residuals, conditions: Open): Set<string> {
  const names = new Set<string>();
  for (const residual of conditions.values()) for (const name of residuals.variablesOf(residual)) names.add(name);
  return names;
}

/** States with the same key have the same future. One character for 16 bits: walks spend much of their time on these keys. */
export function keyOf(state: State): string {
  const codes: number[] = [];
  for (const [index, residual] of state.conditions) codes.push(index, residual & 0xffff, residual >>> 16);
  const open = state.open.map(textOf);
  return `${state.conditions.size} ${String.fromCharCode(...codes)}${open.join(' ')}`;
}

/** Variables are never changed, and most go on from state to state. */
const texts = new WeakMap<Variable, string>();

function textOf(variable: Variable): string {
  const known = texts.get(variable) ?? `${variable.name}:${variable.gate}:${variable.values.map(({ gate }) => gate).join(',')}`;
  texts.set(variable, known);
  return known;
}

/** Answers as values of variables. */
export function valuesGiven(policy: Policy, answers: Answers): Given[] {
  return Object.entries(answers).flatMap(([id, answer]): Given[] => {
    const question = policy.questions[id];
    if (!question) return [];
    const given = asList(answer);
    if (!question.many) return given.length === 0 ? [{ name: id, value: null }] : given.slice(0, 1).map((value) => ({ name: id, value }));
    const boxes = question.answers.map((option) => ({ name: boxOf(id, option.id), value: given.includes(option.id) ? TICKED : CLEAR }));
    return [{ name: id, value: GIVEN }, ...boxes];
  });
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
    return [{ name: id, question: id, gate, values: [{ value: GIVEN, gate: TRUE }], optional }, ...boxes];
  });
}
