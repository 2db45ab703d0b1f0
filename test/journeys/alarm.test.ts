/** Nobody confirms 911: the next person is asked, and the next, until a decider stands the alarm down. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, replaced, startDistrictBot, until } from '../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR_CHANNEL, SITE, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { rings } from '../fixtures/slack-double/world.ts';
import { next, open, press, pressFor } from './walk-report.ts';

const NEXT_SECONDS = 1;
let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({
    district: (yaml) => replaced(yaml, 'emergency_next_seconds: 60', `emergency_next_seconds: ${NEXT_SECONDS}`),
  });
});
afterAll(() => bot.stop());
const as = (userId: string) => bot.double.actAs(userId);

describe('an alarm nobody confirms', () => {
  it('rings one person after another, and only a decider ends it', async () => {
    await open(as(TEACHER));
    const { context } = await next(as(TEACHER), { danger: 'yes', place: SITE });
    const incidentId = context.incidentId ?? '';
    const card = await bot.message('incident-card', incidentId);
    const alert = await bot.message('emergency-alert', incidentId, DEPUTY);
    expect(alert.text).toContain('NOBODY HAS CONFIRMED 911');
    expect(alert.read).toContain('100 Example Road');
    const ring = await bot.message('call-for-person', incidentId);
    expect(ring).toMatchObject({ channel: DIRECTOR_CHANNEL });
    expect(rings(ring)).toEqual([DEPUTY]);
    await bot.message('emergency-alert', incidentId, 'U0DEPUTY2');

    for (const userId of [COLLEAGUE, SITE_ADMIN]) {
      const refusal = await pressFor(as(userId), card, 'stand-down');
      expect(refusal.text).toContain('Diana Marsh');
    }
    expect((await bot.incident(incidentId)).emergency?.stoodDownAt).toBeNull();
    await press(as(DEPUTY), alert, 'stand-down');
    await until(async () => (await bot.incident(incidentId)).emergency?.stoodDownAt);
    const calm = await bot.message('incident-card', incidentId);
    expect(calm.read).toContain('Stood down');
    expect((await bot.message('emergency-reporter', incidentId, TEACHER)).read).toContain('the alarm is over');
    const { emergency } = await bot.incident(incidentId);
    await bot.settled();
    await sleep(NEXT_SECONDS * 1_000 + 1_500);
    expect((await bot.incident(incidentId)).emergency?.alerts).toBe(emergency?.alerts);
  });
});
