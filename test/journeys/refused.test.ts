/** Slack refuses for something an operator mends: nothing is lost, nobody else waits, and afterwards it is said once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR_CHANNEL, SITE, TEACHER } from '../fixtures/district-people.ts';
import { anHourLater, next, open } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
  await bot.settled();
});
afterAll(() => bot.stop());

async function raise(): Promise<string> {
  const teacher = bot.double.actAs(TEACHER);
  await anHourLater(bot);
  await open(teacher);
  return (await next(teacher, { danger: 'yes', place: SITE })).context.incidentId ?? '';
}

const cardsOf = (incidentId: string) =>
  bot.double.messagesIn(DIRECTOR_CHANNEL).filter(({ blocks }) => JSON.stringify(blocks).includes(incidentId));
const complaints = () => bot.lines.filter((line) => line.includes('"delivery-waiting"'));

describe('an alarm in a channel the bot was removed from', () => {
  it('reaches its people at once, and the channel as soon as the bot is invited again, once', async () => {
    const channel = bot.double.world.channels.get(DIRECTOR_CHANNEL);
    if (!channel) throw new Error('no channel');
    const members = channel.members;
    channel.members = members.filter((userId) => userId !== bot.double.world.options.botUserId);
    const incidentId = await raise();
    const began = Date.now();
    await bot.message('emergency-reporter', incidentId, TEACHER);
    expect(Date.now() - began).toBeLessThan(2_000);
    await until(() => complaints().length > 0);
    expect(JSON.parse(complaints()[0] ?? '')).toMatchObject({ level: 50, reason: 'channel_not_found', address: DIRECTOR_CHANNEL });
    expect(cardsOf(incidentId)).toEqual([]);
    expect(await bot.rows(`SELECT 1 FROM "Delivery" WHERE "state" = 'failed'`)).toEqual([]);

    channel.members = members;
    await bot.message('incident-card', incidentId);
    await bot.settled();
    expect(cardsOf(incidentId)).toHaveLength(1);
    expect(complaints()).toHaveLength(1);
  }, 30_000);

  it('waits for a new token like for an invitation', async () => {
    bot.double.faults.add({ method: 'chat.postMessage', kind: 'refuse', error: 'token_revoked', times: 8 });
    const incidentId = await raise();
    await bot.message('incident-card', incidentId);
    await bot.message('emergency-reporter', incidentId, TEACHER);
    await bot.settled();
    expect(cardsOf(incidentId)).toHaveLength(1);
  }, 30_000);
});
