/** Suspected child abuse: the reporter calls in person, and nothing of the report is kept (PC 11166). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { MAESTRA, SITE, TEACHER } from '../fixtures/district-people.ts';
import { next, open } from './walk-report.ts';

let bot: DistrictBot;
beforeEach(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterEach(() => bot.stop());
const as = (userId: string) => bot.double.actAs(userId);

/** Every row of every table, as text. */
async function everything(): Promise<{ table: string; row: string }[]> {
  const tables = await bot.rows(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name, table_name AS plain FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found = await Promise.all(
    tables.map(async ({ name, plain }) => {
      const rows = await bot.rows(`SELECT t::text AS row FROM ${String(name)} t`);
      return rows.map(({ row }) => ({ table: String(plain), row: String(row) }));
    }),
  );
  return found.flat();
}

async function tracesOf(personId: string, accountId: string): Promise<string[]> {
  const rows = await everything();
  expect(rows.length).toBeGreaterThan(20);
  return rows.filter(({ row }) => row.includes(personId) || row.includes(accountId)).map(({ table }) => table);
}

async function personOf(accountId: string): Promise<string> {
  const [identity] = await bot.rows('SELECT "personId" FROM "ChatIdentity" WHERE "accountId" = $1', [accountId]);
  return String(identity?.personId);
}

describe('a child may be harmed', () => {
  it('ends at the hotline, and no table knows more of the person than that they are there', async () => {
    await open(as(TEACHER), 'a child has belt marks');
    await next(as(TEACHER), { danger: 'no', place: SITE });
    const before = await tracesOf(await personOf(TEACHER), TEACHER);
    expect(before).toContain('Draft');
    const hotline = await next(as(TEACHER), { special: ['child_harm'] });
    expect(hotline.text).toContain('1-800-442-4918');
    expect(hotline.text).toContain('You need no proof and no permission.');
    expect(hotline.fields).toEqual([]);
    expect(hotline.submit).toBeNull();
    expect(JSON.stringify(hotline.context)).not.toContain('draft');
    await bot.settled();

    expect((await tracesOf(await personOf(TEACHER), TEACHER)).sort()).toEqual(['ChatIdentity', 'Person']);
    const rows = await everything();
    expect(
      rows.filter(({ row }) => /belt|child_harm|yes_or_maybe/.test(row) && !row.includes('questions/')).map(({ table }) => table),
    ).toEqual([]);
    expect(await bot.rows('SELECT 1 FROM "Incident"')).toEqual([]);
    expect(await bot.rows(`SELECT 1 FROM "Reminder" WHERE "kind" NOT IN ('duty_change', 'roll_up')`)).toEqual([]);
    expect(bot.double.world.messages.filter(({ pinned }) => !pinned)).toEqual([]);
    const said = bot.lines.join('');
    for (const word of ['belt', 'child_harm', 'hotline', TEACHER]) expect(said).not.toContain(word);
  });

  it('records when and to which agency the call was, only when the reporter says so', async () => {
    await open(as(MAESTRA));
    await next(as(MAESTRA), { danger: 'no', place: SITE });
    const hotline = await next(as(MAESTRA), { special: ['child_harm'] });
    expect(hotline.text).toContain('Niño en peligro ahora: 911.');
    await as(MAESTRA).pressInView('record-call');
    const recorded = await until(() => (as(MAESTRA).view()?.screenId === 'report-call-recorded' ? as(MAESTRA).view() : null));
    expect(recorded.text).toContain('11:0');
    const person = await personOf(MAESTRA);
    expect((await tracesOf(person, MAESTRA)).sort()).toEqual(['ChatIdentity', 'HotlineCall', 'Person']);
    const [call] = await bot.rows('SELECT * FROM "HotlineCall"');
    expect(Object.keys(call ?? {}).sort()).toEqual(['agency', 'at', 'id', 'personId']);
    expect(call).toMatchObject({ agency: 'county_hotline', personId: person });
  });
});
