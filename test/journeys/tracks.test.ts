/** Each special track from the report to the people it goes to, and to nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { DEPUTY, DESIGNEE, DIRECTOR, DIRECTOR_CHANNEL, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { buttonsOf, next, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const TITLE_IX = 'U0TITLEIX';
const CRISIS_LEAD = 'U0CRISISLEAD';
const as = (userId: string) => bot.double.actAs(userId);

/** Who got a message about an incident, channel included; without the reporter's own. */
async function told(incidentId: string): Promise<string[]> {
  await bot.settled();
  const rows = await bot.rows(
    `SELECT DISTINCT "address" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" NOT IN ('report-confirmation', 'emergency-reporter') ORDER BY 1`,
    [incidentId],
  );
  return rows.map(({ address }) => String(address));
}

/** Everything that the channel holds about an incident, as its readers see it, pushes included. */
function channelText(reference: string): string {
  const messages = bot.double.messagesIn(DIRECTOR_CHANNEL).filter(({ blocks, text }) => JSON.stringify([blocks, text]).includes(reference));
  return messages.map(({ blocks, text }) => JSON.stringify([text, blocks])).join('\n');
}

describe('TITLE_IX', () => {
  it('goes to the coordinator by direct message, with the time of its delivery on record; the channel learns nothing of it', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), { answers: { kind: 'sexual', sexual: 'words', grade: 'g9_12' } });
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L2', tracks: expect.arrayContaining(['TITLE_IX']) } });
    const card = await bot.message('restricted-card', incidentId, TITLE_IX);
    expect(card.text).toBe(reference);
    expect(card.read).toContain('Palm Springs High School');
    expect(await told(incidentId)).toEqual([TITLE_IX]);
    expect(channelText(reference)).toBe('');
    const [delivered] = await bot.rows(
      `SELECT d."settledAt" FROM "Delivery" d JOIN "PostedCard" c ON c."id" = d."cardId"
       WHERE c."incidentId" = $1 AND c."kind" = 'restricted-card' AND d."state" = 'sent'`,
      [incidentId],
    );
    expect(delivered?.settledAt).toBeInstanceOf(Date);
    expect(await bot.audit(incidentId)).toContain('restricted-delivered');

    // the coordinator sees to it and records it
    const form = await pressFor(as(TITLE_IX), card, 'duty-done');
    const done = await next(as(TITLE_IX), { duties: form.choices.duties?.slice(0, 1) ?? [] });
    expect(done.text).toContain('Recorded: 1 done.');
    for (const stranger of [DIRECTOR, SITE_ADMIN]) {
      const refusal = await pressFor(as(stranger), card, 'details');
      expect(refusal.text).toContain('Only the people named for this matter see or change it.');
    }
  });
});

describe('CRISIS', () => {
  it('goes to the crisis lead and the administrator of the site, never to police, and the channel learns nothing of it', async () => {
    const { incidentId, reference } = await report(bot, as(TEACHER), { answers: { special: ['self_harm_signs'], grade: 'g9_12' } });
    const { classification, notices, decision } = await bot.incident(incidentId);
    expect(classification).toMatchObject({ level: 'L2', police: 'none', tracks: expect.arrayContaining(['CRISIS']) });
    expect([notices, decision]).toEqual([[], null]);
    expect(await told(incidentId)).toEqual([SITE_ADMIN, CRISIS_LEAD].toSorted());
    expect(channelText(reference)).toBe('');
    expect((await bot.message('restricted-card', incidentId, CRISIS_LEAD)).text).toBe(reference);
  });
});

describe('IMMIGRATION', () => {
  it('rings the director now, tells the superintendent’s designee, asks nothing about persons and calls nobody', async () => {
    const { incidentId, reference, screens } = await report(bot, as(TEACHER), { answers: { special: ['immigration'] } });
    expect(await bot.incident(incidentId)).toMatchObject({
      classification: { level: 'L2', police: 'none', tracks: expect.arrayContaining(['IMMIGRATION']) },
      note: null,
    });
    expect(screens.flatMap(({ fields }) => fields)).not.toContain('grade');
    expect((await bot.message('call-for-person', incidentId)).text).toContain('please look at this now');
    expect(await told(incidentId)).toEqual(expect.arrayContaining([DIRECTOR_CHANNEL, DESIGNEE, SITE_ADMIN]));
    expect(channelText(reference)).toContain('Immigration');
  });
});

