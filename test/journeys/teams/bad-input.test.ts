/** What comes late, twice, from an older version or from nowhere: a clear answer or a coded line of the log, and nothing lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR, SITE, TEACHER } from '../../fixtures/district-people.ts';
import { TEAMS_DIRECTOR_CHANNEL } from '../../fixtures/district-tenant.ts';
import { readableText } from '../../fixtures/teams-double/card.ts';
import type { DoubleMessage, RecordedDispatch } from '../../fixtures/teams-double/world.ts';
import { anHourLater } from '../walk-report.ts';
import { report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'alone' });
  await bot.teams.as(DIRECTOR).install(TEAMS_DIRECTOR_CHANNEL);
  await bot.teams.as(DIRECTOR).install();
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const as = (id: string) => bot.teams.as(id);
const lastDispatch = (): RecordedDispatch => bot.teams.double.world.dispatches.at(-1) as RecordedDispatch; // one was just made
const incidents = async () => Number((await bot.rows('SELECT count(*)::int AS n FROM "Incident"'))[0]?.n);
const inChannel = (incidentId: string): DoubleMessage[] =>
  bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL).filter(({ card }) => JSON.stringify(card ?? '').includes(incidentId));

/** Send the last press again, with its data changed. */
async function pressChanged(change: (data: Record<string, unknown>) => unknown): Promise<string> {
  const { activity } = lastDispatch();
  const changed = structuredClone(activity) as { value: { action: { data: Record<string, unknown> } } }; // as this test made it
  changed.value.action.data = change(changed.value.action.data) as Record<string, unknown>; // whatever a client may send
  const { status, response } = await bot.teams.double.sender.send({ ...changed });
  expect(status).toBe(200);
  return response;
}

describe('a press', () => {
  it('on a card of another version, or of no version, says that it is old, and changes nothing', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    await as(DIRECTOR).refresh(card);
    await as(DIRECTOR).press(card, 'more');
    const before = await bot.audit(incidentId);
    for (const change of [
      (data: Record<string, unknown>) => ({ crosswalk: { ...(data.crosswalk as object), v: 9 } }), // ours
      () => ({ something: 'else' }),
      () => 'no object',
      () => null,
    ]) {
      expect(await pressChanged(change)).toContain('of an older version');
    }
    expect(await bot.audit(incidentId)).toEqual(before);
  });

  it('with a verb nobody knows, or about a matter that is not there, is answered', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    await as(DIRECTOR).refresh(card);
    await as(DIRECTOR).press(card, 'more');
    const ours = (more: object) => (data: Record<string, unknown>) => ({ crosswalk: { ...(data.crosswalk as object), ...more } }); // ours
    expect(await pressChanged(ours({ action: 'explode' }))).toContain('"statusCode":200');
    expect(await pressChanged(ours({ action: 'more', value: '019a0000-0000-7000-8000-000000000000' }))).toContain(
      'This is not there any more.',
    );
    expect(await pressChanged(ours({ action: 'more', value: '<at>everybody</at>' }))).toContain('This is not there any more.');
  });

  it('for a file, made up in a channel, puts it into the person’s own chat', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    await as(DIRECTOR).refresh(card);
    await as(DIRECTOR).press(card, 'more');
    expect(await pressChanged(() => ({ crosswalk: { v: 1, action: 'pdf', value: '2026-W41' } }))).toContain('Teams asks you');
    const asked = bot.teams.double.world.messages.filter(({ file }) => file !== null);
    expect(asked).toEqual([expect.objectContaining({ conversation: bot.teams.double.world.personalWith(as(DIRECTOR).aadObjectId).id })]);
  });

  it('of such a client, whose card cannot be replaced: what came of it is said below', async () => {
    const form = await bot.teams.ask(as(TEACHER), 'report');
    const conversation = bot.teams.double.world.personalWith(as(TEACHER).aadObjectId).id;
    bot.teams.double.faults.add({ operation: 'update', conversation, kind: 'refuse', status: 503, times: -1 });
    await as(TEACHER).press(form, 'submit', { danger: 'no', place: SITE }, { old: true });
    bot.teams.double.faults.clear();
    const said = as(TEACHER).messages().at(-1);
    expect(said && as(TEACHER).card(said).screenId).toBe('report-special');
  });

  it('sent twice by the client decides once, and a report sent twice is one', async () => {
    const count = await incidents();
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const again = await bot.teams.double.sender.redeliver(lastDispatch());
    expect(again.status).toBe(200);
    expect(await incidents()).toBe(count + 1);
    const card = await bot.teams.message('incident-card', incidentId);
    await as(DIRECTOR).refresh(card);
    await as(DIRECTOR).press(card, 'decline');
    await as(DIRECTOR).press(card, 'submit', { reason: 'school_level' });
    expect((await bot.teams.double.sender.redeliver(lastDispatch())).response).toMatch(/already|decided/i);
    expect((await bot.audit(incidentId)).filter((kind) => kind === 'escalation-decided')).toHaveLength(1);
  });

  it('of a client that does not know Action.Execute is answered where only that person reads it', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    const director = as(DIRECTOR);
    const offered = () => director.messages().filter((message) => message.card && director.card(message).actions.includes('approve'));
    const before = offered().length;
    await director.press(card, 'view', {}, { old: true });
    expect(offered()).toHaveLength(before + 1);
    expect(readableText((await bot.teams.message('incident-card', incidentId)).card)).not.toContain('Call police');
    expect((await bot.teams.double.sender.redeliver(lastDispatch())).status).toBe(200);
    expect(offered()).toHaveLength(before + 1);
  });
});

