/** What `npm run try` says and prepares before anything is started. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDistrict } from '../../src/adapters/files/read-district.ts';
import { hasPlayground } from '../../src/adapters/local/agents-playground.ts';
import { DIRECTOR, PEOPLE, playgroundConfig, SAFETY_TEAM } from '../../src/adapters/local/playground-school.ts';
import { districtWithTeams, whatIsMissing } from '../../src/cli/try/clients.ts';
import { welcome } from '../../src/cli/try/words.ts';
import { run } from '../../src/cli/try.ts';
import { SAMPLE_DISTRICT } from '../fixtures/district-people.ts';
import { printedBy } from './printed.ts';

const machine = (slack: boolean, teams: boolean) => ({ slack: () => slack, teams: () => teams });

/** The try-district as the bot reads it. */
function district(clients: { slack: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-try-test-'));
  const file = join(folder, 'district.yaml');
  writeFileSync(file, districtWithTeams(readFileSync(SAMPLE_DISTRICT, 'utf8'), clients));
  const read = readDistrict(file);
  rmSync(folder, { recursive: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.district;
}

describe('npm run try', () => {
  it.each([
    ['slack alone, and it is there', { slack: true, teams: false }, machine(true, false), null],
    ['teams alone, on a machine without local-slack', { slack: false, teams: true }, machine(false, true), null],
    [
      'teams without the Playground',
      { slack: false, teams: true },
      machine(true, false),
      /npm install --no-save @microsoft\/m365agentsplayground@\d/,
    ],
    ['slack without local-slack', { slack: true, teams: false }, machine(false, true), /Linux on x64/],
    ['both with neither', { slack: true, teams: true }, machine(false, false), /Linux on x64[\s\S]*npm install --no-save/],
  ])('knows what is missing: %s', (_name, clients, has, words) => {
    const missing = whatIsMissing(clients, has);
    if (words === null) expect(missing).toBeNull();
    else expect(missing).toMatch(words);
  });

  it('names both flags in its help', async () => {
    const { code, out } = await printedBy(() => run(['--help'], {}));
    expect(code).toBe(0);
    expect(out).toMatch(/--teams[\s\S]*--both/);
  });

  it.skipIf(hasPlayground())('says how to install the Playground, and starts nothing', async () => {
    const { code, err, out } = await printedBy(() => run(['--teams'], {}));
    expect(code).toBe(1);
    expect(err).toContain('npm install --no-save @microsoft/m365agentsplayground@');
    expect(out).toBe('');
  });

  it.each([
    ['both clients', true, 'C0DIRECTOR'],
    ['Teams alone', false, undefined],
  ])("gives the district the Playground's channels and people: %s", (_name, slack, slackChannel) => {
    const { channels, people } = district({ slack });
    expect(channels.director.teams).toBe(SAFETY_TEAM.channels[0]?.id);
    expect(channels.liaison.teams).toBe(SAFETY_TEAM.id);
    expect(channels.director.slack).toBe(slackChannel);
    expect(people.find(({ key }) => key === 'director')?.teamsId).toBe(DIRECTOR.id);
    expect(people.filter(({ teamsId }) => teamsId !== undefined)).toHaveLength(4);
  });

  it('refuses a sample it does not understand instead of starting half a district', () => {
    expect(() => districtWithTeams('channels: {}', { slack: true })).toThrow(/no line like/);
  });

  it('gives the Playground one person and the five others it asks for', () => {
    const config = playgroundConfig(DIRECTOR, SAFETY_TEAM);
    expect(config).toMatchObject({ currentUser: { id: DIRECTOR.id, aadObjectId: DIRECTOR.id }, team: { id: SAFETY_TEAM.id } });
    expect(config).toHaveProperty('users.length', 5);
    expect(PEOPLE.every(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });

  it('prints every address, and for both how to see one report on both', () => {
    const teams = { teacher: 'http://127.0.0.1:1', director: 'http://127.0.0.1:2' };
    const said = welcome({ slack: 'http://127.0.0.1:3', teams }, false);
    for (const url of ['http://127.0.0.1:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3', 'same incident']) expect(said).toContain(url);
    expect(welcome({ slack: 'http://127.0.0.1:3' }, false)).not.toContain('Playground');
    expect(welcome({ slack: 'http://127.0.0.1:3', teams }, true)).toContain('#police-liaison');
    expect(welcome({ teams }, true)).toMatch(/release the weekly digest in "Security director"/);
    expect(welcome({ teams }, true)).not.toContain('#');
  });
});
