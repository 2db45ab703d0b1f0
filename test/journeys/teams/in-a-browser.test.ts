/** Dialogs and cards of a whole bot, drawn by Microsoft's renderer in a real browser of a telephone's width, and pressed there. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../../fixtures/bot.ts';
import { openCardPage, type Pressed } from '../../fixtures/card-page.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR, MAESTRA, SITE, TEACHER } from '../../fixtures/district-people.ts';
import { TEAMS_DIRECTOR_CHANNEL, TEAMS_LIAISON_CHANNEL } from '../../fixtures/district-tenant.ts';
import type { Card, Filled } from '../../fixtures/teams-double/card.ts';
import type { DoubleMessage } from '../../fixtures/teams-double/world.ts';
import { report } from './walk-report.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const whyNoChromium: string | null = existsSync(CHROMIUM) ? null : 'there is no Chromium on this machine; CHROMIUM names one elsewhere';
if (whyNoChromium) console.warn(`skipped: ${whyNoChromium}`);

const PHONE = 360;
const FIGHT = { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' };

describe.skipIf(whyNoChromium)('in a browser', () => {
  let bot: DistrictBot;
  let page: Awaited<ReturnType<typeof openCardPage>>;
  beforeAll(async () => {
    bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'alone' });
    for (const channel of [TEAMS_DIRECTOR_CHANNEL, TEAMS_LIAISON_CHANNEL]) await as(DIRECTOR).install(channel);
    await as(DIRECTOR).install();
    page = await openCardPage(CHROMIUM, { width: PHONE });
  });
  afterAll(async () => {
    await page?.close();
    await bot?.stop();
  });
  const as = (id: string) => bot.teams.as(id);

  /** Draw it, and see that a telephone shows all of it. */
  async function draw(card: Card | null | undefined, name: string): Promise<string> {
    if (!card) throw new Error(`no card: ${name}`);
    await page.show(card);
    await page.picture(name);
    expect(await page.overflow()).toBeLessThanOrEqual(0);
    expect(await page.formatted()).toEqual([]);
    expect(await page.cut()).toEqual([]);
    return page.text();
  }
  const cardOf = (message: DoubleMessage, id: string): Card | null => message.views.get(bot.teams.as(id).aadObjectId) ?? message.card;
  /** What the page's client collected, without what the button carries. */
  const inputs = ({ data: { crosswalk: _, ...values } }: Pressed): Filled => values as Filled; // texts, as clients send them

  it('a report is filled in as a dialog from a message, by what the page itself collects', async () => {
    const teacher = as(TEACHER);
    const opened = await teacher.extension('report', { onMessage: 'two <b>boys</b> fight [here](https://x.test)' });
    expect(await draw(opened.given, 'dialog-1-safety')).toContain('In danger? Call 911 now.');
    await page.choose('No');
    await page.select('Which place?', 'Palm Springs High School');
    const first = await page.press('Next / Seguir');
    expect(inputs(first)).toEqual({ danger: 'no', place: SITE });
    const second = await teacher.pressDialog('submit', inputs(first));
    expect(await draw(second.given, 'dialog-2-special')).toContain('None of these');
    await page.choose('None of these');
    const third = await teacher.pressDialog('submit', inputs(await page.press('Next')));
    await draw(third.given, 'dialog-3-about');
    const rest = await finish(third.given);
    expect(rest).toContain('Sent: PS-');
  });

  /** The forms that are left, filled in by the double, each drawn. */
  async function finish(given: Card | null): Promise<string> {
    const teacher = as(TEACHER);
    let text = await draw(given, 'dialog');
    for (let turn = 4; teacher.dialog()?.actions.includes('submit') && turn < 12; turn++) {
      const { fields = [], choices = {}, values = {} } = teacher.dialog() ?? {};
      const told: Filled = { ...FIGHT };
      const filled = Object.fromEntries(
        fields.flatMap((id): [string, string | string[] | null][] => {
          if (told[id] !== undefined) return [[id, told[id]]];
          const choice = ['none', 'no', 'over_safe', 'calm', 'left', 'campus'].find((each) => choices[id]?.includes(each));
          return values[id] !== undefined || choice === undefined ? [] : [[id, choice]];
        }),
      );
      const next = await teacher.pressDialog('submit', filled);
      text = `${next.title}\n${await draw(next.given, `dialog-${turn}`)}`;
    }
    return text;
  }

  it('CALL 911, the card of the director before and after, and a refusal', async () => {
    const form = await bot.teams.ask(as(COLLEAGUE), 'report');
    await as(COLLEAGUE).press(form, 'submit', { danger: 'yes', place: SITE });
    expect(await draw(cardOf(form, COLLEAGUE), '911-form')).toContain('CALL 911 NOW');
    await bot.settled();
    const mine = as(COLLEAGUE)
      .messages()
      .find(({ summary }) => summary.startsWith('CALL 911 NOW'));
    expect(await draw(mine?.card, '911-message')).toContain('CALL 911 NOW. Say what you see');

    const { incidentId } = await report(bot, as(TEACHER), { answers: FIGHT, note: '**bold** _note_' });
    const card = await bot.teams.message('incident-card', incidentId);
    expect(await draw(card.card, 'director-card-for-all')).toContain('Decide by');
    await as(DEPUTY).press(card, 'view');
    await draw(cardOf(card, DEPUTY), 'director-card-before');
    const pressed = await page.press('Keep at school');
    expect(pressed.data).toMatchObject({ crosswalk: { action: 'decline', value: incidentId } });
    await as(DEPUTY).press(card, 'decline');
    await draw(cardOf(card, DEPUTY), 'director-form');
    await as(DEPUTY).press(card, 'submit', { reason: 'restorative_or_diversion' });
    const after = await bot.teams.message('incident-card', incidentId);
    expect(await draw(after.card, 'director-card-after')).toContain('Kept at school');
    const refusal = await as(COLLEAGUE).press(after, 'more');
    expect(await draw(refusal.given, 'refusal')).toContain('Diana Marsh');
  });

  it('Spanish, and the digest with its release', async () => {
    const form = await bot.teams.ask(as(MAESTRA), 'reportar');
    expect(await draw(form.card, 'spanish')).toContain('Llame al 911');
    await bot.restart({ later: 4 * 86_400_000 });
    const laid = await bot.teams.message('digest-release', null);
    await as(DIRECTOR).refresh(laid);
    expect(await draw(cardOf(laid, DIRECTOR), 'digest-card')).toContain('Nothing has been sent.');
    await as(DIRECTOR).press(laid, 'release-digest');
    await draw(cardOf(laid, DIRECTOR), 'digest-release');
    await as(DIRECTOR).press(laid, 'submit');
    expect(await draw((await bot.teams.message('digest', null)).card, 'digest')).toContain('Boundary watch');
  });
});
