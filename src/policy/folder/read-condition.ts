import type { Condition } from '../condition.ts';
import type { RawCondition } from './policy-file.ts';
import type { Placed, PolicyFlaw, PolicyParts } from './policy-parts.ts';

type Path = (string | number)[];
/** Where a condition stands, and the terms it is inside of. */
interface Place {
  at: Placed<unknown>;
  path: Path;
  within: string[];
}

/** Turns the conditions of one policy folder into data for the engine and collects what is wrong with them. */
export interface ConditionReader {
  read(raw: RawCondition, at: Placed<unknown>, path: Path): Condition;
}

const NEVER: Condition = { op: 'any', of: [] };
const WORDS = ['all', 'any', 'not', 'is', 'answered', 'fact'];

/** A reader that knows the folder's questions, answers and terms; terms are put in place where they are named. */
export function createConditionReader(parts: Pick<PolicyParts, 'questions' | 'terms' | 'types'>, flaws: PolicyFlaw[]): ConditionReader {
  const answersOf = knownAnswers(parts);
  const flaw = ({ at, path }: Place, key: string, told: { message: string; remedy: string }) => {
    flaws.push({ file: at.file, path: [...at.path, ...path, key], ...told });
    return NEVER;
  };
  const match = (question: string, value: unknown, place: Place): Condition => {
    const answers = answersOf.get(question);
    if (!answers) return flaw(place, question, { message: `there is no question \`${question}\``, remedy: 'Write it, or correct the id.' });
    const silent = unheard(parts, question);
    if (silent) return flaw(place, question, silent);
    const ids = idsOf(value);
    const odd = ids.find((id) => !answers.includes(id));
    if (odd !== undefined)
      return flaw(place, question, {
        message: `\`${odd}\` is no answer to \`${question}\``,
        remedy: `Its answers: ${answers.join(', ')}.`,
      });
    return isEvery(value) ? { op: 'every', question, all: ids } : { op: 'answer', question, any: ids };
  };
  const answered = (question: string, place: Place): Condition =>
    answersOf.has(question) && !unheard(parts, question)
      ? { op: 'answered', question }
      : match(question, [], { ...place, path: [...place.path, 'answered'] });
  const term = (id: string, place: Place): Condition => {
    const placed = parts.terms.get(id);
    if (!placed) return flaw(place, 'is', { message: `there is no term \`${id}\``, remedy: 'Write it under `terms`, or correct the id.' });
    if (place.within.includes(id))
      return flaw(place, 'is', { message: `the term \`${id}\` speaks of itself`, remedy: 'Write it without.' });
    return read(placed.value, { at: placed, path: [], within: [...place.within, id] });
  };
  const inner = (raw: RawCondition, place: Place, path: Path) => read(raw, { ...place, path: [...place.path, ...path] });
  const read = (raw: RawCondition, place: Place): Condition => {
    const list = (key: 'all' | 'any'): Condition[] =>
      raw[key] ? [{ op: key, of: raw[key].map((each, index) => inner(each, place, [key, index])) }] : [];
    const matches = Object.entries(raw).filter(([key]) => !WORDS.includes(key));
    const conditions: Condition[] = [
      ...matches.map(([question, value]) => match(question, value, place)),
      ...list('all'),
      ...list('any'),
      ...(raw.not ? [{ op: 'not' as const, of: inner(raw.not, place, ['not']) }] : []),
      ...[raw.is ?? []].flat().map((id) => term(id, place)),
      ...(raw.answered === undefined ? [] : [answered(raw.answered, place)]),
      ...facts(raw.fact),
    ];
    const [only] = conditions;
    return conditions.length === 1 && only ? only : { op: 'all', of: conditions };
  };
  return { read: (raw, at, path) => read(raw, { at, path, within: [] }) };
}

/** Results depend on answers to choose from, given while reporting; on others no proof could rely. */
function unheard({ questions }: Pick<PolicyParts, 'questions'>, id: string): { message: string; remedy: string } | null {
  const question = questions.find(({ value }) => value.id === id)?.value;
  if (question?.stage === 'after') return { message: `\`${id}\` is asked only after the report`, remedy: 'Use a question of the report.' };
  if (question && question.answers.length === 0)
    return { message: `\`${id}\` has no answers to choose from`, remedy: 'Use a question that has.' };
  return null;
}

function knownAnswers(parts: Pick<PolicyParts, 'questions' | 'types'>): Map<string, string[]> {
  const answers = new Map(parts.questions.map(({ value }) => [value.id, value.answers.map((answer) => answer.id)]));
  const specific = answers.get('specific');
  // the answers of `specific` are types; a type that is not offered there may still be meant
  if (specific) answers.set('specific', [...new Set([...specific, ...parts.types.map(({ value }) => value.type)])]);
  return answers;
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

/** The file's schema allows an id, a list of ids, or `{ every: […] }`. */
function idsOf(value: unknown): string[] {
  if (isEvery(value)) return value.every;
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function isEvery(value: unknown): value is { every: string[] } {
  // every list has a method of that name
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'every' in value;
}
