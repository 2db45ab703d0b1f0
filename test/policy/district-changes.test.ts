import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDistrict } from '../../src/adapters/files/read-district.ts';
import { readPolicy } from '../../src/adapters/files/read-policy.ts';
import { problemText } from '../../src/adapters/files/read-yaml.ts';
import { offeredAnswers } from '../../src/policy/asking/offered-answers.ts';
import { classify } from '../../src/policy/classify.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Answers } from '../../src/policy/types.ts';
import { CALM, policy as shipped } from './california.ts';
import { ANSWER, LOOSE_ANIMAL } from './loose-animal.ts';

const SAMPLE = readFileSync('district/palm-springs.sample.yaml', 'utf8');
const HEAD = `
policy_changes:
  version: '2026-12-01'
  changes: [Board resolution 26-14.]
`;
/** A type of the district's own, with its question. */
const ANIMAL = `
  answers:
    specific: [${ANSWER}]
${LOOSE_ANIMAL.replace(/^/gm, '  ')}`;

describe("a district's own changes of the policy", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'district-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (changes: string): string => {
    const file = join(folder, 'district.yaml');
    writeFileSync(file, `${SAMPLE}${HEAD}${changes}`);
    return file;
  };
  const read = (changes: string): Policy => {
    const result = readPolicy('policy/california-k12', write(changes));
    if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
    return result.policy;
  };
  const problems = (changes: string): string => {
    const result = readPolicy('policy/california-k12', write(changes));
    return result.ok ? '' : result.problems.map((problem) => problemText({ ...problem, file: 'district.yaml' })).join('\n');
  };
  const theft = (loss: string): Answers => ({
    ...CALM,
    kind: 'property',
    grade: 'g9_12',
    specific: 'theft',
    loss,
    bias: 'no',
    property_facts: ['none'],
  });

  it('raise a level, with what the level brings, in every variant of the type', () => {
    const policy = read('  levels: { theft: L3 }\n');
    expect(classify(shipped, { answers: theft('under_50') })).toMatchObject({ level: 'L1', police: 'none' });
    for (const loss of ['under_50', 'under_400', 'over_950'])
      expect(classify(policy, { answers: theft(loss) })).toMatchObject({ type: 'theft', level: 'L3', police: 'discretionary' });
    expect(policy.version).toBe(`${shipped.version}+2026-12-01`);
    expect(policy.changelog[0]).toEqual({ version: policy.version, changes: ['Board resolution 26-14.'] });
    expect(policy.hash).not.toBe(shipped.hash);
  });

  it('shorten a clock, which then is the district’s', () => {
    const policy = read('  clocks: { notice_2h: { value: 90, unit: min }, decision: { value: 15, unit: min } }\n');
    const { clocks } = classify(policy, { answers: { ...CALM, kind: 'rules', grade: 'g9_12', staff_hit: 'on_purpose' } });
    expect(clocks).toContainEqual({ id: 'notice_2h', value: 90, unit: 'min', start: 'reported', source: 'district' });
  });

  it('add a type with its own question, and where it is picked', () => {
    const policy = read(ANIMAL);
    const picked = { ...CALM, kind: 'other', grade: 'g9_12', specific: 'loose_animal' };
    expect(offeredAnswers(policy, 'specific', picked).map(({ id }) => id)).toContain('loose_animal');
    expect(classify(policy, { answers: { ...picked, animal_behavior: 'attacks' } })).toMatchObject({ type: 'loose_animal', level: 'L5' });
  });

  it('choose other words', () => {
    const policy = read(`
  wording:
    types: { theft: { why: { en: We repair it here., es: Aquí lo reparamos. } } }
    questions: { injury: { text: { en: Is anyone hurt?, es: ¿Hay alguien herido? }, answers: { doctor: { en: Needs care, es: Necesita atención } } } }
    hotline: { name: { en: County hotline, es: Línea del condado }, phone: 1-800-000-0000 }
`);
    expect(policy.types.theft?.why.en).toBe('We repair it here.');
    expect(policy.questions.injury?.text.es).toBe('¿Hay alguien herido?');
    expect(policy.questions.injury?.answers.find(({ id }) => id === 'doctor')?.label.en).toBe('Needs care');
    expect(policy.texts.hotline.phone).toBe('1-800-000-0000');
    expect(policy.types.theft?.now).toEqual(shipped.types.theft?.now);
  });

  it.each<[string, string, RegExp]>([
    ['a lower level', '  levels: { hazing: L2 }\n', /district\.yaml:\d+: `hazing` is L3 already; a district may only raise it/],
    ['a level a statute sets', '  levels: { theft: L4 }\n', /district\.yaml:\d+: .*"L4" is not allowed/],
    ['a type nobody wrote', '  levels: { thefts: L3 }\n', /district\.yaml:\d+: there is no type `thefts`/],
    ['a longer clock', '  clocks: { notice_2h: { value: 3, unit: hour } }\n', /`notice_2h` is 2 hour; a district may only shorten it/],
    [
      'a clock that cannot be compared',
      '  clocks: { end_of_day: { value: 5, unit: min } }\n',
      /`end_of_day` is 0 schoolday; a district may only shorten it/,
    ],
    ['a type at level 4', ANIMAL.replace('level: L2', 'level: L4'), /`loose_animal` cannot be L4: that is what a statute demands/],
    [
      'an answer that exists',
      '  answers: { specific: [{ id: drone, en: Drone, es: Dron }] }\n',
      /`specific` has the answer `drone` already/,
    ],
    [
      'words for a question nobody wrote',
      '  wording: { questions: { injurie: { text: { en: a, es: b } } } }\n',
      /there is no question `injurie`/,
    ],
    ['a key nobody knows', '  level: { theft: L3 }\n', /district\.yaml:\d+: .*level: unknown key\. Did you mean `levels`/],
    [
      'an answer besides those of the policy',
      '  answers: { staff_hit: [{ id: pushed, en: Pushed, es: Empujón }] }\n',
      /`pushed` is no type of the district's own/,
    ],
    ['a question before danger', ANIMAL.replace('stage: branch', 'stage: safety'), /`animal_behavior` cannot be asked there/],
    [
      'a floor that hides a matter',
      '  floors: [{ rule: quiet, label: { en: Quiet, es: Callado }, status: confirmed, when: { kind: fight }, tracks: [STAFF_RESTRICTED] }]\n',
      /`quiet` cannot set tracks/,
    ],
    [
      'a yes that means no',
      "  wording: { questions: { danger: { answers: { yes: { en: 'No', es: 'No' } } } } }\n",
      /the answers of `danger` keep their words/,
    ],
    [
      'a floor called like a rule of the law',
      '  floors: [{ rule: M6, label: { en: Ours, es: Nuestro }, status: confirmed, level: L2, when: { kind: fight } }]\n',
      /district\.yaml:\d+: `M6` is a rule already/,
    ],
    [
      'a hotline nobody can dial',
      '  wording: { hotline: { name: { en: a, es: b }, phone: ask the director } }\n',
      /write the number with area code/,
    ],
    [
      'words that keep people from calling',
      "  wording: { types: { theft: { now: [{ en: 'Do not call the police yourself.', es: Hable con la dirección. }] } } }\n",
      /district\.yaml:\d+: now of theft, line 1 keeps people from calling police: "Do not call the police yourself\."\. Everybody may call/,
    ],
    [
      'words that do not fit',
      `  wording: { questions: { injury: { text: { en: '${'long '.repeat(40)}', es: Herido } } } }\n`,
      /question injury \(en\) has \d+ characters, 150 fit/,
    ],
    [
      'a new type of which nobody is asked to decide',
      ANIMAL.replace('level: L2', 'level: L3\n      police: none'),
      /`loose_animal` is L3, but nobody is asked to decide, for example with danger: no/,
    ],
    ['a loose end in a new type', ANIMAL.replace('basis: [PC 597]', 'basis: [PC 598]'), /district\.yaml:\d+: there is no statute `PC 598`/],
  ])('are refused for %s, with line and remedy', (_what, changes, expected) => {
    expect(problems(changes)).toMatch(expected);
  });

  it('are refused where a new type would take the place of what stands higher', () => {
    // a policy in which only the fallback keeps "something else" with a person
    const weaker = join(folder, 'policy');
    cpSync('policy/california-k12', weaker, { recursive: true });
    const rules = readFileSync(join(weaker, 'rules.yaml'), 'utf8');
    writeFileSync(join(weaker, 'rules.yaml'), rules.replace('        - { specific: unlisted_concern }\n', ''));
    const greedy = ANIMAL.replace('when: { specific: loose_animal }\n      unless', 'when: { kind: other }\n      unless');
    const read = readPolicy(weaker, write(greedy));
    expect(read.ok ? '' : read.problems.map(problemText).join('\n')).toMatch(
      /district\.yaml:\d+: `unlisted_concern` is lowered from L3 to L2, for example with danger: no, .*kind: other/,
    );
    expect(readPolicy(weaker, write(ANIMAL))).toMatchObject({ ok: true });
  });

  it('leave the rest of the district file as it is', () => {
    expect(readDistrict(write('  levels: { theft: L3 }\n'))).toMatchObject({ ok: true });
    const read = readPolicy('policy/california-k12', 'district/palm-springs.sample.yaml');
    expect(read.ok && read.policy === read.base).toBe(true);
  });
});
