import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = 'policy/california-k12';
const SHIPPED = 'policy/policy.schema.json';
const REFRESH = 'The policy has changed: run `npm run policy:schema -- --out policy/policy.schema.json`.';

const generate = (env = {}, args: string[] = []) => {
  const done = spawnSync(process.execPath, ['src/cli.ts', 'policy-schema', ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
/** What an editor would underline. */
const faultsBy = (schema: string) => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  // the YAML language server's own word, for its hover
  ajv.addVocabulary(['enumDescriptions']);
  const validate = ajv.compile(JSON.parse(schema));
  return (yaml: string): string[] =>
    validate(parse(yaml)) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
};
const faultsOf = faultsBy(readFileSync(SHIPPED, 'utf8'));
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const type = (rest: string) => `
types:
  - type: not_there_before
    label: { en: a, es: b }
    level: L2
    why: { en: a, es: b }
    now: [{ en: a, es: b }]
    ${rest}
`;

describe('the JSON Schema of the policy, for editors', () => {
  it('ships as it is generated now', () => {
    expect(generate().out === readFileSync(SHIPPED, 'utf8'), REFRESH).toBe(true);
  });

  it.each(files)('is named by %s, which it takes', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '(no first line `# yaml-language-server: $schema=…`)';
    expect(resolve(FOLDER, name, '..', schema)).toBe(resolve(SHIPPED));
    expect(faultsOf(text), REFRESH).toEqual([]);
  });

  it.each([
    'when: { kind: fight, injury: [doctor, serious], threat_signs: { every: [means, time_place] } }',
    'when: { all: [{ any: [{ not: { is: by_pupil } }] }], answered: under12, fact: { suspended: true } }',
    'unless: [{ when: { is: [by_pupil, in_6_12] }, becomes: fight_no_injury, level: L3, clock: soon, duties: [parent_contact] }]',
    'basis: [EC 48902(a)]',
  ])('takes %s', (rest) => expect(faultsOf(type(rest))).toEqual([]));

  it.each([
    ['an unknown key', 'lvl: L2', /additional properties/],
    ['a level that does not exist', 'unless: [{ when: { kind: fight }, level: L7 }]', /level must be equal to one of/],
    ['a question that does not exist', 'when: { knd: fight }', /\/when must NOT have additional properties/],
    ['an answer that does not exist', 'when: { kind: fihgt }', /when\/kind must be equal to one of/],
    ['such an answer in a list', 'when: { kind: [fight, fihgt] }', /when\/kind\/1 must be equal to one of/],
    ['such an answer where several are ticked', 'when: { threat_signs: { every: [means, menas] } }', /every\/1 must be equal to one of/],
    ['such an answer deep inside', 'when: { any: [{ not: { all: [{ kind: fihgt }] } }] }', /all\/0\/kind must be equal to one of/],
    ['a term that does not exist', 'when: { is: by_pupl }', /is must be equal to one of/],
    ['a type that does not exist', 'unless: [{ when: { kind: fight }, becomes: figt }]', /becomes must be equal to one of/],
    ['a clock that does not exist', 'clock: son', /clock must be equal to one of/],
    ['a duty that does not exist', 'duties: [parent_contct]', /duties\/0 must be equal to one of/],
    ['a law that does not exist', 'basis: [EC 1]', /basis\/0 must be equal to one of/],
  ])('underlines %s', (_what, rest, fault) => expect(faultsOf(type(rest)).join('\n')).toMatch(fault));

  it('takes new names where they are declared', () => {
    const declared = `
clocks: { a_new_clock: { value: 1, unit: hour } }
terms: { a_new_term: { kind: fight } }
statutes: { EC 1: { status: verify_with_counsel } }
duties: { a_new_duty: { label: { en: a, es: b }, owner: director, due: soon } }
questions: [{ id: a_new_question, stage: last, text: { en: a, es: b }, display: radio, answers: [{ id: a_new_answer, en: a, es: b }] }]
`;
    expect(faultsOf(declared)).toEqual([]);
  });

  it('explains a question, an answer and a type in English', () => {
    const { definitions } = JSON.parse(readFileSync(SHIPPED, 'utf8'));
    expect(definitions.condition.properties.kind.description).toBe('What happened?');
    const words = ({ enum: ids, enumDescriptions }: { enum: string[]; enumDescriptions: string[] }, id: string) =>
      enumDescriptions[ids.indexOf(id)];
    expect(words(definitions.answers_of_kind, 'threat')).toBe('Threat');
    expect(words(definitions.type_id, 'fight_minor_injury')).toBe('Fight with minor injury');
    expect(words(definitions.term_id, 'in_6_12')).toBe('{ grade: [g6_8, g9_12] }');
  });
});

describe('npm run policy:schema', () => {
  const edited = (change: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'));
    try {
      cpSync(FOLDER, folder, { recursive: true });
      change(folder);
      return generate({ POLICY_DIR: folder });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it.each([
    ['half a line of YAML', 'terms: {'],
    ['another form', 'terms: [7]\nquestions: { id: 7 }\ntypes: [{ type: half_a_type }, 7]'],
    ['no file of a policy at all', '- 7'],
  ])('knows the names of the other files while one has %s, and then forbids no name', (_what, text) => {
    const { code, out, err } = edited((folder) => writeFileSync(join(folder, 'terms.yaml'), text));
    expect([code, err]).toEqual([0, expect.stringContaining('names may be missing')]);
    const faults = faultsBy(out);
    expect(faults(type('when: { is: of_the_broken_file, kind: fihgt, knd: fight }'))).toEqual([]);
    expect(faults(type('lvl: L2')).join('\n')).toMatch(/additional properties/);
    expect(JSON.parse(out).definitions.condition.properties.kind.description).toBe('What happened?');
  });

  it('gives the plain shape where there is no policy', () => {
    const { code, out } = generate({ POLICY_DIR: 'no/such/folder' });
    expect(code).toBe(0);
    expect(faultsBy(out)(type('when: { any_question: any_answer }'))).toEqual([]);
    expect(faultsBy(out)(type('when: { any_question: 7 }'))).not.toEqual([]);
  });

  it('knows a new type with its question once they are written', () => {
    const { out } = edited((folder) =>
      writeFileSync(
        join(folder, 'types/animal.yaml'),
        `${type('when: { animal: calm }')}
questions:
  - { id: animal, stage: branch, text: { en: Which animal?, es: b }, display: radio, answers: [{ id: calm, en: Calm, es: b }] }
`,
      ),
    );
    const faults = faultsBy(out);
    expect(faults(type('when: { animal: calm, specific: not_there_before }'))).toEqual([]);
    expect(faults(type('when: { animal: angry }'))).not.toEqual([]);
  });

  it('explains itself', () => {
    expect(generate({}, ['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--out FILE') });
    expect(generate({}, ['--to', 'x'])).toMatchObject({ code: 1, err: expect.stringContaining('--out FILE') });
  });
});
