/** The liaison has a channel on a platform that is off: the digest would go nowhere, and nobody would know. */
import { expect, it } from 'vitest';
import { replaced, startDistrictBot } from '../fixtures/bot.ts';

it('is said at the start, with what to write into the district file', async () => {
  const bot = await startDistrictBot({
    district: (yaml) => replaced(yaml, 'liaison: { slack: C0LIAISON }', 'liaison: { teams: somewhere }'),
  });
  const warnings = bot.lines.filter((line) => line.includes('"district-warning"'));
  await bot.stop();
  expect(warnings.join()).toContain('Add channels.liaison.slack to the district file');
});
