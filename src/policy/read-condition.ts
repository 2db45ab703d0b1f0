import type { Condition } from './condition.ts';
import type { RawCondition } from './policy-file.ts';
import type { Placed, PolicyFlaw, PolicyParts } from './policy-parts.ts';

/** Turns the conditions of one policy folder into data for the engine and collects what is wrong with them. */
export interface ConditionReader {
  read(raw: RawCondition, at: Placed<unknown>, path: (string | number)[]): Condition;
}

const NEVER: Condition = { op: 'any', of: [] };
const WORDS = ['all', 'any', 'not', 'is', 'answered', 'fact'];

/** A reader that knows the folder's questions, answers and terms; terms are put in place where they are named. */
export function createConditionReader(parts: Pick<PolicyParts, 'questions' | 'terms' | 'types'>, flaws: PolicyFlaw[]): ConditionReader {
  const answersOf = new Map(parts.questions.map(({ value }) => [value.id, value.answers.map((answer) => answer.id)]));
  // the answers of `specific` are types; a type that is not offered there may still be meant
  answersOf.set('specific', [...new Set([...(answersOf.get('specific') ?? []), ...parts.types.map(({ value }) => value.type)])]);
  const read = (raw: RawCondition, at: Placed<unknown>, path: (string | number)[], within: string[]): Condition => {
    const flaw = (key: string, message: string, remedy: string) => {
      flaws.push({ file: at.file, path: [...at.path, ...path, key], message, remedy });
      return NEVER;
    };
    const known = (question: string) => answersOf.has(question);
    const match = (question: string, value: unknown): Condition => {
      const answers = answersOf.get(question);
      if (!answers) return flaw(question, `there is no question \`${question}\``, 'Write the question, or correct the id.');
      const every = isEvery(value) ? value.every : null;
      // the file's schema allows a text, a list of texts or { every: […] }
      const ids = every ?? (typeof value === 'string' ? [value] : (value as string[]));
      const odd = ids.find((id) => !answers.includes(id));
      if (odd !== undefined) return flaw(question, `\`${odd}\` is no answer to \`${question}\``, `Its answers: ${answers.join(', ')}.`);
      return every ? { op: 'every', question, all: every } : { op: 'answer', question, any: ids };
    };
    const term = (id: string): Condition => {
      const placed = parts.terms.get(id);
      if (!placed) return flaw('is', `there is no term \`${id}\``, 'Write it under `terms`, or correct the id.');
      if (within.includes(id)) return flaw('is', `the term \`${id}\` speaks of itself`, 'Write it without itself.');
      return read(placed.value, placed, [], [...within, id]);
    };
    const list = (key: 'all' | 'any'): Condition[] => {
      const raws = raw[key];
      return raws ? [{ op: key, of: raws.map((each, index) => read(each, at, [...path, key, index], within)) }] : [];
    };
    const answered = raw.answered;
    const conditions: Condition[] = [
      ...Object.entries(raw).flatMap(([key, value]) => (WORDS.includes(key) ? [] : [match(key, value)])),
      ...list('all'),
      ...list('any'),
      ...(raw.not ? [{ op: 'not' as const, of: read(raw.not, at, [...path, 'not'], within) }] : []),
      ...[raw.is ?? []].flat().map(term),
      ...(answered === undefined ? [] : [known(answered) ? { op: 'answered' as const, question: answered } : match(answered, [])]),
      ...facts(raw.fact),
    ];
    const [only] = conditions;
    return conditions.length === 1 && only ? only : { op: 'all', of: conditions };
  };
  return { read: (raw, at, path) => read(raw, at, path, []) };
}

function facts(fact: RawCondition['fact']): Condition[] {
  if (!fact) return [];
  const minutes = fact.minutes_open_at_least;
  return [
    ...(fact.suspended ? [{ op: 'fact' as const, fact: 'suspended' as const }] : []),
    ...(fact.found ? [{ op: 'fact' as const, fact: 'found' as const }] : []),
    ...(minutes === undefined ? [] : [{ op: 'minutes' as const, atLeast: minutes }]),
  ];
}

function isEvery(value: unknown): value is { every: string[] } {
  // every list has a method of that name
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'every' in value;
}