describe('HATE', () => {
  it('with force is the director’s decision, and the target’s support is somebody’s duty', async () => {
    const answers = { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided', bias: 'yes' };
    const { incidentId } = await report(bot, as(TEACHER), { answers });
    const { classification, duties } = await bot.incident(incidentId);
    expect(classification.level).toBe('L3');
    if (classification.tracks.includes('HATE')) expect(duties.map(({ duty }) => duty)).toContain('target_support');
    expect(duties.every(({ ownerId }) => ownerId !== null)).toBe(true);
  });
});

describe('U12', () => {
  it('never asks an officer to come, whatever is approved', async () => {
    const answers = { kind: 'fight', grade: 'tk5', under12: 'yes', injury: 'doctor', fight_sides: 'one_sided' };
    const { incidentId } = await report(bot, as(TEACHER), { answers });
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { tracks: expect.arrayContaining(['U12']) } });
    const card = await bot.message('incident-card', incidentId);
    const form = await pressFor(as(DEPUTY), card, 'approve');
    expect(form.fields).not.toContain('officer');
    const approved = await next(as(DEPUTY), { reason: 'serious_injury', caller: 'deputy_1' });
    expect(approved.text).toContain('NOT YET CALLED');
    expect(await bot.incident(incidentId)).toMatchObject({ callDuty: { officerRequested: false } });
  });
});

describe('WVPP', () => {
  it('an employee who was hit reads care first, confirms for themselves, and the supervisor confirms too', async () => {
    const answers = { kind: 'fight', grade: 'g9_12', injury: 'first_aid', staff_hit: 'on_purpose', fight_sides: 'one_sided' };
    const { incidentId } = await report(bot, as(TEACHER), { answers });
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L4', rules: expect.arrayContaining(['M6']) } });
    const confirmation = await bot.message('report-confirmation', incidentId, TEACHER);
    expect(buttonsOf(confirmation)).toContain('was-me');
    const thanks = await pressFor(as(TEACHER), confirmation, 'was-me');
    expect(thanks.text).toContain('are you hurt?');
    const own = await bot.message('notice-duty', incidentId, TEACHER);
    expect(own.read.indexOf('are you hurt?')).toBeLessThan(own.read.indexOf('Give notice'));
    expect(own.read).toContain('EC 44014');

    await pressFor(as(TEACHER), own, 'notice-made');
    await next(as(TEACHER), { how: 'phone' });
    expect((await bot.message('notice-duty', incidentId, TEACHER)).read).toContain('Please file this receipt');
    const card = await bot.message('incident-card', incidentId);
    expect(card.read).toContain('Notice required by law');

    const supervisors = await bot.message('notice-duty', incidentId, SITE_ADMIN);
    expect(supervisors.read).toContain('The employee has a duty of their own');
    await pressFor(as(SITE_ADMIN), supervisors, 'notice-made');
    await next(as(SITE_ADMIN), { how: 'phone', caseNumber: '26-77' });
    expect((await bot.message('incident-card', incidentId)).read).toContain('Notice made');
  });
});

describe('MEDICAL', () => {
  it('an overdose is an emergency for which 911 sends medics, not police', async () => {
    const answers = { kind: 'substance', grade: 'g9_12', substance: 'drug', substance_act: 'used', injury: 'serious' };
    const { incidentId } = await report(bot, as(TEACHER), { answers });
    const { classification } = await bot.incident(incidentId);
    expect(classification).toMatchObject({ level: 'L5', tracks: expect.arrayContaining(['MEDICAL']) });
    expect(classification.obligations.filter(({ response_mode }) => response_mode === '911').map(({ to }) => to)).toEqual(['medical']);
  });
});

describe('SPED', () => {
  it('a restraint is the school’s matter with a written report and a word to the parent, and no police', async () => {
    const { incidentId } = await report(bot, as(TEACHER), { answers: { kind: 'other', specific: 'restraint_or_seclusion_used' } });
    const { classification, duties, notices } = await bot.incident(incidentId);
    expect(classification).toMatchObject({ level: 'L2', police: 'none', tracks: expect.arrayContaining(['SPED']) });
    expect(duties.map(({ duty }) => duty)).toEqual(expect.arrayContaining(['restraint_report', 'parent_notice_restraint']));
    expect(notices).toEqual([]);
  });
});
