/** A crowd reports one emergency while somebody elsewhere reports another: counted, not timed; `npm run soak -- --only storm` times 300. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR_CHANNEL, districtWorkspace, SITE, TEACHER } from '../fixtures/district-people.ts';
import { readableText } from '../fixtures/slack-double/world.ts';

const REPORTS = 100;
const AT_ONCE = 4;
const ELSEWHERE = 'rancho_mirage_hs';
const crowd = Array.from({ length: REPORTS }, (_, nth) => `U0CROWD${String(nth).padStart(3, '0')}`);

let bot: DistrictBot;
beforeAll(async () => {
  const workspace = districtWorkspace();
  const people = crowd.map((id) => ({ id, name: id.toLowerCase(), email: `${id.toLowerCase()}@example.org` }));
  bot = await startDistrictBot({ at: SCHOOL_TIME, world: { ...workspace, users: [...(workspace.users ?? []), ...people] } });
});
afterAll(() => bot.stop());

async function raise(userId: string, place: string): Promise<string> {
  const person = bot.double.actAs(userId);
  await person.command('');
  await until(() => person.view());
  // a machine that is busy may be too slow for a client's three seconds: people press again
  return until(async () => {
    if (person.view()?.screenId.endsWith('outage')) person.closeView();
    const { view } = await person.submitView({ danger: 'yes', place });
    return view?.context.incidentId;
  });
}

it('keeps all reports of one event on one card, and the other emergency on its own', async () => {
  const waiting = crowd.entries();
  const reported: string[] = [];
  let other = '';
  const work = async () => {
    for (const [nth, userId] of waiting) {
      if (nth === REPORTS / 2) other = await raise(TEACHER, ELSEWHERE);
      reported.push(await raise(userId, SITE));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(new Set(reported).size).toBe(REPORTS);

  const rows = await bot.rows('SELECT "id", "gatheredIntoId" AS lead FROM "Incident"');
  expect(rows).toHaveLength(REPORTS + 1);
  const [first, ...more] = rows.filter(({ id, lead }) => lead === null && id !== other);
  expect(more).toEqual([]);
  expect(rows.filter(({ lead }) => lead === first?.id)).toHaveLength(REPORTS - 1);
  const leadId = String(first?.id);

  const thread = await bot.message('gathered', leadId);
  expect(thread.read).toContain(`${REPORTS - 1} more reports stand under`);
  expect(thread.read).toContain(`and ${REPORTS - 1 - 20} more`);
  expect((await bot.message('incident-card', leadId)).read).toContain(`${REPORTS} reports of this event`);
  expect((await bot.message('incident-card', other)).read).toContain('Rancho Mirage High School');
  const cards = bot.double
    .messagesIn(DIRECTOR_CHANNEL)
    .filter(({ blocks, thread: under }) => !under && /Where: /.test(readableText(blocks)));
  expect(cards).toHaveLength(2);
  // each reporter was told to call 911
  const told = await bot.rows(`SELECT count(*)::int AS n FROM "PostedCard" WHERE "kind" = 'emergency-reporter'`);
  expect(told[0]?.n).toBe(REPORTS + 1);
}, 180_000);
