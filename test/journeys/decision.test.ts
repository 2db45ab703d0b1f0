/** What the law leaves to the school: a fight, from the first screen to the recorded call. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR, DIRECTOR_CHANNEL, GUEST, OTHER_ADMIN, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { rings } from '../fixtures/slack-double/world.ts';
import { buttonsOf, next, press, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const as = (userId: string) => bot.double.actAs(userId);

describe('a fight with a serious injury (L3)', () => {
  it('goes from the report over the card and the approval to the recorded call, and the reporter is told', async () => {
    const { incidentId, reference, last, screens } = await report(bot, as(TEACHER), FIGHT);
    expect(screens.length - 1).toBeLessThanOrEqual(5);
    expect(last.title).toContain(reference);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L3', police: 'discretionary' } });

    const card = await bot.message('incident-card', incidentId);
    expect(card.channel).toBe(DIRECTOR_CHANNEL);
    expect(rings(card)).toEqual([DIRECTOR]);
    expect(card.read).toMatch(/Decide by 11:2\d: call police\? · Palm Springs High School/);
    expect(card.text).toMatch(new RegExp(`^${reference} · decide by 11:2\\d · Palm Springs High School$`));
    expect(buttonsOf(card)).toEqual(['approve', 'decline', 'on-it', 'more', 'details']);

    const board = await bot.message('board', null);
    expect(board).toMatchObject({ channel: DIRECTOR_CHANNEL, pinned: true });
    expect(board.read).toContain(`${reference} · decision`);

    const siteCard = await bot.message('site-card', incidentId, SITE_ADMIN);
    expect(siteCard.read).toContain('decides by');
    expect(buttonsOf(siteCard)).toEqual(['duty-done', 'more', 'details']);

    const confirmation = await bot.message('report-confirmation', incidentId, TEACHER);
    expect(confirmation.read).toContain(`Sent: ${reference}`);
    expect(buttonsOf(confirmation)).toEqual(['add-facts', 'over', 'mistaken']);

    const form = await pressFor(as(DIRECTOR), card, 'approve');
    expect(form.choices.caller?.slice(0, 2)).toEqual(['director', 'admin_ps_high']);
    const approved = await next(as(DIRECTOR), { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    expect(approved.text).toContain('NOT YET CALLED');

    const waiting = await bot.message('incident-card', incidentId);
    expect(waiting.ts).toBe(card.ts);
    expect(waiting.read).toContain('APPROVED, NOT YET CALLED');
    expect(buttonsOf(waiting)).toEqual(['call-made', 'more', 'details']);

    const duty = await bot.message('call-duty', incidentId, SITE_ADMIN);
    expect(duty.read).toContain('Call now: Palm Springs Police Department, 760-555-0111');
    expect(duty.read).toContain('This is Palm Springs High School');
    expect(duty.read).toContain('No officer is asked to come');

    const told = await bot.message('decision-to-reporter', incidentId, TEACHER);
    expect(told.read).toContain('the school calls Palm Springs Police Department');

    await pressFor(as(SITE_ADMIN), duty, 'call-made');
    const receipt = await next(as(SITE_ADMIN), { caseNumber: '26-10433' });
    expect(receipt.text).toContain('26-10433');
    const called = await bot.message('incident-card', incidentId);
    expect(called.read).toMatch(/Called 11:\d\d · Palm Springs High School/);
    expect(called.read).toContain('Case no. 26-10433');
    expect(buttonsOf(called)).toEqual(['more', 'details']);
    expect(buttonsOf(await bot.message('call-duty', incidentId, SITE_ADMIN))).toEqual([]);
    expect((await bot.message('report-confirmation', incidentId, TEACHER)).read).toContain('Police called');
    expect(await bot.audit(incidentId)).toEqual([
      'incident-reported',
      'incident-classified',
      'escalation-decided',
      'call-made',
      'disclosure-logged',
    ]);
  });

  it('kept at school: the reporter reads who, when and why, and that anyone may still call', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    await pressFor(as(DEPUTY), card, 'decline');
    await next(as(DEPUTY), { reason: 'restorative_or_diversion' });
    const told = await bot.message('decision-to-reporter', incidentId, TEACHER);
    expect(told.read).toMatch(/Decided 11:\d\d: the school handles this and is not calling police\./);
    expect(told.read).toContain('Reason: Repair or diversion instead.');
    expect(told.read).toContain('Next: Assistant principal speaks with you today.');
    expect(told.read).toContain('You may still call police yourself; in danger, 911.');
    const kept = await bot.message('incident-card', incidentId);
    expect(kept.read).toContain('Kept at school · Palm Springs High School');
    expect(kept.read).toContain('Anyone may still call the police; in danger 911.');
    expect(buttonsOf(kept)).toEqual(['more', 'details']);
    expect(await bot.rows('SELECT 1 FROM "CallDuty" WHERE "incidentId" = $1', [incidentId])).toEqual([]);
  });

  it('decided by two at the same moment: one decision, and the second reads who was first', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    await pressFor(as(DIRECTOR), card, 'approve');
    await pressFor(as(DEPUTY), card, 'decline');
    const read = await Promise.all([
      next(as(DIRECTOR), { reason: 'ongoing_risk', caller: 'director', officer: 'yes' }),
      next(as(DEPUTY), { reason: 'school_level' }),
    ]);
    const second = read.filter(({ text }) => text.includes('Already decided by'));
    expect(second).toHaveLength(1);
    const { decision } = await bot.incident(incidentId);
    expect(second[0]?.text).toContain(decision?.outcome === 'approved' ? 'police are called' : 'kept at school');
    expect((await bot.audit(incidentId)).filter((kind) => kind === 'escalation-decided')).toHaveLength(1);
    expect((await bot.shown('decision-to-reporter', incidentId)).length).toBe(1);
    const decided = await bot.message('incident-card', incidentId);
    expect(decided.read.includes('APPROVED, NOT YET CALLED')).toBe(decision?.outcome === 'approved');
  });

  it.each([
    ['a member of staff', COLLEAGUE],
    ['a guest with the director’s e-mail', GUEST],
    ['the administrator of another school', OTHER_ADMIN],
    ['the administrator of the school', SITE_ADMIN],
  ])('%s decides nothing, and is told privately who can', async (_, userId) => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    for (const action of ['approve', 'decline', 'on-it']) {
      const refusal = await pressFor(as(userId), card, action);
      expect(refusal.submit).toBeNull();
      expect(refusal.text).toContain('Diana Marsh (Security director), on duty until 16:30');
      expect(refusal.text).toContain('In danger call 911: that never needs approval.');
    }
    expect(await bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'pending', silencedUntil: null } });
    expect(bot.double.messagesIn(DIRECTOR_CHANNEL).some(({ blocks }) => JSON.stringify(blocks).includes('This is for'))).toBe(false);
  });

  it('"I am on it" is read by everybody on the card, and the limit stays', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    await press(as(DIRECTOR), card, 'on-it');
    await expect.poll(async () => (await bot.incident(incidentId)).decision?.silencedUntil).toBeTruthy();
    const calm = await bot.message('incident-card', incidentId);
    expect(calm.read).toMatch(/<@U0DIRECTOR> is on it\. No reminders until 11:\d\d; the limit stays 11:2\d\./);
    expect(buttonsOf(calm)).toContain('approve');
  });
});
