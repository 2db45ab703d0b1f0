/** What the law leaves to the school, in Microsoft Teams: a fight, from the first card to the recorded call. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../../fixtures/bot.ts';
import { DEPUTY, DIRECTOR, SITE_ADMIN, TEACHER } from '../../fixtures/district-people.ts';
import { entraIdOf, TEAMS_DIRECTOR_CHANNEL } from '../../fixtures/district-tenant.ts';
import { mentionsOf, readableText } from '../../fixtures/teams-double/card.ts';
import { report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'alone' });
  // the app is added to the director's channel, and the director has it
  await bot.teams.as(DIRECTOR).install(TEAMS_DIRECTOR_CHANNEL);
  await bot.teams.as(DIRECTOR).install();
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const as = (id: string) => bot.teams.as(id);

describe('a fight with a serious injury (L3)', () => {
  it('goes from the report over the card and the approval to the recorded call, and the reporter is told', async () => {
    const { incidentId, reference, last, cards } = await report(bot, as(TEACHER), FIGHT);
    expect(cards.length - 1).toBeLessThanOrEqual(5);
    expect(last.text).toContain(reference);
    expect(await bot.incident(incidentId)).toMatchObject({ classification: { level: 'L3', police: 'discretionary' } });

    const card = await bot.teams.message('incident-card', incidentId);
    expect(card.conversation).toBe(TEAMS_DIRECTOR_CHANNEL);
    expect(mentionsOf(card.card ?? { type: 'AdaptiveCard' })).toEqual([entraIdOf(DIRECTOR)]);
    expect(readableText(card.card)).toMatch(/Decide by 11:2\d: call police\? · Palm Springs High School/);
    expect(card.summary).toMatch(new RegExp(`^${reference} · decide by 11:2\\d · Palm Springs High School$`));

    // everybody in the channel sees the matter; the buttons of the decision are for who decides
    expect(as(DEPUTY).card(card).actions).toEqual(['more', 'details', 'view']);
    await as(DIRECTOR).refresh(card);
    expect(as(DIRECTOR).card(card).actions).toEqual(['approve', 'decline', 'on-it', 'more', 'details']);

    const form = await as(DIRECTOR).press(card, 'approve');
    expect(form.kind).toBe('card');
    expect(as(DIRECTOR).card(card).choices.caller?.slice(0, 2)).toEqual(['director', 'admin_ps_high']);
    const approved = await as(DIRECTOR).press(card, 'submit', { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    expect(approved.text).toContain('NOT YET CALLED');

    const waiting = await bot.teams.message('incident-card', incidentId);
    expect(waiting.id).toBe(card.id);
    expect(readableText(waiting.card)).toContain('APPROVED, NOT YET CALLED');

    const duty = await bot.teams.message('call-duty', incidentId, SITE_ADMIN);
    expect(readableText(duty.card)).toContain('760-555-0111');
    await as(SITE_ADMIN).press(duty, 'call-made');
    const receipt = await as(SITE_ADMIN).press(duty, 'submit', { caseNumber: '26-10433' });
    expect(receipt.text).toContain('26-10433');
    const called = await bot.teams.message('incident-card', incidentId);
    expect(readableText(called.card)).toMatch(/Called 11:\d\d · Palm Springs High School/);
    const told = await bot.teams.message('report-confirmation', incidentId, TEACHER);
    expect(readableText(told.card)).toContain('Police called');
    expect(await bot.audit(incidentId)).toEqual([
      'incident-reported',
      'incident-classified',
      'escalation-decided',
      'call-made',
      'disclosure-logged',
    ]);
  });

  it('gives deciders their buttons although their client asks before the bot has heard that its card arrived', async () => {
    bot.teams.double.faults.add({ operation: 'post', conversation: TEAMS_DIRECTOR_CHANNEL, kind: 'accept-then-delay', milliseconds: 600 });
    const before = bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL).length;
    await report(bot, as(TEACHER), FIGHT);
    const card = await until(() => bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL)[before]);
    await as(DIRECTOR).refresh(card);
    expect(as(DIRECTOR).card(card).actions).toContain('approve');
    await bot.settled();
  });

  it('says a card again when nobody knows whether it arrived, marked, and sends whoever presses the earlier copy to it', async () => {
    bot.teams.double.faults.add({ operation: 'post', conversation: TEAMS_DIRECTOR_CHANNEL, kind: 'accept-then-drop' });
    const before = bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL).length;
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    const [earlier, again, ...more] = bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL).slice(before);
    if (!earlier || !again) throw new Error('it was said once only');
    expect([again.id, more]).toEqual([card.id, []]);
    expect(readableText(earlier.first)).not.toContain('Possibly repeated');
    expect(readableText(again.first)).toContain('Possibly repeated');
    expect((await as(DIRECTOR).press(earlier, 'view')).text).toContain('use the newer message');
    await as(DIRECTOR).refresh(card);
    expect(as(DIRECTOR).card(card).actions).toContain('approve');
  });

  it('answers words: help, status', async () => {
    expect(as(TEACHER).card(await bot.teams.ask(as(TEACHER), 'help')).text).toContain('“status”');
    expect(as(TEACHER).card(await bot.teams.ask(as(TEACHER), 'status')).text).toContain('PS-');
  });
});
