/** What a statute demands: a knife at school. Nobody can decline; whoever owes the notice gets number, script and button. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { COLLEAGUE, DIRECTOR, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { buttonsOf, next, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const as = (userId: string) => bot.double.actAs(userId);

describe('a knife (L4)', () => {
  it('has no decline anywhere, and two taps record the notice', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), KNIFE);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L4', rules: ['M4'] }, decision: null });

    const duty = await bot.message('notice-duty', incidentId, SITE_ADMIN);
    expect(duty.read).toContain('Give notice: Palm Springs Police Department, 760-555-0111');
    expect(duty.read).toContain('Due 12:0');
    expect(duty.read).toContain('There is nothing to approve.');
    expect(duty.read).toContain('This is a notice. We are not asking for an officer.');
    expect(duty.text).not.toMatch(/knife|weapon/i);
    const card = await bot.message('incident-card', incidentId);
    expect(card.read).toMatch(/Notice required by law, due 12:0\d · Palm Springs High School/);
    await bot.settled();
    const about = bot.double.world.messages.filter(({ blocks }) => JSON.stringify(blocks).includes(incidentId));
    expect(about.length).toBeGreaterThanOrEqual(4);
    for (const message of about) expect(buttonsOf(message)).not.toEqual(expect.arrayContaining(['decline']));
    for (const message of about) expect(buttonsOf(message)).not.toEqual(expect.arrayContaining(['approve']));

    const form = await pressFor(as(SITE_ADMIN), duty, 'notice-made');
    expect(form.typed.how).toBe('phone');
    const receipt = await next(as(SITE_ADMIN), { how: 'in_person', caseNumber: 'PS-26-77' });
    expect(receipt.text).toMatch(/Recorded: notice made 11:\d\d\./);
    expect(receipt.text).toContain('PS-26-77');
    expect(await bot.incident(incidentId)).toMatchObject({ notices: [{ rule: 'M4', how: 'in_person', caseNumber: 'PS-26-77' }] });

    const done = await bot.message('notice-duty', incidentId, SITE_ADMIN);
    expect(done.read).toContain('Notice recorded');
    expect(buttonsOf(done)).toEqual([]);
    const shown = await bot.message('incident-card', incidentId);
    expect(shown.read).toContain('Notice made · Palm Springs High School');
    expect(shown.read).toContain('in person. Case no. PS-26-77.');
    expect((await bot.message('report-confirmation', incidentId, TEACHER)).read).toContain('Notice made');
    expect((await bot.message('board', null)).read).not.toContain(reference);
    expect(await bot.audit(incidentId)).toEqual(['incident-reported', 'incident-classified', 'notice-made', 'disclosure-logged']);
  });

  it('is recorded once: the second person reads who did, and a name is no case number', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    const card = await bot.message('incident-card', incidentId);
    await pressFor(as(DIRECTOR), card, 'notice-made');
    const wrong = await as(DIRECTOR).submitView({ caseNumber: 'Officer Diaz' });
    expect(wrong).toMatchObject({ kind: 'errors', view: { errors: { caseNumber: expect.stringContaining('No names') } } });
    await pressFor(as(SITE_ADMIN), card, 'notice-made');
    await next(as(DIRECTOR), { caseNumber: '' });
    const second = await next(as(SITE_ADMIN));
    expect(second.text).toContain('Already recorded by Security director');
    expect((await bot.audit(incidentId)).filter((kind) => kind === 'notice-made')).toHaveLength(1);
  });

  it('is not recorded by somebody it is not theirs to give', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    const card = await bot.message('incident-card', incidentId);
    const refusal = await pressFor(as(COLLEAGUE), card, 'notice-made');
    expect(refusal.submit).toBeNull();
    expect(refusal.text).toContain('Diana Marsh');
    expect(await bot.incident(incidentId)).toMatchObject({ notices: [{ madeAt: null }] });
  });
});
