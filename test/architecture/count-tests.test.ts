import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '..', '..', '.ci', 'count-tests.cjs');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'count-tests-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The last line and exit code for a test report (null: none was written) and the steps that failed. */
function count(report: object | null, ...failedSteps: string[]) {
  const file = join(folder, report ? 'tests.json' : 'absent.json');
  if (report) writeFileSync(file, JSON.stringify(report));
  const { stdout, status } = spawnSync(process.execPath, [PROGRAM, file, ...failedSteps], { encoding: 'utf8' });
  return [stdout.trim().split('\n').at(-1), status];
}

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unloadable = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
const report = (numPassedTests: number, numFailedTests: number, testResults: object[]) => ({ numPassedTests, numFailedTests, testResults });

describe('the last line of CI', () => {
  it.each<[string, object | null, string[], string, number]>([
    ['everything passed', report(9, 0, [passed]), [], '9 passed, 0 failed', 0],
    ['a test failed: once, not once more for its step', report(8, 1, [failed]), ['test'], '8 passed, 1 failed', 1],
    ['a test file could not be loaded', report(8, 0, [passed, unloadable]), ['test'], '8 passed, 1 failed', 1],
    ['all tests passed and the soak failed', report(9, 0, [passed]), ['soak'], '9 passed, 1 failed', 1],
    ['the tests ran out of time after a report without failures', report(9, 0, [passed]), ['test'], '9 passed, 1 failed', 1],
    ['the install failed and nothing was tested', null, ['install'], '0 passed, 1 failed', 1],
    ['no report was written', null, [], '0 passed, 1 failed', 1],
  ])('%s', (_, tests, steps, line, status) => expect(count(tests, ...steps)).toEqual([line, status]));
});
