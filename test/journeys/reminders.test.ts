/** What happens when nobody does anything: the clock is set forward, and whoever is next is asked. Nothing here calls the police. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DESIGNEE, DIRECTOR, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { rings } from '../fixtures/slack-double/world.ts';
import { buttonsOf, next, open, press, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const MISSING = { answers: { special: ['missing'], grade: 'g9_12', missing_risk: 'none', over: 'ongoing' } };
const as = (userId: string) => bot.double.actAs(userId);
const minutesLater = (minutes: number) => bot.restart({ later: minutes * 60_000 });

/** Stages of the decision that somebody was asked for, with whom; once what was due has been attended to. */
async function asked(incidentId: string): Promise<string[]> {
  await attended();
  const cards = await bot.rows(
    `SELECT "details"->>'stage' AS stage, "details"->>'personKey' AS who FROM "PostedCard"
     WHERE "kind" = 'decision-reminder' AND "incidentId" = $1 ORDER BY "createdAt"`,
    [incidentId],
  );
  return cards.map(({ stage, who }) => `${stage}: ${who}`);
}

/** Nothing is due any more, and everything that came of it is out. */
async function attended(): Promise<void> {
  await until(async () => {
    const due = await bot.rows('SELECT 1 FROM "Reminder" WHERE "doneAt" IS NULL AND "dueAt" <= $1', [bot.clock.now()]);
    return due.length === 0;
  });
  await bot.settled();
}

// each step is a new start of the bot, which takes its time on a busy machine
describe('a decision nobody takes', { timeout: 60_000 }, () => {
  it('is brought to the director at 8 minutes, the deputy at 12, the designee at 20, and to nobody after that', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await minutesLater(7);
    expect(await asked(incidentId)).toEqual([]);

    await minutesLater(1);
    expect(await asked(incidentId)).toEqual(['reminder: director']);
    const first = await bot.message('decision-reminder', incidentId, DIRECTOR);
    expect(first.read).toMatch(/11:2\d/);
    expect(buttonsOf(first)).toEqual(['approve', 'decline', 'on-it', 'details']);
    // an edit does not ring: it is a message of its own, in the channel too
    expect(rings(await bot.message('call-for-person', incidentId))).toEqual([DIRECTOR]);

    await minutesLater(4);
    expect(await asked(incidentId)).toEqual(['reminder: director', 'deputy: deputy_1']);
    await bot.message('decision-reminder', incidentId, DEPUTY);
    expect(rings(await bot.message('call-for-person', incidentId))).toEqual([DEPUTY]);

    await minutesLater(8);
    const all = ['reminder: director', 'deputy: deputy_1', 'designee: designee'];
    expect(await asked(incidentId)).toEqual(all);
    await bot.message('decision-reminder', incidentId, DESIGNEE);
    expect(rings(await bot.message('call-for-person', incidentId))).toEqual([DESIGNEE]);

    await minutesLater(60);
    expect(await asked(incidentId)).toEqual(all);
    expect(await bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'pending' }, callDuty: null });
    const steps = (await bot.audit(incidentId)).filter((kind) => kind !== 'duties-reminded');
    expect(steps).toEqual([
      ...['incident-reported', 'incident-classified'],
      ...['decision-reminded', 'decision-reminded', 'decision-reminded'],
    ]);
  });

  it('is left alone for ten minutes by "I’m on it", and then brought back', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await minutesLater(7);
    await press(as(DIRECTOR), await bot.message('incident-card', incidentId), 'on-it');
    await until(async () => (await bot.incident(incidentId)).decision?.silencedUntil);
    await minutesLater(9);
    expect(await asked(incidentId)).toEqual([]);
    await minutesLater(2);
    expect((await asked(incidentId)).sort()).toEqual(['deputy: deputy_1', 'reminder: director']);
  });
});

describe('what was promised and not done', () => {
  it('an approved call is asked for after ten minutes, in the channel', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await pressFor(as(DIRECTOR), await bot.message('incident-card', incidentId), 'approve');
    await next(as(DIRECTOR), { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    await bot.message('call-duty', incidentId, SITE_ADMIN);
    await minutesLater(11);
    const ring = await bot.message('call-for-person', incidentId);
    expect(ring.read).toContain('the approved call is not recorded yet');
    expect(rings(ring)).toEqual([DIRECTOR]);
    expect((await bot.message('incident-card', incidentId)).read).toContain('OVERDUE');
    expect((await bot.incident(incidentId)).callDuty?.calledAt).toBeNull();
  });

  it('a notice that a statute demands is asked for when its hour is over', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    await minutesLater(61);
    const ring = await bot.message('call-for-person', incidentId);
    expect(ring.read).toContain('a notice required by law is open');
    expect(rings(ring)).toEqual([DIRECTOR]);
    expect((await bot.message('incident-card', incidentId)).read).toContain('OVERDUE');
    expect(await bot.audit(incidentId)).toContain('notice-overdue');
  });
});

it('a report that was started is brought back to its reporter after five minutes, once', async () => {
  await open(as(COLLEAGUE));
  await until(async () => (await bot.rows(`SELECT 1 FROM "Draft" WHERE "state" = 'open'`)).length > 0);
  as(COLLEAGUE).closeView();
  await minutesLater(4);
  await attended();
  expect(as(COLLEAGUE).directMessages()).toEqual([]);
  await minutesLater(1);
  const back = await bot.message('draft-reminder', null, COLLEAGUE);
  expect(buttonsOf(back)).toEqual(['continue-report']);
  await minutesLater(30);
  await attended();
  expect(as(COLLEAGUE).directMessages()).toHaveLength(1);
  await pressFor(as(COLLEAGUE), back, 'continue-report');
});

it('a missing student is the director’s decision for 15 minutes, and then a notice that nobody can decline', async () => {
  const { incidentId } = await report(bot, as(TEACHER), MISSING);
  expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L3' }, decision: { outcome: 'pending' } });
  // director and deputy are asked before; what is asked at the same moment would have nothing to say any more
  for (const minutes of [8, 4, 3]) {
    await minutesLater(minutes);
    await attended();
  }
  expect(await bot.incident(incidentId)).toMatchObject({
    classification: { level: 'L4', police: 'mandatory', rules: ['M9'] },
    decision: { outcome: 'superseded' },
    notices: [{ rule: 'M9', madeAt: null }],
  });
  await bot.message('notice-duty', incidentId, SITE_ADMIN);
  expect(rings(await bot.message('call-for-person', incidentId))).toEqual([DIRECTOR]);
  expect(buttonsOf(await bot.message('incident-card', incidentId))).toEqual(['notice-made', 'more', 'details']);
});
