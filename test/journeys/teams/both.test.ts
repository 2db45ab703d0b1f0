/** A district that lives in Slack and in Teams at once: one matter, a card on each, one decision, and one human is one person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot } from '../../fixtures/bot.ts';
import { DEPUTY, DIRECTOR, SITE, TEACHER } from '../../fixtures/district-people.ts';
import { TEAMS_DIRECTOR_CHANNEL, TEAMS_LIAISON_CHANNEL } from '../../fixtures/district-tenant.ts';
import { readableText } from '../../fixtures/teams-double/card.ts';
import { next, pressFor, report as reportInSlack } from '../walk-report.ts';
import { report as reportInTeams } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'beside' });
  await bot.teams.as(DIRECTOR).install(TEAMS_DIRECTOR_CHANNEL);
  await bot.teams.as(DIRECTOR).install();
  await bot.teams.as(DEPUTY).install();
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const inSlack = (id: string) => bot.double.actAs(id);
const inTeams = (id: string) => bot.teams.as(id);
const slackCard = async (incidentId: string) => {
  const cards = await bot.rows(
    `SELECT "channel", "messageId" FROM "PostedCard" WHERE "kind" = 'incident-card' AND "platform" = 'slack' AND "incidentId" = $1`,
    [incidentId],
  );
  await bot.settled();
  const [{ channel, messageId } = {}] = cards;
  const card = bot.double.world.messages.find((message) => message.channel === channel && message.ts === messageId);
  if (!card) throw new Error('no card in Slack');
  return card;
};

describe('a district on both', () => {
  it('reports in Teams, decides in Slack, and both cards are right', async () => {
    const { incidentId } = await reportInTeams(bot, inTeams(TEACHER), FIGHT);
    await bot.settled();
    const card = await slackCard(incidentId);
    await pressFor(inSlack(DIRECTOR), card, 'decline');
    await next(inSlack(DIRECTOR), { reason: 'restorative_or_diversion' });
    await bot.settled();
    expect(JSON.stringify((await slackCard(incidentId)).blocks)).toContain('Kept at school');
    const there = await bot.teams.message('incident-card', incidentId);
    expect(readableText(there.card)).toContain('Kept at school');
    expect(inTeams(DIRECTOR).card(there).actions).toEqual(['more', 'details']);
    // the reporter is told where they were last: in Teams
    expect(readableText((await bot.teams.message('decision-to-reporter', incidentId, TEACHER)).card)).toContain('Repair or diversion');
  });

  it('reports in Slack, decides in Teams', async () => {
    const { incidentId } = await reportInSlack(bot, inSlack(TEACHER), FIGHT);
    await bot.settled();
    const card = await bot.teams.message('incident-card', incidentId);
    await inTeams(DEPUTY).refresh(card);
    await inTeams(DEPUTY).press(card, 'approve');
    const approved = await inTeams(DEPUTY).press(card, 'submit', { reason: 'serious_injury', caller: 'director', officer: 'no' });
    expect(approved.text).toContain('NOT YET CALLED');
    await bot.settled();
    expect(JSON.stringify((await slackCard(incidentId)).blocks)).toContain('APPROVED, NOT YET CALLED');
  });

  it('takes one decision of two people on two platforms at the same moment, and the second reads who was first', async () => {
    const { incidentId } = await reportInTeams(bot, inTeams(TEACHER), FIGHT);
    await bot.settled();
    const here = await slackCard(incidentId);
    const there = await bot.teams.message('incident-card', incidentId);
    await pressFor(inSlack(DIRECTOR), here, 'approve');
    await inTeams(DEPUTY).refresh(there);
    await inTeams(DEPUTY).press(there, 'decline');
    const [first, second] = await Promise.all([
      next(inSlack(DIRECTOR), { reason: 'ongoing_risk', caller: 'director', officer: 'yes' }),
      inTeams(DEPUTY).press(there, 'submit', { reason: 'school_level' }),
    ]);
    expect([first.text, second.text].filter((text) => text.includes('Already decided by'))).toHaveLength(1);
    expect((await bot.audit(incidentId)).filter((kind) => kind === 'escalation-decided')).toHaveLength(1);
  });

  it('knows one human on both as one person', async () => {
    const rows = await bot.rows(
      `SELECT count(DISTINCT "personId")::int AS people, count(*)::int AS accounts FROM "ChatIdentity" i JOIN "Person" p ON p."id" = i."personId"
       WHERE p."key" = 'director'`,
    );
    expect(rows).toEqual([{ people: 1, accounts: 2 }]);
  });

  it('writes to the reporter of an emergency wherever they are', async () => {
    await inSlack(TEACHER).command('help');
    const form = await bot.teams.ask(inTeams(TEACHER), 'report');
    await inTeams(TEACHER).press(form, 'submit', { danger: 'yes', place: SITE });
    await bot.settled();
    expect(
      inTeams(TEACHER)
        .messages()
        .some(({ summary }) => summary.startsWith('CALL 911 NOW')),
    ).toBe(true);
  });

  it('releases one digest into both liaison channels, each named', async () => {
    await bot.restart({ later: 4 * 86_400_000 });
    const laid = await bot.teams.message('digest-release', null);
    await bot.settled();
    await inTeams(DIRECTOR).refresh(laid);
    await inTeams(DIRECTOR).press(laid, 'release-digest');
    await inTeams(DIRECTOR).press(laid, 'submit');
    await inTeams(DIRECTOR).install(TEAMS_LIAISON_CHANNEL);
    await bot.teams.message('digest', null);
    await bot.settled();
    const said = readableText((await bot.teams.message('digest-release', null)).card);
    for (const name of ['Liaison channel (Slack)', 'Liaison channel (Teams)', 'Liaison channel, PDF']) expect(said).toContain(name);
  });
});
