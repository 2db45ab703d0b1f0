import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { assemblePolicy } from '../../policy/assemble-policy.ts';
import { policyFileSchema } from '../../policy/policy-file.ts';
import type { NamedFile, PolicyFlaw } from '../../policy/policy-parts.ts';
import type { Policy } from '../../policy/schema.ts';
import { checkShape, inOrder, type OpenedYaml, openYaml, type Problem } from './read-yaml.ts';

type Failed = { ok: false; problems: Problem[] };

/** The files of a policy folder, each of the right shape; not yet one policy. */
export interface PolicyFiles {
  ok: true;
  files: NamedFile[];
  opened: Map<string, OpenedYaml>;
  hash: string;
}

/** Read and check a policy folder: all `.yaml` files in it and below, in the order of their names; every problem at once. */
export function readPolicy(folder: string): { ok: true; policy: Policy } | Failed {
  const read = readPolicyFiles(folder);
  if (!read.ok) return read;
  const { files, opened, hash } = read;
  const assembled = assemblePolicy(files, { hash, folder });
  return assembled.ok ? assembled : { ok: false, problems: located(assembled.flaws, opened) };
}

/** Read the files of a policy folder and check the shape of each. */
export function readPolicyFiles(folder: string): PolicyFiles | Failed {
  const names = yamlFiles(folder);
  if (names.length === 0) return { ok: false, problems: [noFolder(folder)] };
  const problems: Problem[] = [];
  const files: NamedFile[] = [];
  const opened = new Map<string, OpenedYaml>();
  const hash = createHash('sha256');
  for (const file of names) {
    const yaml = openYaml(file);
    if (!yaml.ok) {
      problems.push(...yaml.problems);
      continue;
    }
    hash.update(`${relative(folder, file)}\0${yaml.text}\0`);
    opened.set(file, yaml);
    const shape = checkShape(yaml, policyFileSchema);
    if (shape.ok) files.push({ file, content: shape.value });
    else problems.push(...shape.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files, opened, hash: hash.digest('hex') };
}

/** Flaws with their lines, file by file; those of no file last. */
function located(flaws: PolicyFlaw[], opened: Map<string, OpenedYaml>): Problem[] {
  const problems = flaws.map((flaw) => opened.get(flaw.file)?.locate(flaw) ?? { ...flaw, line: null });
  const names = [...opened.keys()];
  return names
    .flatMap((file) => inOrder(problems.filter((each) => each.file === file)))
    .concat(problems.filter((each) => !names.includes(each.file)));
}

function yamlFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function noFolder(folder: string): Problem {
  return {
    file: folder,
    line: null,
    message: 'there is no policy here',
    remedy: 'Point POLICY_DIR at a folder with the YAML files of a policy.',
  };
}
