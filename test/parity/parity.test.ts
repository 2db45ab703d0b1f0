/** Everything both platforms offer, done on both; docs/parity.md prints the rows; `UPDATE_PARITY=1` writes it again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anHourLater } from '../journeys/walk-report.ts';
import { DECIDING } from './rows-deciding.ts';
import { DELIVERY } from './rows-delivery.ts';
import { DIGEST } from './rows-digest.ts';
import { REPORTING } from './rows-reporting.ts';
import { slackSurface } from './slack-surface.ts';
import type { Row, Surface } from './surface.ts';
import { teamsSurface } from './teams-surface.ts';

const ROWS: Row[] = [...REPORTING, ...DECIDING, ...DELIVERY, ...DIGEST];

describe.each([
  ['Slack', slackSurface],
  ['Teams', teamsSurface],
])('%s offers', (_, start) => {
  let surface: Surface;
  beforeAll(async () => {
    surface = await start();
  });
  afterAll(() => surface.stop());
  it.each(ROWS.map((row) => [row.what, row] as const))('%s', async (_what, { proof }) => {
    // what was reported for the row before is another matter
    await anHourLater(surface.bot);
    await proof(surface);
  });
});

describe('docs/parity.md', () => {
  it('prints every row, and no platform is left out', () => {
    const table = ROWS.map(({ what, slack, teams }) => `| ${what} | ${slack} | ${teams} |`);
    const text = [...HEAD, ...table, ''].join('\n');
    if (process.env.UPDATE_PARITY) writeFileSync(DOCUMENT, text);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(text);
    for (const { what, slack, teams } of ROWS) for (const said of [what, slack, teams]) expect(said.trim()).not.toBe('');
  });
});

const DOCUMENT = 'docs/parity.md';
const HEAD = [
  '# Slack and Teams, side by side',
  '',
  'Same questions, words, rules and guarantees. Each row is done on both platforms by `test/parity/parity.test.ts`, which also writes this',
  'table (`UPDATE_PARITY=1 npx vitest run test/parity`). Where a platform cannot, it says what happens instead.',
  '',
  '| | Slack | Microsoft Teams |',
  '|---|---|---|',
];
