/** Everything both platforms offer, done on both; docs/parity.md prints the rows; `UPDATE_PARITY=1` writes it again. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { anHourLater } from '../journeys/walk-report.ts';
import { DECIDING } from './rows-deciding.ts';
import { REPORTING } from './rows-reporting.ts';
import { slackSurface } from './slack-surface.ts';
import type { Row, Surface } from './surface.ts';
import { teamsSurface } from './teams-surface.ts';

const ROWS: Row[] = [...REPORTING, ...DECIDING];

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
