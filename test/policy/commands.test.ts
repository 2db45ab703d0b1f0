import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { policy } from './california.ts';

const run = (command: string, { input = '', args = [] as string[], env = {} as Record<string, string> } = {}) => {
  const done = spawnSync(process.execPath, ['src/cli.ts', command, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const classified = (input: unknown) => run('classify', { input: JSON.stringify(input) });

describe('npm run classify', () => {
  it('prints the classification in the agreed form', () => {
    const { code, out } = classified({
      site: 'palm_springs_hs',
      answers: { danger: 'no', kind: 'substance', substance: 'cannabis', substance_act: 'had' },
      facts: { suspended: true, at: '2026-10-12T12:41:00-07:00' },
    });
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
  ])('refuses %s with a sentence', (input, sentence) => {
    const { code, out, err } = run('classify', { input });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
  });

  it('takes any type of the table as the first guess', () => {
    expect(JSON.parse(classified({ answers: { specific: 'homicidal_threat_6_12' } }).out)).toMatchObject({ type: 'homicidal_threat_6_12' });
  });

  it('explains itself', () => {
    expect(run('classify', { args: ['--help'] })).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run --silent classify < in.json'),
    });
  });

  it('names what is wrong with the policy', () => {
    const { code, err } = run('classify', { input: '{"answers":{}}', env: { POLICY_DIR: 'no/such/folder' } });
    expect(code).toBe(1);
    expect(err).toContain('there is no policy here');
  });
});

describe('npm run questions', () => {
  it('prints the bank: id, text, answers, when asked', () => {
    const { code, out } = run('questions');
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
