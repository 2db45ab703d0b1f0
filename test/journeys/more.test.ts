/** What stands behind "More", from the card to the reporter and back, as its users press it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DEPUTY, DESIGNEE, DIRECTOR, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { rings } from '../fixtures/slack-double/world.ts';
import { buttonsOf, next, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const as = (userId: string) => bot.double.actAs(userId);
const cardOf = (incidentId: string) => bot.message('incident-card', incidentId);

/** Press More on the card and choose. */
async function more(userId: string, incidentId: string, what: string) {
  const menu = await pressFor(as(userId), await cardOf(incidentId), 'more');
  expect(menu.choices.what).toContain(what);
  return next(as(userId), { what });
}

describe('more about a fight (L3)', () => {
  it('a question goes to the reporter, the answer comes to the card, and the policy is asked again', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const form = await more(DIRECTOR, incidentId, 'ask');
    expect(form.choices.question).toContain('injury');
    expect((await next(as(DIRECTOR), { question: 'injury' })).text).toContain('Asked.');
    const waiting = await until(async () => {
      const card = await cardOf(incidentId);
      return card.read.includes('no answer yet') ? card : null;
    });
    expect(waiting.read).toMatch(/Reporter asked 11:\d\d: .+\? no answer yet\./);
    expect(buttonsOf(waiting)).toContain('approve');

    const inquiry = await bot.message('inquiry', incidentId, TEACHER);
    expect(inquiry.read).toContain('Security director asks about your report:');
    expect(inquiry.read).not.toContain('Diana');
    const answering = await pressFor(as(TEACHER), inquiry, 'answer');
    expect(answering.choices.injury).toContain('first_aid');
    expect((await next(as(TEACHER), { injury: 'first_aid' })).text).toContain('The answer is on the card now.');

    const answered = await cardOf(incidentId);
    expect(answered.read).toMatch(/Answered 11:\d\d: /);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L2' }, decision: { outcome: 'superseded' } });
    expect(buttonsOf(await bot.message('inquiry', incidentId, TEACHER))).toEqual([]);
    expect(await bot.audit(incidentId)).toEqual(expect.arrayContaining(['reporter-asked', 'facts-added']));
  });

  it('is handed over: the deputy gets the card with its buttons, and everybody reads who has it', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), FIGHT);
    const form = await more(DIRECTOR, incidentId, 'hand-over');
    expect(form.choices.to).toContain('deputy_1');
    expect((await next(as(DIRECTOR), { to: 'deputy_1' })).text).toContain('Handed over to: Deputy security director.');
    const given = await bot.message('hand-over', incidentId, DEPUTY);
    expect(given.text).toBe(`${reference}: handed over to you`);
    expect(buttonsOf(given)).toEqual(['approve', 'decline', 'on-it', 'duty-done', 'more', 'details']);
    expect((await cardOf(incidentId)).read).toContain('Handed over');
    await pressFor(as(DEPUTY), given, 'decline');
    await next(as(DEPUTY), { reason: 'school_level' });
    expect((await bot.message('hand-over', incidentId, DEPUTY)).read).toContain('Kept at school');
  });

  it('a director with a conflict of interest is off the case: reads nothing more, and the deputy is rung', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const form = await more(DIRECTOR, incidentId, 'conflict');
    const me = form.choices.who?.[0] ?? '';
    expect((await next(as(DIRECTOR), { who: me })).text).toContain('The next person is asked now.');
    expect(rings(await bot.message('call-for-person', incidentId))).toEqual([DEPUTY]);
    const card = await cardOf(incidentId);
    for (const action of ['approve', 'details', 'more']) {
      const refusal = await pressFor(as(DIRECTOR), card, action);
      expect(refusal.submit).toBeNull();
      expect(refusal.text).toContain('This is for Derek Okafor (Deputy security director)');
    }
    await pressFor(as(DEPUTY), card, 'approve');
    const approved = await next(as(DEPUTY), { reason: 'ongoing_risk', caller: 'deputy_1', officer: 'no' });
    expect(approved.text).toContain('NOT YET CALLED');
  });

  it('a decision is changed with a reason; both are on the card, and the reporter is told again', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await pressFor(as(DIRECTOR), await cardOf(incidentId), 'decline');
    await next(as(DIRECTOR), { reason: 'school_level' });
    const form = await more(DEPUTY, incidentId, 'revise');
    expect(form.text).toContain('both decisions stay on record');
    await next(as(DEPUTY), { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    const card = await cardOf(incidentId);
    expect(card.read).toContain('APPROVED, NOT YET CALLED');
    expect(card.read).toMatch(/Before: keep at school, 11:\d\d, by <@U0DIRECTOR>\./);
    expect((await bot.shown('decision-to-reporter', incidentId)).length).toBe(2);

    await more(DIRECTOR, incidentId, 'revise');
    await next(as(DIRECTOR), { reason: 'insufficient_facts' });
    const kept = await cardOf(incidentId);
    expect(kept.read).toContain('Kept at school');
    expect(kept.read).toContain('before anybody called');
    expect(buttonsOf(await bot.message('call-duty', incidentId, SITE_ADMIN))).toEqual([]);
  });
});

