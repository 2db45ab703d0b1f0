/** The same tap reaches two processes at once (a retry of Slack's, an impatient thumb): each remembers presses, the database keeps one effect. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR, SITE, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import type { DoubleMessage } from '../fixtures/slack-double/world.ts';
import { next, open, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
let second: Awaited<ReturnType<DistrictBot['startSecond']>>;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
  second = await bot.startSecond();
});
afterAll(async () => {
  await second.stop();
  await bot.stop();
});

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const as = (userId: string) => bot.double.actAs(userId);

/** Sent to both before either answers: the address is read when a request leaves. */
async function onBoth<T>(act: () => Promise<T>): Promise<T[]> {
  const first = act();
  bot.double.setAppUrl(second.url);
  const other = act();
  bot.double.setAppUrl(`http://127.0.0.1:${bot.bot.port}/slack/events`);
  return Promise.all([first, other]);
}

const recorded = async (incidentId: string, kind: string): Promise<number> =>
  (await bot.audit(incidentId)).filter((each) => each === kind).length;

async function raise(): Promise<{ incidentId: string; mine: DoubleMessage; card: DoubleMessage }> {
  await open(as(TEACHER));
  const { context } = await next(as(TEACHER), { danger: 'yes', place: SITE });
  const incidentId = context.incidentId ?? '';
  return {
    incidentId,
    mine: await bot.message('emergency-reporter', incidentId, TEACHER),
    card: await bot.message('incident-card', incidentId),
  };
}

interface Tap {
  incidentId: string;
  at: DoubleMessage;
  action: string;
  kind: string;
  /** How many of the two show a screen. */
  screens: number;
}

/** How often it was recorded once both have done with it: whoever records nothing shows a screen. */
async function tapOnBoth(userId: string, { incidentId, at, action, kind, screens }: Tap): Promise<number> {
  const shown = () => bot.double.callsTo('views.open').length;
  const before = shown();
  const presses = await onBoth(() => as(userId).press(at, action));
  expect(presses.map(({ status }) => status)).toEqual([200, 200]);
  await until(async () => shown() - before >= screens && (await recorded(incidentId, kind)) > 0);
  return recorded(incidentId, kind);
}

describe('one tap on two processes', () => {
  it('confirms 911 once, is over once, and stands down once', async () => {
    const { incidentId, mine, card } = await raise();
    const called = { incidentId, at: mine, action: 'emergency-called', kind: '911-confirmed', screens: 1 };
    expect(await tapOnBoth(TEACHER, called)).toBe(1);
    expect(await tapOnBoth(TEACHER, { ...called, action: 'over', kind: 'reporter-says-over', screens: 2 })).toBe(1);
    expect(await tapOnBoth(DIRECTOR, { ...called, at: card, action: 'stand-down', kind: 'stood-down' })).toBe(1);
    expect((await bot.incident(incidentId)).corrections).toHaveLength(1);
  });

  it('withdraws a mistaken report once', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const at = await bot.message('report-confirmation', incidentId, TEACHER);
    expect(await tapOnBoth(TEACHER, { incidentId, at, action: 'mistaken', kind: 'reporter-says-mistaken', screens: 2 })).toBe(1);
    expect(await bot.incident(incidentId)).toMatchObject({ status: 'withdrawn', decision: { outcome: 'superseded' } });
  });

  it('is silent for ten minutes, whichever process heard "I’m on it"', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const at = await bot.message('incident-card', incidentId);
    await tapOnBoth(DIRECTOR, { incidentId, at, action: 'on-it', kind: 'on-it', screens: 0 });
    const silence = ((await bot.incident(incidentId)).decision?.silencedUntil?.getTime() ?? 0) - bot.clock.now().getTime();
    expect(Math.abs(silence - 10 * 60_000)).toBeLessThan(5_000);
  });

  it('records one call', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await pressFor(as(DIRECTOR), await bot.message('incident-card', incidentId), 'approve');
    await next(as(DIRECTOR), { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    await pressFor(as(SITE_ADMIN), await bot.message('call-duty', incidentId, SITE_ADMIN), 'call-made');
    const shown = (await onBoth(() => as(SITE_ADMIN).submitView({ caseNumber: '26-1' }))).map(({ kind }) => kind);
    expect(shown).toEqual(['updated', 'updated']);
    expect(await recorded(incidentId, 'call-made')).toBe(1);
  });

  it('records one notice', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    await pressFor(as(SITE_ADMIN), await bot.message('notice-duty', incidentId, SITE_ADMIN), 'notice-made');
    await onBoth(() => as(SITE_ADMIN).submitView({ how: 'phone', caseNumber: '26-2' }));
    expect(await recorded(incidentId, 'notice-made')).toBe(1);
    expect(await bot.incident(incidentId)).toMatchObject({ notices: [{ how: 'phone', caseNumber: '26-2' }] });
  });
});
