/** The bot starts on a database full of invented incidents: it lays last week's digest before the director, as after any start, and says nothing about any of them. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fillDistrict } from '../../src/cli/invented/fill-district.ts';
import { readSetup } from '../../src/wiring/read-setup.ts';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { type FreshDatabase, freshDatabase } from '../fixtures/database.ts';
import { SAMPLE_DISTRICT } from '../fixtures/district-people.ts';

let filled: FreshDatabase;
let at: DistrictBot;

beforeAll(async () => {
  filled = await freshDatabase();
  const setup = readSetup({ districtFile: SAMPLE_DISTRICT, policyDir: 'policy/california-k12' });
  const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await fillDistrict(filled.url, setup, { now: SCHOOL_TIME, seed: 11, incidents: 1_500 });
  quiet.mockRestore();
  at = await startDistrictBot({ at: SCHOOL_TIME, env: { DATABASE_URL: filled.url }, auditEveryMs: 200 });
}, 90_000);
afterAll(async () => {
  await at.stop();
  await filled.close();
});

it('lays the digest of the week before to the director, once, and nothing else about what never happened', async () => {
  const laid = () => at.double.world.messages.filter(({ text }) => text.startsWith('Weekly digest'));
  await until(() => laid().length === 1);
  expect(laid()[0]?.channel).toBe('C0DIRECTOR');
  const figures = async () => (await fetch(`http://127.0.0.1:${at.bot.port}/metrics`)).text();
  await until(async () => /crosswalk_auditor_last_run_timestamp_seconds [1-9]/.test(await figures()));
  const findings = (await figures()).split('\n').filter((line) => line.startsWith('crosswalk_auditor_findings{'));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter((line) => !line.endsWith(' 0'))).toEqual([]);
  expect(laid()).toHaveLength(1);
  expect(at.double.messagesIn('C0LIAISON')).toEqual([]);
  // the board is the director's own, and says that nothing is open
  expect(at.double.world.messages.filter(({ blocks }) => /[A-Z]{2}-[2-9B-Z]{4}/.test(JSON.stringify(blocks)))).toEqual([]);
  expect(at.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});
