/** The home tab, opened as Slack says it is opened: what waits, what is owed, own reports, and the button that begins one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DEPUTY, DIRECTOR, GUEST, MAESTRA, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { readableText } from '../fixtures/slack-double/world.ts';
import { next, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const as = (userId: string) => bot.double.actAs(userId);
const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const CRISIS = { answers: { special: ['self_harm_signs'], grade: 'g9_12' } };

async function home(userId: string): Promise<string> {
  bot.double.world.homes.delete(userId);
  const attempts = await as(userId).openHome();
  expect(attempts.map(({ status }) => status)).toEqual([200]);
  return readableText(await until(() => as(userId).home()));
}

describe('the home tab', () => {
  it('of somebody new says what to do in danger, and that there is nothing yet; in their language', async () => {
    const text = await home(TEACHER);
    expect(text.indexOf('In danger? Call 911 first.')).toBeLessThan(text.indexOf('Report an incident'));
    expect(text).toContain('You have reported nothing in the last 30 days.');
    expect(text).toContain('You owe nothing now.');
    expect(text).not.toContain('Waits for a decider');
    expect(await home(MAESTRA)).toContain('¿Hay peligro? Llame primero al 911.');
  });

  it('of a decider lists what waits with its limit, and opens the details', async () => {
    expect(await home(DIRECTOR)).toContain('Nothing waits for a decider.');
    const { incidentId, reference } = await report(bot, as(TEACHER), FIGHT);
    const text = await home(DIRECTOR);
    expect(text).toMatch(new RegExp(`${reference} · decision · due 11:2\\d`));
    as(DIRECTOR).closeView();
    await as(DIRECTOR).pressHome('details', incidentId);
    expect((await until(() => as(DIRECTOR).view())).text).toContain(reference);
    expect(await home(TEACHER)).toContain(reference);
    const duties = await home(SITE_ADMIN);
    expect(duties).toMatch(new RegExp(`${reference}: Nurse now, at once`));
    expect(duties).not.toContain('Waits for a decider');
  });

  it('names of a restricted matter nothing to those it does not go to, and its reference to those it does', async () => {
    const { reference } = await report(bot, as(TEACHER), CRISIS);
    for (const userId of [DIRECTOR, DEPUTY]) expect(await home(userId)).not.toContain(reference);
    const lead = await home('U0CRISISLEAD');
    expect(lead).toContain(reference);
    expect(lead).not.toMatch(/alone|Clinician/);
  });

  it('of a guest with the director’s address shows nothing of the director’s', async () => {
    expect(await home(GUEST)).not.toContain('Waits for a decider');
  });

  it('begins a report like the command', async () => {
    await home(TEACHER);
    as(TEACHER).closeView();
    await as(TEACHER).pressHome('report');
    const first = await until(() => as(TEACHER).view());
    expect(first.fields).toContain('danger');
    expect((await next(as(TEACHER), { danger: 'no', place: 'palm_springs_hs' })).fields).toContain('special');
    as(TEACHER).closeView();
  });
});
