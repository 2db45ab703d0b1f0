/** A drill from `/incident drill` to its end, and to THIS IS REAL, as people press it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR, DIRECTOR_CHANNEL, SITE, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { buttonsOf, next, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const as = (userId: string) => bot.double.actAs(userId);
const NOT_REAL = /do not call 911 for this drill/i;

async function form(userId: string) {
  const person = as(userId);
  person.closeView();
  await person.command('drill');
  return until(() => person.view());
}

describe('a drill', () => {
  it('is started by the administrator, says on every screen and card what must not be done, and is ended', async () => {
    const opened = await form(SITE_ADMIN);
    expect(opened.text).toMatch(NOT_REAL);
    expect(opened.choices.site).toContain(SITE);
    expect(opened.choices.minutes).not.toContain('61');
    const started = await next(as(SITE_ADMIN), { site: SITE, kind: 'lockdown', minutes: '15' });
    expect(started.text).toMatch(NOT_REAL);
    const card = await bot.message('drill', null);
    const channelCard = bot.double.messagesIn(DIRECTOR_CHANNEL).find(({ blocks }) => NOT_REAL.test(JSON.stringify(blocks)));
    expect(channelCard?.text).toBe('DRILL. NOT REAL.');
    expect(card.read).toMatch(NOT_REAL);
    expect(buttonsOf(card)).toEqual(['this-is-real', 'end-drill']);

    // a report stays real
    const { incidentId } = await report(bot, as(TEACHER), { answers: { kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' } });
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L1' } });
    if (!channelCard) throw new Error('no card');
    expect((await pressFor(as(TEACHER), channelCard, 'end-drill')).text).toContain('Drills are started by');
    expect((await pressFor(as(DIRECTOR), channelCard, 'end-drill')).text).toContain('The drill is over.');
    await until(async () => (buttonsOf(await bot.message('drill', null)).length === 0 ? true : null));
  });

  it('is refused to a teacher, with who can', async () => {
    expect((await form(TEACHER)).text).toContain('Drills are started by the director, deputies and the administrators of the site.');
  });

  it('turns real in one tap: CALL 911 with the address, an alarm in the channel, and no drill beside it', async () => {
    await form(DIRECTOR);
    await next(as(DIRECTOR), { site: SITE, kind: 'evacuate', minutes: '30' });
    const card = await until(async () => {
      const shown = await bot.message('drill', null);
      return buttonsOf(shown).includes('this-is-real') ? shown : null;
    });
    const answer = await pressFor(as(SITE_ADMIN), card, 'this-is-real');
    expect(answer.text).toContain('CALL 911 NOW. Say what you see, at Palm Springs High School');
    expect(answer.text).not.toMatch(NOT_REAL);
    const [incident] = await bot.rows(`SELECT "id" FROM "Incident" ORDER BY "openedAt" DESC LIMIT 1`);
    const incidentId = String(incident?.id);
    expect((await bot.message('incident-card', incidentId)).read).toContain('NOBODY HAS CONFIRMED 911');
    expect(buttonsOf(await bot.message('emergency-reporter', incidentId, SITE_ADMIN))).toContain('emergency-called');
    expect((await bot.message('drill', null)).read).toContain('a REAL emergency was raised here');
    await form(DIRECTOR);
    expect((await next(as(DIRECTOR), { site: SITE, kind: 'hold', minutes: '5' })).text).toContain('A real emergency is open at this site.');
  });
});
