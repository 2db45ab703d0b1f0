import type { Condition } from '../condition.ts';
import type { Facts } from '../types.ts';

/**
 * A condition of which part is decided. Each distinct one is kept once, so that two are equal exactly when their numbers are.
 */
export type Residual = number;
export const FALSE: Residual = 0;
export const TRUE: Residual = 1;

type Node =
  | { op: 'constant' }
  /** The variable has one of these values; no values: it has any value at all. */
  | { op: 'is'; variable: string; values: string[] }
  | { op: 'all' | 'any'; of: Residual[] }
  | { op: 'not'; of: Residual };

/** Where residual conditions live; one store for each set of facts. */
export interface Residuals {
  /** A condition with its facts decided and nothing answered. */
  of(condition: Condition): Residual;
  /** The variable has one of these values. */
  is(variable: string, values: string[]): Residual;
  all(parts: Residual[]): Residual;
  not(part: Residual): Residual;
  /** What remains once a variable has this value; `null`: it gets none. */
  assign(residual: Residual, variable: string, value: string | null): Residual;
  variablesOf(residual: Residual): readonly string[];
}

/** The variable of one box of a question that takes several answers; its values are TICKED and CLEAR. */
export function boxOf(question: string, option: string): string {
  return `${question}/${option}`;
}
export const TICKED = 'ticked';
export const CLEAR = 'clear';
/** The question of several answers was answered, with whatever boxes. */
export const GIVEN = 'given';

/** Circumstances as variables: what a fact is called, and its values. */
export const FACTS = { suspended: 'fact suspended', found: 'fact found', minutes: 'fact minutes' } as const;
export const SO = 'so';
export const NOT_SO = 'not so';

/**
 * Make an empty store.
 *
 * @param facts circumstances that are known, or for a walk over all of them: they are variables, the minutes with these limits as values.
 * @param isMany says which questions take several answers.
 */
export function createResiduals(facts: Facts | { limits: number[] }, isMany: (question: string) => boolean): Residuals {
  const nodes: Node[] = [{ op: 'constant' }, { op: 'constant' }];
  const variables: (readonly string[])[] = [[], []];
  const byKey = new Map<string, Residual>();
  const assigned = new Map<string, Map<Residual, Residual>>();
  /** Of the variable and value asked for last: whole states are decided at once. */
  let latest: { variable: string; value: string | null; results: Map<Residual, Residual> } | null = null;

  const keep = (node: Node): Residual => {
    const key = JSON.stringify(node);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    nodes.push(node);
    variables.push(spokenOf(node, variables));
    byKey.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const join = (op: 'all' | 'any', parts: Residual[]): Residual => {
    const [decisive, neutral] = op === 'all' ? [FALSE, TRUE] : [TRUE, FALSE];
    if (parts.includes(decisive)) return decisive;
    const open = [...new Set(parts.filter((part) => part !== neutral))].sort((a, b) => a - b);
    const [only] = open;
    if (only === undefined) return neutral;
    return open.length === 1 ? only : keep({ op, of: open });
  };
  const negate = (part: Residual): Residual => {
    if (part === TRUE) return FALSE;
    return part === FALSE ? TRUE : keep({ op: 'not', of: part });
  };
  const assign = (residual: Residual, variable: string, value: string | null): Residual => {
    if (!variables[residual]?.includes(variable)) return residual;
    const results = resultsOf(variable, value);
    const known = results.get(residual);
    if (known !== undefined) return known;
    const result = substitute(nodes[residual], variable, value);
    results.set(residual, result);
    return result;
  };
  const resultsOf = (variable: string, value: string | null): Map<Residual, Residual> => {
    if (latest?.variable === variable && latest.value === value) return latest.results;
    const key = `${variable} ${value}`;
    const results = assigned.get(key) ?? new Map<Residual, Residual>();
    assigned.set(key, results);
    latest = { variable, value, results };
    return results;
  };
  /** Only nodes that speak of the variable get here. */
  const substitute = (node: Node | undefined, variable: string, value: string | null): Residual => {
    if (node?.op === 'all' || node?.op === 'any')
      return join(
        node.op,
        node.of.map((part) => assign(part, variable, value)),
      );
    if (node?.op === 'not') return negate(assign(node.of, variable, value));
    if (node?.op !== 'is' || value === null) return FALSE;
    return node.values.length === 0 || node.values.includes(value) ? TRUE : FALSE;
  };
  const is = (variable: string, values: string[]) => keep({ op: 'is', variable, values });
  const of = createTranslation({ facts, isMany, is, join, not: negate });
  return { of, is, assign, all: (parts) => join('all', parts), not: negate, variablesOf: (residual) => variables[residual] ?? [] };
}

interface Builders {
  facts: Facts | { limits: number[] };
  isMany: (question: string) => boolean;
  is(variable: string, values: string[]): Residual;
  join(op: 'all' | 'any', parts: Residual[]): Residual;
  not(part: Residual): Residual;
}

/** From the policy's conditions to residual ones: facts are decided, each box is a variable of its own. */
function createTranslation({ facts, isMany, is, join, not }: Builders): (condition: Condition) => Residual {
  const ticked = (question: string) => (option: string) => is(boxOf(question, option), [TICKED]);
  const of = (condition: Condition): Residual => {
    switch (condition.op) {
      case 'answer':
        if (isMany(condition.question)) return join('any', condition.any.map(ticked(condition.question)));
        return is(condition.question, condition.any);
      case 'every':
        return join('all', condition.all.map(ticked(condition.question)));
      case 'answered':
        return is(condition.question, []);
      case 'fact':
        return translateFact(condition.fact, facts, is);
      case 'minutes':
        return translateMinutes(condition.atLeast, facts, is);
      case 'all':
      case 'any':
        return join(condition.op, condition.of.map(of));
      case 'not':
        return not(of(condition.of));
      default:
        return condition satisfies never;
    }
  };
  return of;
}

function translateFact(fact: 'suspended' | 'found', facts: Builders['facts'], is: Builders['is']): Residual {
  if ('limits' in facts) return is(FACTS[fact], [SO]);
  return facts[fact] === true ? TRUE : FALSE;
}

function translateMinutes(atLeast: number, facts: Builders['facts'], is: Builders['is']): Residual {
  if ('limits' in facts) return is(FACTS.minutes, facts.limits.filter((limit) => limit >= atLeast).map(String));
  return (facts.minutesOpen ?? 0) >= atLeast ? TRUE : FALSE;
}

function spokenOf(node: Node, variables: (readonly string[])[]): readonly string[] {
  switch (node.op) {
    case 'constant':
      return [];
    case 'is':
      return [node.variable];
    case 'not':
      return variables[node.of] ?? [];
    default:
      return [...new Set(node.of.flatMap((part) => variables[part] ?? []))];
  }
}
