/** What the school handles itself (L1, L2): no decision, no notice, somebody of the site sees to it, and the day ends with a roll-up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR_CHANNEL, OTHER_ADMIN, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { buttonsOf, next, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const as = (userId: string) => bot.double.actAs(userId);
const TARDY = { answers: { kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' } };
const BULLYING = { answers: { kind: 'bullying_hate', grade: 'g9_12', specific: 'bullying', bias: 'no' } };
const ALCOHOL = { answers: { kind: 'substance', grade: 'g9_12', substance: 'alcohol', substance_act: 'used' } };

describe('an ordinary matter (L1)', () => {
  it('is read by the administrator of the site, who sees to it and closes it; the channel hears of it at the end of the day', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), TARDY);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L1', police: 'none' }, decision: null, notices: [] });
    const card = await bot.message('site-card', incidentId, SITE_ADMIN);
    expect(buttonsOf(card)).toEqual(['duty-done', 'more', 'details']);
    const form = await pressFor(as(SITE_ADMIN), card, 'duty-done');
    await next(as(SITE_ADMIN), { duties: form.choices.duties ?? [] });
    const done = await bot.message('site-card', incidentId, SITE_ADMIN);
    expect(buttonsOf(done)).toEqual(['more', 'details']);
    const menu = await pressFor(as(SITE_ADMIN), done, 'more');
    expect(menu.choices.what).toContain('close');
    await next(as(SITE_ADMIN), { what: 'close' });
    expect((await next(as(SITE_ADMIN))).text).toContain('Closed.');
    expect(await bot.incident(incidentId)).toMatchObject({ status: 'closed' });
    expect(bot.double.messagesIn(DIRECTOR_CHANNEL).some(({ blocks }) => JSON.stringify(blocks).includes(reference))).toBe(false);

    // a click on the closed card changes nothing and says so
    await pressFor(as(SITE_ADMIN), done, 'more');
    const again = await next(as(SITE_ADMIN), { what: 'outcome' });
    expect(again.choices.outcome).toContain('pending');
    const menuNow = await pressFor(as(SITE_ADMIN), done, 'more');
    expect(menuNow.choices.what).not.toContain('close');
    expect(menuNow.choices.what).toContain('reopen');
    const stranger = await pressFor(as(OTHER_ADMIN), done, 'more');
    expect(stranger.submit).toBeNull();
  });
});

describe('a raised matter (L2)', () => {
  it('is one line of the day’s roll-up, without police', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), BULLYING);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L2', police: 'none' } });
    await bot.restart({ later: 5 * 3_600_000 });
    const rollUp = await until(() => bot.message('roll-up', null));
    expect(rollUp.channel).toBe(DIRECTOR_CHANNEL);
    expect(rollUp.read).toContain(`${reference} · `);
    expect(rollUp.read).toContain('1 ordinary matter (L1).');
  });

  it('with alcohol becomes a notice when the student was suspended: asked the next school day, answered in three taps', async () => {
    const { incidentId } = await report(bot, as(TEACHER), ALCOHOL);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L2' }, notices: [] });
    await bot.restart({ later: 20 * 3_600_000 });
    const question = await bot.message('suspension', incidentId, SITE_ADMIN);
    expect(question.read).toContain('Was the student suspended?');
    const form = await pressFor(as(SITE_ADMIN), question, 'suspended');
    expect(form.fields).toEqual(['answer', 'day']);
    const recorded = await next(as(SITE_ADMIN), { answer: 'yes', day: form.choices.day?.[0] ?? '' });
    expect(recorded.text).toContain('Recorded. The notice is due');
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L4', rules: ['M2'] } });
    expect((await bot.message('incident-card', incidentId)).read).toContain('Notice required by law');
    expect((await bot.message('suspension', incidentId, SITE_ADMIN)).read).toContain('Recorded: suspended.');
  });
});
