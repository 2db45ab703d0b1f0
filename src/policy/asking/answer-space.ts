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
  const waitsFor = (variable: Variable) => gatesOf(variable).some((gate) => residuals.variablesOf(gate).includes(name));
  const open = state.open
    .filter((variable) => variable.name !== name)
    .map((variable) => {
      // most wait for nothing of this, and stay the same object
      if (!waitsFor(variable)) return variable;
      const values = variable.values.map((each) => ({ value: each.value, gate: decide(each.gate) }));
      return { ...variable, gate: decide(variable.gate), values };
    });
  return { conditions, open };
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
  for (const variable of [...open].reverse()) {
    if (!wanted.has(variable.name)) continue;
    for (const gate of gatesOf(variable)) for (const name of residuals.variablesOf(gate)) wanted.add(name);
  }
  return open.filter((variable) => wanted.has(variable.name));
}

export function gatesOf(variable: Variable): Residual[] {
  return [variable.gate, ...variable.values.map((each) => each.gate)];
}

export function mentionedIn(residuals: Residuals, conditions: Open): Set<string> {
  return new Set([...conditions.values()].flatMap((residual) => residuals.variablesOf(residual)));
}

/** States with the same key have the same future. */
export function keyOf(state: State): string {
  const conditions = [...state.conditions].map(([index, residual]) => `${index}:${residual}`);
  const open = state.open.map((each) => `${each.name}:${each.gate}:${each.values.map(({ gate }) => gate).join(',')}`);
  return `${conditions.join(' ')} | ${open.join(' ')}`;
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
