import type { z } from 'zod';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';

/** One thing wrong with a file's content: where (`key`: the line of that key, else of the value), what, and how to mend it. */
export interface Finding {
  path: readonly PropertyKey[];
  key?: string;
  message: string;
  remedy: string;
}

type Issue = z.core.$ZodIssue;

/** Findings of one zod issue: several for several unknown keys, those of the likeliest alternative for a union. */
export function describeIssue(issue: Issue, schema: z.core.$ZodType): Finding[] {
  const at = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(issue.path, key, knownKeys(schema, issue.path)));
    case 'invalid_union':
      return describeUnion(issue, schema);
    case 'invalid_type':
      return [{ path: issue.path, ...wrongType(at, issue.expected, issue.input) }];
    case 'invalid_value':
      return [{ path: issue.path, ...wrongValue(at, issue.values.map(String), issue.input) }];
    case 'invalid_key':
      return [{ path: issue.path, message: `${at}: not a key that may stand here`, remedy: 'Correct the key.' }];
    case 'custom':
      return [{ path: issue.path, message: `${at}: ${issue.message}`, remedy: remedyOf(issue.params) ?? 'Correct the value.' }];
    default:
      return [{ path: issue.path, message: `${at}: ${shown(issue.input)} is refused (${issue.message})`, remedy: 'Correct the value.' }];
  }
}

/** A path as people write it: `people[2].email`. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((all, part) => all + (typeof part === 'number' ? `[${part}]` : `${all && '.'}${String(part)}`), '');
  return text || 'the file';
}

function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, schema: z.core.$ZodType): Finding[] {
  // Nothing says which alternative was meant: the one with the fewest faults is the likeliest.
  const likeliest = issue.errors.reduce<Issue[] | null>((a, b) => (a && a.length <= b.length ? a : b), null);
  if (!likeliest?.length)
    return [{ path: issue.path, message: `${pathText(issue.path)}: fits none of the forms allowed here`, remedy: 'Correct the value.' }];
  return likeliest.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema));
}

function unknownKey(path: readonly PropertyKey[], key: string, known: string[]): Finding {
  const meant = nearest(key, known);
  const remedy = meant ? `Did you mean \`${meant}\`?` : known.length ? `Known keys here: ${known.join(', ')}.` : 'Remove it.';
  return { path, key, message: `${pathText([...path, key])}: unknown key`, remedy };
}

function wrongType(at: string, expected: string, input: unknown) {
  if (input === undefined) return { message: `${at} is missing`, remedy: `Add it; it takes ${words(expected)}.` };
  return {
    message: `${at}: ${shown(input)} is not ${words(expected)}`,
    remedy: `Write ${words(expected)} here${quoteHint(expected, input)}.`,
  };
}

function wrongValue(at: string, values: string[], input: unknown) {
  const list = values.join(', ');
  if (input === undefined) return { message: `${at} is missing`, remedy: `Add it; one of: ${list}.` };
  const meant = typeof input === 'string' ? nearest(input, values) : null;
  return { message: `${at}: ${shown(input)} is not allowed`, remedy: `${meant ? `Did you mean \`${meant}\`? ` : ''}One of: ${list}.` };
}

const WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  null: 'nothing',
};
const words = (expected: string) => WORDS[expected] ?? expected;

/** `front_office_phone: 7605550100` is a number to YAML, and `12:30` in older YAML was one too. */
function quoteHint(expected: string, input: unknown): string {
  return expected === 'string' && typeof input !== 'object' ? `, in quotes: '${String(input)}'` : '';
}

function shown(input: unknown): string {
  if (input === undefined) return 'nothing';
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function remedyOf(params: Record<string, unknown> | undefined): string | null {
  return typeof params?.remedy === 'string' ? params.remedy : null;
}
