/** Danger: an incident at once, 911 in the reporter's hands, and people called one after another until somebody has confirmed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR, SITE, TEACHER } from '../fixtures/district-people.ts';
import { rings } from '../fixtures/slack-double/world.ts';
import { anHourLater, buttonsOf, finish, next, open, press, pressFor } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());
const as = (userId: string) => bot.double.actAs(userId);

/** The first screen with danger; a phone that must dial gets nothing to fill in. */
async function raise(values: Record<string, string> = { danger: 'yes', place: SITE }, userId = TEACHER): Promise<string> {
  await anHourLater(bot);
  await open(as(userId));
  const last = await next(as(userId), values);
  expect(last.submit).toBeNull();
  return last.context.incidentId ?? '';
}

describe('danger', () => {
  it.each([
    ['yes', TEACHER],
    ['unsure', COLLEAGUE],
  ])('"%s" is an alarm at once: card, direct message with its buttons, 911 confirmed', async (danger, userId) => {
    const incidentId = await raise({ danger, place: SITE }, userId);
    expect(as(userId).view()?.text).toContain('CALL 911 NOW. Say what you see, at Palm Springs High School, 100 Example Road');
    const card = await bot.message('incident-card', incidentId);
    expect(card.read).toContain('NOBODY HAS CONFIRMED 911 · Palm Springs High School');
    expect(card.read).toContain('Where: Palm Springs High School, 100 Example Road, Palm Springs, front office 760-555-0120');
    expect(rings(card)).toEqual([DIRECTOR]);
    expect(buttonsOf(card)).toEqual(['emergency-called', 'stand-down', 'more', 'details']);
    const mine = await bot.message('emergency-reporter', incidentId, userId);
    expect(mine.text).toMatch(/^CALL 911 NOW · PS-/);
    expect(mine.read).toContain('CALL 911 NOW. Say what you see, at Palm Springs High School, 100 Example Road, Palm Springs.');
    expect(buttonsOf(mine)).toEqual(['emergency-called', 'cannot-call', 'where', 'over', 'mistaken', 'add-facts']);

    await press(as(userId), mine, 'emergency-called');
    await until(async () => (await bot.incident(incidentId)).emergency?.confirmedAt);
    const confirmed = await bot.message('incident-card', incidentId);
    expect(confirmed.ts).toBe(card.ts);
    expect(confirmed.read).toContain('911 called, confirmed');
    expect(confirmed.read).toContain('by the reporter.');
    expect(confirmed.read).not.toContain(userId);
    expect(buttonsOf(await bot.message('emergency-reporter', incidentId, userId))).not.toContain('emergency-called');
    expect(buttonsOf(confirmed)).toEqual(['all-clear', 'stand-down', 'more', 'details']);
  });

  it('prefills the usual place, and says on the card that nobody has confirmed it', async () => {
    const incidentId = await raise({ danger: 'unsure' });
    expect((await bot.message('incident-card', incidentId)).read).toContain('Palm Springs High School (place not confirmed)');
    expect((await bot.message('emergency-reporter', incidentId, TEACHER)).read).toContain('Is the place right?');
  });

  it('"I cannot call" asks the next person at once, and says whom', async () => {
    const incidentId = await raise();
    const mine = await bot.message('emergency-reporter', incidentId, TEACHER);
    const started = Date.now();
    const screen = await pressFor(as(TEACHER), mine, 'cannot-call');
    expect(screen.text).toContain('Ask anyone near you to call 911 now');
    expect(screen.text).toContain('Deputy security director');
    expect(screen.text).toContain('760-555-0120');
    const alert = await bot.message('emergency-alert', incidentId, DEPUTY);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect((await bot.message('incident-card', incidentId)).read).toContain('The reporter CANNOT CALL');
    await press(as(DEPUTY), alert, 'emergency-called');
    await until(async () => (await bot.incident(incidentId)).emergency?.confirmedAt);
    expect((await bot.message('incident-card', incidentId)).read).toContain('<@U0DEPUTY1>');
  });

  it('"Where?" corrects the place on the card, for whoever left it empty or wrong', async () => {
    const incidentId = await raise({ danger: 'yes' });
    const mine = await bot.message('emergency-reporter', incidentId, TEACHER);
    expect((await bot.message('incident-card', incidentId)).read).toContain('place not confirmed');
    await pressFor(as(TEACHER), mine, 'where');
    const saved = await next(as(TEACHER), { place: 'rancho_mirage_hs' });
    expect(saved.text).toContain('Rancho Mirage High School, 2700 Example Road');
    const card = await bot.message('incident-card', incidentId);
    expect(card.read).toContain('NOBODY HAS CONFIRMED 911 · Rancho Mirage High School');
    expect(card.read).toContain('2700 Example Road');
    expect(await bot.incident(incidentId)).toMatchObject({ siteConfirmed: true, agencyId: 'riverside_sheriff' });
    await press(as(DIRECTOR), card, 'emergency-called');
  });

  it('is improved by the remaining questions: one result, with medical help and the notice of M1', async () => {
    const incidentId = await raise();
    const mine = await bot.message('emergency-reporter', incidentId, TEACHER);
    await press(as(TEACHER), mine, 'emergency-called');
    await pressFor(as(TEACHER), mine, 'add-facts');
    const kicked = { weapon_now: 'no', special: ['none'], kind: 'fight', grade: 'g9_12', injury: 'serious', fight_sides: 'group' };
    const screens = await finish(as(TEACHER), { answers: kicked });
    expect(screens.some(({ fields }) => fields.includes('danger'))).toBe(false);
    const incident = await bot.incident(incidentId);
    expect(incident.classification).toMatchObject({ type: 'assault_weapon_or_gbi', level: 'L5', police: '911', rules: ['M1'] });
    expect(incident.classification.obligations.map(({ to, police }) => [to, police])).toEqual([
      ['police', '911'],
      ['police', 'mandatory'],
      ['medical', 'none'],
    ]);
    expect(await bot.rows('SELECT 1 FROM "Incident" WHERE "draftId" = $1', [incident.draftId])).toHaveLength(1);
    const cards = await bot.shown('incident-card', incidentId);
    expect(cards).toHaveLength(1);
    expect((await bot.message('incident-card', incidentId)).read).toContain('Assault with weapon or serious injury');
    expect((await bot.message('notice-duty', incidentId)).read).toContain('M1');
  });
});
