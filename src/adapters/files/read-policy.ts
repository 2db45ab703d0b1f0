import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { answersText } from '../../policy/check/answers-text.ts';
import { districtNeverLowers } from '../../policy/check/district-never-lowers.ts';
import { freeToCall } from '../../policy/check/free-to-call.ts';
import { neverDeclined } from '../../policy/check/never-declined.ts';
import { oneClassification } from '../../policy/check/one-classification.ts';
import { createSubject, type Proof } from '../../policy/check/proof.ts';
import { textLimits } from '../../policy/check/text-limits.ts';
import { assemblePolicy } from '../../policy/folder/assemble-policy.ts';
import { withDistrictChanges } from '../../policy/folder/district-changes.ts';
import { policyFileSchema } from '../../policy/folder/policy-file.ts';
import type { NamedFile, PolicyFlaw } from '../../policy/folder/policy-parts.ts';
import type { Policy } from '../../policy/schema.ts';
import { type FoundChanges, readDistrictChanges, SECTION } from './read-district-changes.ts';
import { checkShape, inOrder, type OpenedYaml, openYaml, type Problem, readText } from './read-yaml.ts';

/** What a district's changes must keep for the bot to start; `npm run policy:check` proves the rest. */
const DISTRICT_PROOFS: { proof: Proof; remedy: string }[] = [
  {
    proof: districtNeverLowers,
    remedy: 'A district may raise, shorten and add, but never lower. Give the new type a narrower `when`.',
  },
  { proof: oneClassification, remedy: 'Leave out `police`, `response` and `clock`: the level brings its own.' },
  { proof: neverDeclined, remedy: "What a statute demands is nobody's choice. Give the new type or floor a narrower `when`." },
  { proof: freeToCall, remedy: 'Everybody may call police at any time. Choose words that leave it so.' },
  { proof: textLimits, remedy: 'Write it shorter.' },
];
/** One new type may lower hundreds of answers; a few show what is wrong. */
const MOST_PROBLEMS = 5;

type Failed = { ok: false; problems: Problem[] };

/** The files of a policy folder, each of the right shape; not yet one policy. */
export interface PolicyFiles {
  ok: true;
  files: NamedFile[];
  opened: Map<string, OpenedYaml>;
  hash: string;
}

/** What was read: the policy, and what it is without the district's own changes. */
export interface ReadPolicy {
  ok: true;
  policy: Policy;
  base: Policy;
}

/**
 * Read and check a policy folder: all `.yaml` files in it and below, in the order of their names; every problem at once.
 *
 * @param districtFile its section `policy_changes` is worked in, and refused if it lowers anything.
 */
export function readPolicy(folder: string, districtFile: string | null = null): ReadPolicy | Failed {
  const read = readPolicyFiles(folder);
  const district = districtFile === null ? null : readDistrictChanges(districtFile);
  if (!read.ok) return { ok: false, problems: [...read.problems, ...(district && !district.ok ? district.problems : [])] };
  const { files, opened } = read;
  const base = assembledOnce(read, folder);
  if (!base.ok) return { ok: false, problems: located(base.flaws, opened) };
  if (district === null) return { ...base, base: base.policy };
  if (!district.ok) return district;
  return changedByDistrict({ files, opened, base: base.policy, folder }, district);
}

const assembled = new WeakMap<PolicyFiles, ReturnType<typeof assemblePolicy>>();

function assembledOnce(read: PolicyFiles, folder: string): ReturnType<typeof assemblePolicy> {
  const known = assembled.get(read);
  if (known) return known;
  const made = frozen(assemblePolicy(read.files, { hash: read.hash, folder }));
  assembled.set(read, made);
  return made;
}

/** Everybody in the process has the same policy: whoever changed it would change it for all. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}

interface Changing {
  files: NamedFile[];
  opened: Map<string, OpenedYaml>;
  base: Policy;
  folder: string;
}

function changedByDistrict({ files, opened, base, folder }: Changing, { changes, file, yaml }: FoundChanges): ReadPolicy | Failed {
  const worked = withDistrictChanges(files, { changes, file });
  const hash = createHash('sha256').update(base.hash).update(JSON.stringify(changes)).digest('hex');
  const assembled = assemblePolicy(worked.files, { hash, folder });
  const flaws = [...worked.flaws, ...(assembled.ok ? [] : assembled.flaws)];
  const inSection = (flaw: PolicyFlaw) => (flaw.file === file ? { ...flaw, path: [SECTION, ...flaw.path] } : flaw);
  if (!assembled.ok || flaws.length > 0) return { ok: false, problems: located(flaws.map(inSection), new Map([...opened, [file, yaml]])) };
  const { policy } = assembled;
  const subject = createSubject(policy, { base });
  const problems = DISTRICT_PROOFS.flatMap(({ proof, remedy }) =>
    proof
      .prove(subject)
      .findings.slice(0, MOST_PROBLEMS)
      .map(({ problem, answers }) => ({
        file,
        path: [SECTION],
        message: answers ? `${problem}, for example with ${answersText(answers)}` : problem,
        remedy,
      })),
  );
  return problems.length > 0 ? { ok: false, problems: problems.map(yaml.locate) } : { ok: true, policy, base };
}

/** The folder read last. Read again with not a letter changed it is the same, and so is the policy, with all that was worked out from it. */
let last: { fingerprint: string; read: PolicyFiles } | null = null;

/** Read the files of a policy folder and check the shape of each. */
export function readPolicyFiles(folder: string): PolicyFiles | Failed {
  const names = yamlFiles(folder);
  if (names.length === 0) return { ok: false, problems: [noFolder(folder)] };
  const fingerprint = fingerprintOf(names);
  if (last && last.fingerprint === fingerprint) return last.read;
  const read = openPolicyFiles(folder, names);
  if (read.ok && fingerprint !== null) last = { fingerprint, read };
  return read;
}

function openPolicyFiles(folder: string, names: string[]): PolicyFiles | Failed {
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

/** Of names and texts; null where something cannot be read. */
function fingerprintOf(names: string[]): string | null {
  const hash = createHash('sha256');
  for (const name of names) {
    const read = readText(name);
    if ('problem' in read) return null;
    hash.update(`${name}\0${read.text}\0`);
  }
  return hash.digest('hex');
}

/** Flaws with their lines, file by file; those of no file last. */
function located(flaws: PolicyFlaw[], opened: Map<string, OpenedYaml>): Problem[] {
  const problems = flaws.map((flaw) => opened.get(flaw.file)?.locate(flaw) ?? { ...flaw, line: null });
  const names = [...opened.keys()];
  return names
    .flatMap((file) => inOrder(problems.filter((each) => each.file === file)))
    .concat(problems.filter((each) => !names.includes(each.file)));
}

/** The policy files of a folder in the order of their names; none where there is no folder. */
export function yamlFiles(folder: string): string[] {
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
