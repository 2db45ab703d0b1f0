/** Whoever reads the log learns codes and ids: a marked name goes through everything a person can do, and stands in no line. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { DIRECTOR, OTHER_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { next, open, pressFor, report } from './walk-report.ts';

/** In no list of names, so that the name filter lets it through: the log must not rely on the filter. */
const MARK = 'qzxmark';
const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'both' }, note: `${MARK} began it` };

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME, env: { LOG_LEVEL: 'trace' } });
});
afterAll(() => bot.stop());

const as = (userId: string) => bot.double.actAs(userId);

it('keeps every word of a person out of the log, however chatty it is', async () => {
  const { incidentId } = await report(bot, as(TEACHER), { ...FIGHT, text: `${MARK} is shouting` });
  expect((await bot.incident(incidentId)).note).toContain(MARK);
  const card = await bot.message('incident-card', incidentId);
  await as(OTHER_ADMIN).press(card, 'approve');
  await pressFor(as(DIRECTOR), card, 'details');
  await pressFor(as(DIRECTOR), card, 'approve');
  await next(as(DIRECTOR), { reason: 'serious_injury', officer: 'no' });
  await pressFor(as(DIRECTOR), await bot.message('incident-card', incidentId), 'call-made');
  await next(as(DIRECTOR), { caseNumber: 'PS-26-77' });
  await open(as(TEACHER), `status ${MARK}`);
  // what cannot be read at all, and what breaks on the way
  await bot.double.sender.interaction({ type: 'view_submission', user: { id: TEACHER }, view: { private_metadata: MARK, state: MARK } });
  bot.double.faults.add({ method: 'chat.postMessage', kind: 'http', status: 500 });
  bot.double.faults.add({ method: 'chat.postMessage', kind: 'refuse', error: `${MARK} is a name` });
  await report(bot, as(TEACHER), FIGHT);
  await bot.settled();
  expect(bot.lines.length).toBeGreaterThan(5);
  for (const line of bot.lines) expect(line.toLowerCase()).not.toContain(MARK);
});