describe('more about a knife (L4)', () => {
  it('is lowered by two persons, after the administrator corrected the facts', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    const siteCard = await bot.message('site-card', incidentId, SITE_ADMIN);
    const menu = await pressFor(as(SITE_ADMIN), siteCard, 'more');
    expect(menu.choices.what).toContain('reclassify');
    expect(menu.choices.what).not.toContain('ask');
    const facts = await next(as(SITE_ADMIN), { what: 'reclassify' });
    expect(facts.fields).toContain('object');
    for (let view = facts; view.submit; )
      view = await next(as(SITE_ADMIN), view.fields.includes('object') ? { object: 'small_folding' } : {});
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L4' }, wouldBeLevel: 'L2' });

    await more(SITE_ADMIN, incidentId, 'lower');
    expect((await next(as(SITE_ADMIN), { reason: 'facts_corrected' })).text).toContain('Nothing changes before a second person');
    const own = await more(SITE_ADMIN, incidentId, 'lower');
    expect(own.submit).toBeNull();
    expect(own.text).toContain('somebody else has to confirm');

    const second = await more(DIRECTOR, incidentId, 'lower');
    expect(second.text).toContain('The facts were corrected');
    expect((await next(as(DIRECTOR), { answer: 'confirmed' })).text).toContain('Lowered.');
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L2' }, wouldBeLevel: null });
  });

  it('is not closed while its notice is owed, and says what is open', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    const refusal = await more(DIRECTOR, incidentId, 'close');
    expect(refusal.submit).toBeNull();
    expect(refusal.text).toMatch(/Not closed: still open is a notice/);
    expect(await bot.incident(incidentId)).toMatchObject({ status: 'open' });
  });

  it('takes no reference with markup or of nobody, and keeps what was typed', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    for (const reference of ['<!channel>', 'PS-0000']) {
      await more(DIRECTOR, incidentId, 'relate');
      const result = await as(DIRECTOR).submitView({ reference });
      expect([result.kind, result.view?.errors]).toEqual([
        'errors',
        { reference: 'There is no other report with this reference that you may see.' },
      ]);
      expect(result.view?.typed.reference).toBe(reference);
    }
  });
});

describe('a matter about staff', () => {
  it('lets human resources take the designee off, whose part then nobody of the office takes', async () => {
    const answers = { kind: 'other', specific: 'staff_misconduct_no_child' };
    const { incidentId, reference } = await report(bot, as(TEACHER), { answers });
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { tracks: expect.arrayContaining(['STAFF_RESTRICTED']) } });
    const card = await bot.message('restricted-card', incidentId, DESIGNEE);
    expect(card.text).toBe(reference);
    const hr = 'U0HR';
    const own = await bot.message('restricted-card', incidentId, hr);
    const menu = await pressFor(as(hr), own, 'more');
    expect(menu.choices.what).toContain('conflict');
    const form = await next(as(hr), { what: 'conflict' });
    const designee = (await bot.rows(`SELECT "id" FROM "Person" WHERE "key" = 'designee'`))[0]?.id as string;
    expect(form.choices.who).toContain(designee);
    await next(as(hr), { who: designee });
    const shielded = await until(async () => {
      const now = await bot.message('restricted-card', incidentId, DESIGNEE);
      return buttonsOf(now).length === 0 ? now : null;
    });
    expect(shielded.read).toContain('Others see to this matter.');
    expect(await bot.rows(`SELECT 1 FROM "PostedCard" WHERE "kind" = 'incident-card' AND "incidentId" = $1`, [incidentId])).toEqual([]);
  });
});

describe('a matter about somebody who would read it', () => {
  it('never reaches them: the reporter names them by title, and the others see to it', async () => {
    const answers = { kind: 'other', specific: 'staff_misconduct_no_child', concerns: 'designee' };
    const { incidentId, last, screens } = await report(bot, as(TEACHER), { answers });
    expect(screens.some(({ fields }) => fields.includes('concerns'))).toBe(true);
    expect(last.text).not.toContain('representative');
    await bot.message('restricted-card', incidentId, 'U0HR');
    await bot.settled();
    const told = await bot.rows(`SELECT 1 FROM "PostedCard" WHERE "incidentId" = $1 AND "address" = $2`, [incidentId, DESIGNEE]);
    expect(told).toEqual([]);
    expect(await bot.audit(incidentId)).toContain('conflict-declared');
  });
});

describe('/incident away', () => {
  it('says who is asked instead, gives them the open list, and is taken back', async () => {
    const { reference } = await report(bot, as(TEACHER), FIGHT);
    const director = as(DIRECTOR);
    director.closeView();
    await director.command('away until 14:30');
    const said = await until(() => director.view());
    expect(said.text).toContain('You are away until 14:30. Asked instead: Deputy security director.');
    expect((await bot.message('duty-change', null)).read).toContain(reference);
    director.closeView();
    await director.command('away');
    expect((await until(() => director.view())).text).toContain('You are back. First asked now: Security director.');
  });

  it.each([
    ['until 2020-01-01', 'That is in the past.'],
    ['until 25:99', 'Write until when'],
    ['until 2026-02-31', 'Write until when'],
  ])('%s changes nothing', async (text, said) => {
    const director = as(DIRECTOR);
    director.closeView();
    await director.command(`away ${text}`);
    expect((await until(() => director.view())).text).toContain(said);
    expect(await bot.rows('SELECT 1 FROM "Absence" WHERE "endedAt" IS NULL')).toEqual([]);
  });

  it('is refused to somebody who decides nothing, with what to do instead', async () => {
    const teacher = as(TEACHER);
    teacher.closeView();
    await teacher.command('away until 14:30');
    expect((await until(() => teacher.view())).text).toContain('Please tell your office.');
  });
});
