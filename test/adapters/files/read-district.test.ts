import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDistrict } from '../../../src/adapters/files/read-district.ts';

const SAMPLE = 'district/palm-springs.sample.yaml';
const sample = readFileSync(SAMPLE, 'utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-district-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The sample with each `[from, to]` replaced at its first place; a text that is not there would test nothing. */
function changed(...edits: [string, string][]) {
  let text = sample;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the sample does not contain ${from}`);
    text = text.replace(from, () => to);
  }
  const file = join(folder, 'district.yaml');
  writeFileSync(file, text);
  return readDistrict(file);
}

const lineOf = (text: string) => sample.slice(0, sample.indexOf(text)).split('\n').length;

function problemsOf(result: ReturnType<typeof readDistrict>): string[] {
  return result.ok ? [] : result.problems.map((problem) => `${problem.message} | ${problem.remedy}`);
}

describe('the sample district', () => {
  const result = readDistrict(SAMPLE);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { district, warnings } = result;

  it('holds every site and agency, each site with agency, address, telephone and administrator', () => {
    expect([district.sites.length, district.agencies.length]).toEqual([29, 4]);
    const agencies = district.agencies.map((agency) => agency.id);
    const administered = district.people.filter((person) => person.role === 'site_admin').flatMap((person) => person.siteIds);
    for (const site of district.sites) {
      expect(agencies).toContain(site.agencyId);
      expect(administered).toContain(site.id);
      expect(site.address).toContain(site.city);
    }
  });

  it('names every role that something in the program is sent to', () => {
    const roles = new Set(district.people.map((person) => person.role));
    for (const role of ['director', 'deputy', 'designee', 'site_admin', 'title_ix', 'hr', 'crisis_lead', 'liaison'] as const)
      expect(roles).toContain(role);
  });

  it('warns of nothing but its own example numbers and addresses', () => {
    expect(warnings.map((warning) => warning.message)).toEqual(['34 telephone numbers (555-01xx) and 29 addresses are examples']);
  });

  it('has a hash that changes with every byte', () => {
    expect(district.hash).toMatch(/^[0-9a-f]{64}$/);
    const other = changed(['# Crosswalk', '#  Crosswalk']);
    expect(other.ok && other.district.hash).not.toBe(district.hash);
  });

  it('reads a channel for the operator where one is named, and does without', () => {
    expect(district.channels).not.toHaveProperty('operator');
    const named = changed(['# operator: { slack: C0OPERATOR }', 'operator: { slack: C0OPERATOR }']);
    expect(named.ok && named.district.channels.operator).toEqual({ slack: 'C0OPERATOR' });
    expect(problemsOf(changed(['# operator: { slack: C0OPERATOR }', 'operator: { slack: operators }'])).join()).toContain(
      'is no Slack channel id',
    );
  });

  it('reads one day off as from and to, and e-mail addresses without their capitals', () => {
    expect(district.calendar.daysOff).toContainEqual({ from: '2026-11-11', to: '2026-11-11', name: 'Veterans Day' });
    const shouted = changed(['diana.director@example.org', 'Diana.Director@Example.org']);
    expect(shouted.ok && shouted.district.people[0]?.email).toBe('diana.director@example.org');
  });
});

describe('what is wrong between values', () => {
  it.each<[string, [string, string][], string, string]>([
    ['no director', [['role: director', 'role: deputy']], 'people:', 'people: nobody is the director'],
    ['an unknown agency', [['agency: palm_springs_pd', 'agency: palm_spring_pd']], '    agency: palm', 'there is no agency palm_spring_pd'],
    [
      'a site twice',
      [['site_id: cahuilla_es', 'site_id: raymond_cree_ms']],
      '  - site_id: cahuilla_es',
      'raymond_cree_ms stands at sites[2] already',
    ],
    ['an e-mail twice', [['derek.deputy@', 'diana.director@']], '    email: derek', 'stands at people[0] already'],
    [
      'an unknown group',
      [['admin_groups: [cc_high]', 'admin_groups: [cc_hihg]']],
      '    admin_groups: [cc_high]',
      'no site has the admin_group cc_hihg',
    ],
    ['no director channel', [['director: { slack: C0DIRECTOR }', 'director: {}']], '  director: {', 'channels.director: no channel'],
    [
      'days off reversed',
      [['from: 2026-12-21, to: 2027-01-08', 'from: 2027-01-08, to: 2026-12-21']],
      '    - { from: 2026-12-21',
      'ends before it begins',
    ],
    ['school ending before it starts', [['  end: 15:00', '  end: 07:00']], '  end: 15:00', 'school ends at 07:00'],
    [
      'an early release after school',
      [['weekday: wed, end: 13:30', 'weekday: wed, end: 16:30']],
      '    - { weekday: wed',
      'is not within school hours',
    ],
    [
      'the reminder after the deputy',
      [['decision_reminder: 8', 'decision_reminder: 12']],
      '  decision_deputy',
      'asked before the reminder',
    ],
    ['the decision before the deputy', [['decision: 20', 'decision: 12']], '  decision: 20', 'due before the deputy'],
    ['an emergency in the roll-up', [['L5: card', 'L5: roll_up']], '  L5: card', 'may not wait'],
  ])('%s is named with its line', (_, edits, where, message) => {
    const result = changed(...edits);
    if (result.ok) throw new Error('it was accepted');
    const found = result.problems.filter((problem) => problem.message.includes(message));
    expect(found.map((problem) => problem.line)).toEqual([lineOf(where)]);
    expect(found[0]?.remedy).toMatch(/\S/);
  });
});

describe('what is wrong with one value', () => {
  it.each<[string, [string, string], string]>([
    ['a time zone', ['America/Los_Angeles', 'America/Palm_Springs'], 'time_zone: is no time zone'],
    ['a date', ['2026-09-07', '2026-09-31'], 'calendar.days_off[1].from: is no date'],
    ['a digest time', ['time: 06:00', 'time: 7:00'], 'digest.time: is no time'],
    ['a channel name', ['slack: C0LIAISON', "slack: '#liaison'"], 'channels.liaison.slack: is no Slack channel id'],
    ['911 as the director', ['director_phone: 760-555-0100', "director_phone: '911'"], 'director_phone: is no telephone number'],
    [
      'a number without quotes',
      ['director_phone: 760-555-0100', 'director_phone: 7605550100'],
      "Write a text here, in quotes: '7605550100'.",
    ],
    ['a role', ['role: designee', 'role: superintendant'], 'people[3].role: "superintendant" is not allowed'],
    ['a level of posting left out', ['  L4: card\n', ''], 'posting.L4 is missing'],
    ['a mistyped key', ['reference_prefix:', 'reference_prefx:'], 'Did you mean `reference_prefix`?'],
  ])('%s', (_, edit, said) => expect(problemsOf(changed(edit)).filter((problem) => problem.includes(said))).toHaveLength(1));

  it('is named together with what is wrong between values', () => {
    const all = problemsOf(
      changed(
        ['role: director', 'role: deputy'],
        ['time: 06:00', 'time: late'],
        ['level: high', 'level: hihg'],
        ['agency: riverside_sheriff', 'agency: rso'],
      ),
    );
    expect(all).toHaveLength(4);
  });
});

describe('warnings', () => {
  it.each<[string, [string, string], string]>([
    ['a site without an administrator', ['admin_groups: [rm_schools]', 'admin_groups: []'], '(rancho_mirage_hs) has no administrator'],
    ['no designee', ['role: designee', 'role: operator'], 'nobody has `role: designee`'],
  ])('%s leaves the file usable', (_, edit, said) => {
    const result = changed(edit);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.warnings.some((warning) => warning.message.includes(said))).toBe(true);
  });
});
