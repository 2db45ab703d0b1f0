import { readPolicyFiles } from '../../../src/adapters/files/read-policy.ts';
import { assemblePolicy } from '../../../src/policy/folder/assemble-policy.ts';
import type { PolicyFile } from '../../../src/policy/folder/policy-file.ts';
import type { Policy } from '../../../src/policy/schema.ts';

const FOLDER = 'policy/california-k12';

/** A copy of the policy that ships, as data, with a change planted; everything the files say is in one object. */
export function changedPolicy(plant: (files: PlantedFiles) => void): Policy {
  const read = readPolicyFiles(FOLDER);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const files = structuredClone(read.files);
  const before = JSON.stringify(files);
  plant(createPlanter(files.map(({ content }) => content)));
  if (JSON.stringify(files) === before) throw new Error('nothing was planted');
  const assembled = assemblePolicy(files, { hash: 'planted', folder: FOLDER });
  if (!assembled.ok) throw new Error(JSON.stringify(assembled.flaws));
  return assembled.policy;
}

type Of<K extends keyof PolicyFile> = NonNullable<PolicyFile[K]>;

/** Where to find what a fault is planted in. */
export interface PlantedFiles {
  type(id: string): Of<'types'>[number];
  rule(id: string): Of<'rules'>[number];
  floor(id: string): Of<'floors'>[number];
  question(id: string): Of<'questions'>[number];
  terms(): Of<'terms'>;
  levels(): Of<'levels'>;
  texts(): Of<'texts'>;
  all: PolicyFile[];
}

function createPlanter(all: PolicyFile[]): PlantedFiles {
  const find = <T>(entries: T[], isIt: (entry: T) => boolean): T => {
    const found = entries.find(isIt);
    if (!found) throw new Error('there is no such entry');
    return found;
  };
  const section = <K extends keyof PolicyFile>(key: K): Of<K> => find(all, (file) => file[key] !== undefined)[key] as Of<K>;
  return {
    type: (id) =>
      find(
        all.flatMap((file) => file.types ?? []),
        (each) => each.type === id,
      ),
    rule: (id) =>
      find(
        all.flatMap((file) => file.rules ?? []),
        (each) => each.rule === id,
      ),
    floor: (id) =>
      find(
        all.flatMap((file) => file.floors ?? []),
        (each) => each.rule === id,
      ),
    question: (id) =>
      find(
        all.flatMap((file) => file.questions ?? []),
        (each) => each.id === id,
      ),
    terms: () => section('terms'),
    levels: () => section('levels'),
    texts: () => section('texts'),
    all,
  };
}
