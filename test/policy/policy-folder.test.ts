import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/adapters/files/read-policy.ts';
import { problemText } from '../../src/adapters/files/read-yaml.ts';
import { relevantQuestions } from '../../src/policy/asking/next-questions.ts';
import { offeredAnswers } from '../../src/policy/asking/offered-answers.ts';
import { classify } from '../../src/policy/classify.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { CALM, policy as shipped } from './california.ts';
import { ANSWER, LOOSE_ANIMAL } from './loose-animal.ts';

const PICKED = '      - { id: drone, en: Drone, es: Dron, when: { kind: other } }\n';

describe('a policy folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    cpSync('policy/california-k12', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (file: string, from: string | RegExp, to: string) => {
    const before = readFileSync(join(folder, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to change in ${file}`);
    writeFileSync(join(folder, file), after);
  };
  const read = (): Policy => {
    const result = readPolicy(folder);
    if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
    return result.policy;
  };
  const problems = () => {
    const result = readPolicy(folder);
    return result.ok ? [] : result.problems.map((problem) => problemText({ ...problem, file: problem.file.replace(`${folder}/`, '') }));
  };

  it('takes a 55th type with its own question as data alone', () => {
    writeFileSync(join(folder, 'types/animal.yaml'), LOOSE_ANIMAL);
    change('questions/4-branch.yaml', PICKED, `${PICKED}      - ${ANSWER}\n`);
    const policy = read();
    const picked = { ...CALM, kind: 'other', grade: 'g9_12', specific: 'loose_animal' };
    expect(offeredAnswers(policy, 'specific', picked).map(({ id }) => id)).toContain('loose_animal');
    expect(relevantQuestions(policy, { answers: { ...CALM, kind: 'other', grade: 'g9_12' } })).toContain('animal_behavior');
    expect(relevantQuestions(policy, { answers: picked })).toContain('animal_behavior');
    expect(relevantQuestions(policy, { answers: { ...picked, specific: 'drone' } })).not.toContain('animal_behavior');
    const said = (behavior: string) => classify(policy, { answers: { ...picked, animal_behavior: behavior } });
    expect(said('calm')).toMatchObject({ type: 'loose_animal', level: 'L2', police: 'none', duties: ['animal_control'] });
    expect(said('attacks')).toMatchObject({ type: 'loose_animal', level: 'L5', police: '911' });
    expect(said('unknown')).toMatchObject({ type: 'loose_animal', level: 'L3', police: 'discretionary' });
    expect(Object.keys(policy.types)).toHaveLength(Object.keys(shipped.types).length + 1);
    expect(policy.hash).not.toBe(shipped.hash);
  });

  it('has the same hash as its copy, whatever it is called', () => {
    expect(read().hash).toBe(shipped.hash);
  });

  it('may name a type that is planned but not written; it ends where a person looks', () => {
    change('policy.yaml', 'planned_types: []', 'planned_types: [loose_animal]');
    change('questions/4-branch.yaml', PICKED, `${PICKED}      - ${ANSWER}\n`);
    const answers = { ...CALM, kind: 'other', specific: 'loose_animal' };
    expect(classify(read(), { answers })).toMatchObject({ type: 'unlisted_concern', level: 'L3', police: 'discretionary' });
    expect(classify(read(), { answers: { ...answers, danger: 'yes' } })).toMatchObject({ type: 'emergency_unspecified', level: 'L5' });
  });

  it('may jump to a planned type as well', () => {
    change('policy.yaml', 'planned_types: []', 'planned_types: [not_yet]');
    change(
      'types/9-school.yaml',
      '- { when: { other_facts: filming_or_dropping }, level: L3 }',
      '- { when: { other_facts: filming_or_dropping }, becomes: not_yet }',
    );
    const answers = { kind: 'other', specific: 'drone', other_facts: ['filming_or_dropping'] };
    expect(classify(read(), { answers })).toMatchObject({ type: 'unlisted_concern', level: 'L3' });
  });

  it.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a jump to a type nobody wrote',
      'types/4-weapon.yaml',
      'becomes: toy_or_imitation_gun',
      'becomes: toy_gun',
      /types\/4-weapon\.yaml:\d+: there is no type `toy_gun`/,
    ],
    [
      'a condition on what has no answers',
      'rules.yaml',
      'when: { witnessed: yes }',
      'when: { witnessed: yes, answered: place }',
      /rules\.yaml:\d+: `place` has no answers to choose from/,
    ],
    [
      'a condition on what is asked afterwards',
      'rules.yaml',
      'when: { witnessed: yes }',
      'when: { witnessed: yes, done_so_far: separated }',
      /rules\.yaml:\d+: `done_so_far` is asked only after the report/,
    ],
    [
      'a question that waits for a fact',
      'questions/4-branch.yaml',
      'when: { missing: yes }\n    answers',
      'when: { missing: yes, fact: { suspended: true } }\n    answers',
      /4-branch\.yaml:\d+: `missing_risk` waits for a fact/,
    ],
    [
      'a law nobody wrote',
      'rules.yaml',
      'basis: [EC 44014]',
      'basis: [EC 44015]',
      /rules\.yaml:\d+: there is no statute `EC 44015`\. Write it under `statutes`/,
    ],
    ['a law that nothing cites', 'statutes.yaml', 'EC 44014:', 'EC 44016:', /statutes\.yaml:\d+: nothing cites `EC 44016`/],
    [
      'a rule that is surer than its law',
      'statutes.yaml',
      "EC 44014: { status: confirmed, source: 'jurris.com, EC 44014; sfusd.edu 6.4.1' }",
      'EC 44014: { status: verify_with_counsel }',
      /rules\.yaml:\d+: `M6` is confirmed, but its law `EC 44014` is to be verified with counsel/,
    ],
    [
      'an answer the question has not',
      'types/5-substance.yaml',
      'substance: nicotine,',
      'substance: nicotin,',
      /types\/5-substance\.yaml:\d+: `nicotin` is no answer to `substance`/,
    ],
    [
      'a question nobody wrote',
      'terms.yaml',
      'threat_words: kill,',
      'threat_word: kill,',
      /terms\.yaml:\d+: there is no question `threat_word`/,
    ],
    [
      'a term nobody wrote',
      'rules.yaml',
      'is: [kill_threat, in_6_12]',
      'is: [kill_threat, in_7_12]',
      /rules\.yaml:\d+: there is no term `in_7_12`/,
    ],
    ['a clock nobody wrote', 'rules.yaml', 'clock: notice_2h', 'clock: notice_3h', /rules\.yaml:\d+: there is no clock `notice_3h`/],
    [
      'a duty nobody wrote',
      'types/3-violence.yaml',
      'duties: [nurse_check, parent_contact]',
      'duties: [nurse_chek, parent_contact]',
      /types\/3-violence\.yaml:\d+: there is no duty `nurse_chek`/,
    ],
    [
      'a text without its Spanish',
      'types/4-weapon.yaml',
      '{ en: Call the parent., es: Llame a los padres. }',
      '{ en: Call the parent. }',
      /types\/4-weapon\.yaml:\d+: .*es is missing/,
    ],
    [
      'an unknown key',
      'types/4-weapon.yaml',
      'duties: [secure_item]',
      'dutys: [secure_item]',
      /types\/4-weapon\.yaml:\d+: .*dutys: unknown key\. Did you mean `duties`/,
    ],
    [
      'an id given twice',
      'types/4-weapon.yaml',
      'type: small_knife_tool',
      'type: toy_or_imitation_gun',
      /`toy_or_imitation_gun` in `types` is given twice/,
    ],
    ['a level that does not exist', 'types/4-weapon.yaml', 'level: L2', 'level: L7', /types\/4-weapon\.yaml:\d+: .*"L7" is not allowed/],
    [
      'a question that waits for a later one',
      'questions/3-first.yaml',
      'when: { grade: g6_8,',
      'when: { grade: g6_8, injury: none,',
      /`under12` waits for `injury`, which is asked after it/,
    ],
    [
      'a term that speaks of itself',
      'terms.yaml',
      'by_pupil: { not: { grade: adult } }',
      'by_pupil: { not: { is: by_pupil } }',
      /the term `by_pupil` speaks of itself/,
    ],
    [
      'a fallback that is missing',
      'policy.yaml',
      'unlisted: unlisted_concern',
      'unlisted: no_such',
      /policy\.yaml:\d+: there is no type `no_such`/,
    ],
    ['YAML that cannot be read', 'terms.yaml', 'terms:', 'terms: {', /terms\.yaml:\d+: not readable as YAML/],
  ])('is refused for %s, with file, line and remedy', (_what, file, from, to, expected) => {
    change(file, from, to);
    expect(problems().join('\n')).toMatch(expected);
  });

  it('tells every problem at once', () => {
    change('types/4-weapon.yaml', 'becomes: toy_or_imitation_gun', 'becomes: toy_gun');
    change('rules.yaml', 'clock: notice_2h', 'clock: notice_3h');
    change('terms.yaml', 'threat_words: kill,', 'threat_word: kill,');
    expect(problems().length).toBeGreaterThanOrEqual(3);
  });

  it('says where to look when there is no policy', () => {
    const result = readPolicy(join(folder, 'nowhere'));
    expect(result).toMatchObject({ ok: false, problems: [{ message: 'there is no policy here' }] });
  });

  it('says which section is missing', () => {
    rmSync(join(folder, 'texts.yaml'));
    expect(problems().join('\n')).toMatch(/no file has the section `texts`/);
  });
});
