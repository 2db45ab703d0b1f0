/** Name → what it says in English. */
export type Named = ReadonlyMap<string, string>;

/** What can be named in a policy folder. */
export interface PolicyNames {
  /** False where a file could not be read or has not the right form: there may be more names than these. */
  complete: boolean;
  questions: ReadonlyMap<string, { text: string; answers: Named }>;
  types: Named;
  terms: Named;
  clocks: Named;
  duties: Named;
  statutes: Named;
}

type Raw = Record<string, unknown>;

/**
 * The names in the files of a policy folder, with what they say in English.
 *
 * Takes files of any form and leaves out what it does not understand: the folder is being edited, and half a line must not hide the rest.
 */
export function policyNames(contents: unknown[], complete: boolean): PolicyNames {
  const files = contents.filter(isRaw);
  const types = typeNames(files);
  return {
    complete,
    questions: questionNames(files, types),
    types,
    terms: named(files, 'terms', flowText),
    clocks: named(files, 'clocks', flowText),
    duties: named(files, 'duties', dutyText),
    statutes: named(files, 'statutes', flowText),
  };
}

function typeNames(files: Raw[]): Named {
  const written = listed(files, 'types', 'type').map(([id, type]) => [id, english(type.label)] as const);
  const planned = files
    .flatMap(({ policy }) => (isRaw(policy) && Array.isArray(policy.planned_types) ? policy.planned_types : []))
    .filter((id) => typeof id === 'string')
    .map((id) => [id, 'Planned, not written yet'] as const);
  return new Map([...planned, ...written]);
}

/** The answers of `specific` are types; a type that is not offered there may be meant as well. */
function questionNames(files: Raw[], types: Named): PolicyNames['questions'] {
  const questions = listed(files, 'questions', 'id').map(([id, question]) => {
    const answers = new Map(entriesOf(question.answers, 'id').map(([answer, words]) => [answer, english(words)]));
    return [id, { text: english(question.text), answers: id === 'specific' ? new Map([...types, ...answers]) : answers }] as const;
  });
  return new Map(questions);
}

function listed(files: Raw[], section: string, key: string): [string, Raw][] {
  return files.flatMap((file) => entriesOf(file[section], key));
}

function entriesOf(list: unknown, key: string): [string, Raw][] {
  const entries = Array.isArray(list) ? list.filter(isRaw) : [];
  return entries.flatMap((entry): [string, Raw][] => {
    const id = entry[key];
    return typeof id === 'string' ? [[id, entry]] : [];
  });
}

function named(files: Raw[], section: string, text: (value: unknown) => string): Named {
  return new Map(
    files.flatMap((file) => Object.entries(isRaw(file[section]) ? file[section] : {})).map(([name, value]) => [name, text(value)]),
  );
}

function dutyText(duty: unknown): string {
  return isRaw(duty) ? `${english(duty.label)} (${String(duty.owner)}, ${String(duty.due)})` : '';
}

function english(words: unknown): string {
  return isRaw(words) && typeof words.en === 'string' ? words.en : '';
}

/** A value as YAML writes it on one line: `{ grade: [g6_8, g9_12] }`. */
function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isRaw(value)) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flowText(inner)}`)
    .join(', ')} }`;
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
