import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run as classify } from '../../src/cli/classify.ts';
import { run as policyCheck } from '../../src/cli/policy-check.ts';
import { run as policyDiff } from '../../src/cli/policy-diff.ts';
import { run as questions } from '../../src/cli/questions.ts';
import { printedBy } from '../cli/printed.ts';
import { CALM, policy } from './california.ts';

interface Given {
  input?: string;
  args?: string[];
  env?: Record<string, string>;
}
/** As npm starts it: a process of its own; once and more of every command. */
const spawned = (command: string, { input = '', args = [], env = {} }: Given = {}) => {
  const done = spawnSync(process.execPath, ['src/cli.ts', command, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const COMMANDS = { classify, questions, 'policy-check': policyCheck, 'policy-diff': policyDiff };
/** The same command in this process, which has read the policy already. */
const run = (command: keyof typeof COMMANDS, { input, args = [], env = {} }: Given = {}) =>
  printedBy(() => COMMANDS[command](args, { ...process.env, ...env }), input);
/** A copy of the policy with one file changed. */
const copyWith = (file: string, change: (text: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('policy/california-k12', folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(join(folder, file), after);
  return folder;
};
const classified = (input: unknown) => run('classify', { input: JSON.stringify(input) });

describe('npm run classify', () => {
  it('prints the classification in the agreed form', async () => {
    const input = JSON.stringify({
      site: 'palm_springs_hs',
      answers: { danger: 'no', kind: 'substance', substance: 'cannabis', substance_act: 'had' },
      facts: { suspended: true, at: '2026-10-12T12:41:00-07:00' },
    });
    const { code, out } = spawned('classify', { input });
    expect(code).toBe(0);
    const result: unknown = JSON.parse(out);
    expect(Object.keys(result as object)).toEqual([
      'type',
      'level',
      'police',
      'response_mode',
      'rules',
      'tracks',
      'obligations',
      'duties',
      'clocks',
      'reasons',
      'version',
    ]);
    expect(result).toMatchObject({ type: 'drug_possession', level: 'L4', rules: ['M2', 'M3'], version: policy.version });
  });

  it.each([
    ['{ not json', /is not JSON/],
    ['[]', /not the expected form/],
    ['{}', /answers: /],
    ['{"answers":{"danger":7}}', /answers\.danger/],
    ['{"answers":{},"extra":1}', /extra/],
    ['{"answers":{"dangr":"no"}}', /no question "dangr"/],
    ['{"answers":{"danger":"perhaps"}}', /"perhaps" is no answer to "danger"/],
    ['{"answers":{"danger":["no","yes"]}}', /takes one answer/],
    ['{"answers":{},"facts":{"minutesOpen":-1}}', /minutesOpen/],
    ['{"answers":{},"facts":{"at":"yesterday"}}', /facts\.at/],
  ])('refuses %s with a sentence', async (input, sentence) => {
    const { code, out, err } = await run('classify', { input });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
  });

  it('takes any type of the table as the first guess', async () => {
    expect(JSON.parse((await classified({ answers: { specific: 'homicidal_threat_6_12' } })).out)).toMatchObject({
      type: 'homicidal_threat_6_12',
    });
  });

  it('explains itself', async () => {
    expect(await run('classify', { args: ['--help'] })).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run --silent classify < in.json'),
    });
  });

  it('says what would have to be different for the next lower and the next higher level', async () => {
    const answers = {
      ...CALM,
      kind: 'fight',
      grade: 'g9_12',
      injury: 'first_aid',
      fight_sides: 'both',
      object_use: 'none',
      staff_hit: 'no',
    };
    const { code, out } = await run('classify', { args: ['--explain'], input: JSON.stringify({ answers }) });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      type: 'fight_minor_injury',
      law: { 'EC 48900(a)': { status: 'verify_with_counsel', source: null } },
      would_differ: {
        lower: { level: 'L1', type: 'fight_no_injury', changes: [{ question: 'injury', from: 'first_aid', to: 'none' }] },
        higher: { level: 'L3', type: 'fight_serious_injury', changes: [{ question: 'injury', from: 'first_aid', to: 'doctor' }] },
      },
    });
  });

  it('refuses an option it has not', async () => {
    expect(await run('classify', { args: ['--explian'] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no option "--explian"'),
    });
  });

  it('names what is wrong with the policy', async () => {
    const { code, err } = spawned('classify', { input: '{"answers":{}}', env: { POLICY_DIR: 'no/such/folder' } });
    expect(code).toBe(1);
    expect(err).toContain('there is no policy here');
  });
});

describe('npm run questions', () => {
  it('prints the bank: id, text, answers, when asked', async () => {
    const { code, out } = spawned('questions');
    expect(code).toBe(0);
    const bank = JSON.parse(out) as { id: string; text: object; answers: { id: string }[]; asked: { when: unknown; always: boolean } }[];
    expect(bank[0]).toMatchObject({ id: 'danger', answers: [{ id: 'yes' }, { id: 'unsure' }, { id: 'no' }] });
    const ids = bank.map(({ id }) => id);
    const named = [
      'danger',
      'weapon_now',
      'child_harm',
      'self_harm',
      'immigration',
      'missing',
      'kind',
      'specific',
      'nexus',
      'place',
      'grade',
      'under12',
    ];
    const branch = [
      'injury',
      'staff_hit',
      'object_use',
      'object',
      'threat_words',
      'threat_signs',
      'substance',
      'substance_act',
      'sexual',
      'intimate_images',
    ];
    const rest = [
      'bias',
      'loss',
      'fight_sides',
      'over',
      'done_so_far',
      'plan',
      'restraint',
      'already_called',
      'police_wanted',
      'home_sites',
      'note',
    ];
    for (const id of [...named, ...branch, ...rest]) expect(ids).toContain(id);
    expect(bank.find(({ id }) => id === 'under12')?.asked.when).toBeTruthy();
  });
});

describe('npm run policy:check', () => {
  it('tells each proof with its claim, and that all hold', async () => {
    const { code, out } = spawned('policy-check', { args: ['--only', 'every-type,statutes-named'] });
    expect(code).toBe(0);
    expect(out).toMatch(/ok {4}every-type: Every type names some incident\.\n {6}56 of 56 types reached/);
    expect(out).toMatch(/All 2 proofs hold \(\d+\.\d s, \d+ MB\)/);
  });

  it('ends with 1 where a proof is broken, and tells the shortest answers', async () => {
    const folder = copyWith('types/7-property.yaml', (text) => text.replace(/(- type: theft\n.*\n) {4}level: L1/, '$1    level: L4'));
    const { code, out } = await run('policy-check', { args: ['--only', 'one-classification'], env: { POLICY_DIR: folder } });
    expect(code).toBe(1);
    expect(out).toMatch(
      /FAIL {2}one-classification.*\n {6}`theft` is L4, but its police code is `none` \(\d+ classes of answers\)\n {8}shortest: danger: no/,
    );
    expect(out).toContain('1 of 1 proofs are broken');
  });

  it('refuses a proof it has not', async () => {
    expect(spawned('policy-check', { args: ['--only', 'nonsense'] })).toMatchObject({
      code: 2,
      err: expect.stringContaining('every-type'),
    });
  });
});

describe('npm run policy:diff', () => {
  it('lists the answers whose outcome changes, grouped and counted, and the words', async () => {
    const folder = copyWith('types/7-property.yaml', (text) =>
      text
        .replace('{ when: { not: { loss: under_50 } }, level: L2 }', '{ when: { not: { loss: under_50 } }, level: L3 }')
        .replace('en: Theft,', 'en: Thievery,'),
    );
    const { code, out } = await run('policy-diff', { args: ['policy/california-k12', folder] });
    expect(code).toBe(0);
    expect(out).toMatch(/[\d,]+ ways of answering have another outcome, in \d+ groups?:/);
    expect(out).toMatch(
      /theft L2 none \(none\) -> theft L3 discretionary \(notice_only\)\n[\s\S]*for example: .*specific: theft, loss: under_400/,
    );
    expect(out).toMatch(/Also changed:\n[\s\S]*type theft: label/);
  });

  it('says so where nothing changes', async () => {
    const { out } = spawned('policy-diff', { args: ['policy/california-k12', 'policy/california-k12'] });
    expect(out).toContain('No answer has another outcome.');
    expect(out).toContain('Nothing else differs.');
  });

  it('tells answers that are new, and those only the old policy takes', async () => {
    const folder = copyWith('questions/4-branch.yaml', (text) => text.replace(/.*id: drone,.*\n/, ''));
    const { out } = await run('policy-diff', { args: ['policy/california-k12', folder] });
    expect(out).toMatch(/question specific: answers/);
    const back = await run('policy-diff', { args: [folder, 'policy/california-k12'] });
    expect(back.out).toMatch(/question specific: answers/);
  });

  it('refuses folders that cannot be used, and wrong use', async () => {
    expect(spawned('policy-diff', { args: ['policy/california-k12', 'no/such'] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no policy here'),
    });
    expect((await run('policy-diff', { args: ['one'] })).code).toBe(1);
  });
});
