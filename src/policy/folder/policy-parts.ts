import { STAGES } from '../policy.ts';
import type { PolicyFile, RawCondition, RawFloor, RawQuestion, RawRule, RawType } from './policy-file.ts';

/** Something wrong between the values of a policy folder, for the person who edits it. */
export interface PolicyFlaw {
  file: string;
  path: (string | number)[];
  message: string;
  remedy: string;
}

/** A value and where it stands, so that every problem can name its line. */
export interface Placed<T> {
  value: T;
  file: string;
  path: (string | number)[];
}

type Single = 'policy' | 'levels' | 'texts' | 'reason_codes';
type Named = 'clocks' | 'duties' | 'terms' | 'term_names' | 'statutes';
type Entry<K extends Named> = NonNullable<PolicyFile[K]>[string];

/** All files of a folder as one. */
export interface PolicyParts {
  single: { [K in Single]: Placed<NonNullable<PolicyFile[K]>> };
  clocks: Map<string, Placed<Entry<'clocks'>>>;
  duties: Map<string, Placed<Entry<'duties'>>>;
  terms: Map<string, Placed<RawCondition>>;
  term_names: Map<string, Placed<Entry<'term_names'>>>;
  statutes: Map<string, Placed<Entry<'statutes'>>>;
  rules: Placed<RawRule>[];
  floors: Placed<RawFloor>[];
  tracks: Placed<NonNullable<PolicyFile['tracks']>[number]>[];
  questions: Placed<RawQuestion>[];
  types: Placed<RawType>[];
}

export interface NamedFile {
  file: string;
  content: PolicyFile;
}

/** Join the files of a policy folder; a section that must stand once stands exactly once, an id is given once. */
export function joinPolicyFiles(files: NamedFile[], folder: string): { parts: PolicyParts } | { flaws: PolicyFlaw[] } {
  const flaws: PolicyFlaw[] = [];
  const single = (key: Single) => {
    const found = files.filter(({ content }) => content[key] !== undefined);
    for (const { file } of found.slice(1)) flaws.push(twice(file, [key], `the section \`${key}\``));
    const first = found[0];
    if (!first) flaws.push({ file: folder, path: [], message: `no file has the section \`${key}\``, remedy: 'Add it to one file.' });
    return first && { value: first.content[key], file: first.file, path: [key] };
  };
  const singles = { policy: single('policy'), levels: single('levels'), texts: single('texts'), reason_codes: single('reason_codes') };
  const rest = {
    clocks: named(files, 'clocks', flaws),
    duties: named(files, 'duties', flaws),
    terms: named(files, 'terms', flaws),
    term_names: named(files, 'term_names', flaws),
    statutes: named(files, 'statutes', flaws),
    rules: listed(files, (content) => content.rules, { key: 'rules', idOf: (each) => each.rule, flaws }),
    floors: listed(files, (content) => content.floors, { key: 'floors', idOf: (each) => each.rule, flaws }),
    tracks: listed(files, (content) => content.tracks, { key: 'tracks', idOf: (each) => each.track, flaws }),
    questions: listed(files, (content) => content.questions, { key: 'questions', idOf: (each) => each.id, flaws }),
    types: listed(files, (content) => content.types, { key: 'types', idOf: (each) => each.type, flaws }),
  };
  if (flaws.length > 0) return { flaws };
  // without flaws every single section was found
  return { parts: { single: singles as PolicyParts['single'], ...rest } };
}

function named<K extends Named>(files: NamedFile[], key: K, flaws: PolicyFlaw[]): Map<string, Placed<Entry<K>>> {
  const all = new Map<string, Placed<Entry<K>>>();
  for (const { file, content } of files) {
    for (const [id, value] of Object.entries(content[key] ?? {})) {
      const path = [key, id];
      if (all.has(id)) flaws.push(twice(file, path, `\`${id}\` in \`${key}\``));
      // Object.entries of a section of K gives entries of K
      else all.set(id, { value: value as Entry<K>, file, path });
    }
  }
  return all;
}

function listed<T>(
  files: NamedFile[],
  section: (content: PolicyFile) => T[] | undefined,
  { key, idOf, flaws }: { key: string; idOf: (entry: T) => string; flaws: PolicyFlaw[] },
): Placed<T>[] {
  const all = files.flatMap(({ file, content }) => (section(content) ?? []).map((value, index) => ({ value, file, path: [key, index] })));
  const seen = new Set<string>();
  for (const { value, file, path } of all) {
    const id = idOf(value);
    if (seen.has(id)) flaws.push(twice(file, path, `\`${id}\` in \`${key}\``));
    seen.add(id);
  }
  return all;
}

function twice(file: string, path: (string | number)[], what: string): PolicyFlaw {
  return { file, path, message: `${what} is given twice`, remedy: 'Keep one of them.' };
}

/** The questions by stage, then as the files give them. */
export function inOrderOfAsking(parts: Pick<PolicyParts, 'questions'>): PolicyParts['questions'] {
  return [...parts.questions].sort((a, b) => STAGES.indexOf(a.value.stage) - STAGES.indexOf(b.value.stage));
}