describe('a Teams that does not answer', () => {
  it('who the reporter of an emergency is, keeps their "911 called" from nobody, and the button of everybody else waits', async () => {
    await anHourLater(bot);
    const form = await bot.teams.ask(as(TEACHER), 'report');
    await as(TEACHER).press(form, 'submit', { danger: 'yes', place: SITE });
    const [row] = await bot.rows('SELECT "id" FROM "Incident" ORDER BY "id" DESC LIMIT 1');
    const incidentId = String(row?.id);
    const mine = await bot.teams.message('emergency-reporter', incidentId, TEACHER);
    const card = await bot.teams.message('incident-card', incidentId);
    await bot.settled();
    // profiles are remembered until then
    await bot.restart();
    bot.teams.double.faults.add({ operation: 'member', kind: 'refuse', status: 503, times: -1 });
    expect((await as(DIRECTOR).press(card, 'emergency-called')).text).toContain('Something went wrong');
    expect(await bot.incident(incidentId)).toMatchObject({ emergency: { confirmedAt: null } });
    await as(TEACHER).press(mine, 'emergency-called');
    expect((await bot.incident(incidentId)).emergency?.confirmedAt).toBeTruthy();
    bot.teams.double.faults.clear();
    await bot.settled();
  });

  it('who somebody is, keeps no alarm waiting', async () => {
    await anHourLater(bot);
    bot.teams.double.faults.add({ operation: 'member', kind: 'accept-then-hang', times: -1 });
    const newcomer = as(COLLEAGUE);
    const form = await bot.teams.ask(newcomer, 'report');
    const said = await newcomer.press(form, 'submit', { danger: 'yes', place: SITE });
    bot.teams.double.faults.clear();
    expect(said.text).toContain('CALL 911 NOW');
    expect(
      await bot.rows(`SELECT 1 FROM "Incident" WHERE "status" = 'open' AND "openedAt" > $1`, [
        new Date(bot.clock.now().getTime() - 60_000),
      ]),
    ).toHaveLength(1);
  });

  it('who the director is, leaves them the button to look again', async () => {
    await anHourLater(bot);
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    bot.teams.double.faults.add({ operation: 'member', kind: 'refuse', status: 503, times: -1 });
    await as(DEPUTY).press(card, 'view');
    expect(as(DEPUTY).card(card).actions).toEqual(['more', 'details', 'view']);
    bot.teams.double.faults.clear();
    await as(DEPUTY).press(card, 'view');
    expect(as(DEPUTY).card(card).actions).toContain('approve');
  });
});

describe('what is no press', () => {
  it('an invoke nobody knows is answered as not implemented, with a coded line', async () => {
    const { activity } = lastDispatch();
    const { status } = await bot.teams.double.sender.send({ ...activity, type: 'invoke', name: 'signin/verifyState', value: {} });
    expect(status).toBe(501);
    expect(bot.lines.some((line) => line.includes('teams-unknown-invoke'))).toBe(true);
  });

  it('a channel renamed changes nothing: channels are known by their ids', async () => {
    const { activity } = lastDispatch();
    const channelData = {
      ...(activity.channelData as object),
      eventType: 'channelRenamed',
      channel: { id: TEAMS_DIRECTOR_CHANNEL, name: 'x' },
    }; // as the double writes it
    const { status } = await bot.teams.double.sender.send({ ...activity, type: 'conversationUpdate', channelData });
    expect(status).toBe(200);
    expect(bot.lines.some((line) => line.includes('"teams-changed"') && line.includes('channelRenamed'))).toBe(true);
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    expect((await bot.teams.message('incident-card', incidentId)).conversation).toBe(TEAMS_DIRECTOR_CHANNEL);
  });

  it('a card that somebody removed from the channel is said again at its next change', async () => {
    await anHourLater(bot);
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.teams.message('incident-card', incidentId);
    const { messages } = bot.teams.double.world;
    messages.splice(messages.indexOf(card), 1);
    await bot.teams.as(DIRECTOR).say('status');
    await bot.settled();
    const receipt = await bot.teams.message('report-confirmation', incidentId, TEACHER);
    await as(TEACHER).press(receipt, 'over');
    if (as(TEACHER).card(receipt).actions.includes('submit')) await as(TEACHER).press(receipt, 'submit');
    const anew = await bot.teams.message('incident-card', incidentId);
    expect(anew.id).not.toBe(card.id);
    expect(inChannel(incidentId)).toHaveLength(1);
  });

  it('a bot removed from the team: people are reached, the card waits, and is there once when the bot is added again', async () => {
    await anHourLater(bot);
    await as(DIRECTOR).uninstall(TEAMS_DIRECTOR_CHANNEL);
    const form = await bot.teams.ask(as(TEACHER), 'report');
    await as(TEACHER).press(form, 'submit', { danger: 'yes', place: SITE });
    const [row] = await bot.rows('SELECT "id" FROM "Incident" ORDER BY "id" DESC LIMIT 1');
    const incidentId = String(row?.id);
    await bot.teams.message('emergency-reporter', incidentId, TEACHER);
    await until(() => bot.lines.find((line) => line.includes('"delivery-waiting"') && line.includes('BotNotInConversationRoster')));
    expect(inChannel(incidentId)).toEqual([]);
    await as(DIRECTOR).install(TEAMS_DIRECTOR_CHANNEL);
    await bot.teams.message('incident-card', incidentId);
    await bot.settled();
    expect(inChannel(incidentId)).toHaveLength(1);
    const waited = await bot.rows(`SELECT 1 FROM "Delivery" WHERE "state" = 'failed'`);
    expect(waited).toEqual([]);
  }, 30_000);
});

it('keeps words and names of people out of the log', () => {
  const said = bot.lines.join('');
  expect(said).not.toMatch(/Terry|Diana|terry\.teacher|one_sided/);
});
