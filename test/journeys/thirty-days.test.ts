/** Everything stops for 30 days: when it runs again, every reminder, overdue mark and escalation comes from rows alone, each once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR, SITE, TEACHER } from '../fixtures/district-people.ts';
import { next, open, pressFor, report } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());

const as = (userId: string) => bot.double.actAs(userId);
const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const ALCOHOL = { answers: { kind: 'substance', grade: 'g9_12', substance: 'alcohol', substance_act: 'used' } };

async function posted(incidentId: string): Promise<string[]> {
  const rows = await bot.rows(
    `SELECT "kind", "details" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" IN
       ('decision-reminder', 'call-for-person', 'notice-reminder', 'duty-reminder', 'suspension', 'emergency-alert') ORDER BY "createdAt", "id"`,
    [incidentId],
  );
  return rows.map(({ kind, details }) => {
    const { stage = '', why = '' } = details as { stage?: string; why?: string };
    return [kind, stage, why].filter((part) => part !== '').join(' ');
  });
}

describe('after 30 days in which nothing ran', () => {
  it('the decision, the call, the notice, the duties, the question and the alarm are all brought up', async () => {
    const waiting = (await report(bot, as(TEACHER), FIGHT)).incidentId;
    const approved = (await report(bot, as(TEACHER), FIGHT)).incidentId;
    await pressFor(as(DIRECTOR), await bot.message('incident-card', approved), 'approve');
    await next(as(DIRECTOR), { reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
    const owed = (await report(bot, as(TEACHER), KNIFE)).incidentId;
    const alcohol = (await report(bot, as(TEACHER), ALCOHOL)).incidentId;
    await open(as(TEACHER));
    const alarm = (await next(as(TEACHER), { danger: 'yes', place: SITE })).context.incidentId ?? '';
    await bot.settled();

    await bot.restart({ later: 30 * 86_400_000 });
    await until(async () => {
      const due = await bot.rows('SELECT 1 FROM "Reminder" WHERE "doneAt" IS NULL AND "dueAt" <= $1', [bot.clock.now()]);
      return due.length === 0;
    });
    await bot.settled();

    const decisions = (await posted(waiting)).filter((kind) => kind.startsWith('decision-reminder'));
    expect(decisions).toEqual(['decision-reminder reminder', 'decision-reminder deputy', 'decision-reminder designee']);
    expect((await bot.message('incident-card', waiting)).read).toContain('Decision overdue since');
    expect((await posted(approved)).filter((kind) => kind.includes('call-overdue'))).toHaveLength(1);
    expect((await bot.message('incident-card', approved)).read).toContain('APPROVED, NOT YET CALLED');
    const notices = await posted(owed);
    expect(notices.filter((kind) => kind === 'notice-reminder')).toHaveLength(2);
    expect(notices.filter((kind) => kind.includes('notice-overdue'))).toHaveLength(1);
    expect((await bot.message('incident-card', owed)).read).toContain('NOTICE OVERDUE since');
    expect((await posted(alcohol)).filter((kind) => kind === 'suspension')).toHaveLength(1);
    expect((await posted(alarm)).filter((kind) => kind.startsWith('emergency-alert')).length).toBeGreaterThanOrEqual(1);
    for (const incidentId of [waiting, approved, owed]) {
      const [duties] = [(await posted(incidentId)).filter((kind) => kind === 'duty-reminder').length];
      expect(duties).toBeGreaterThanOrEqual(1);
      expect(duties).toBeLessThanOrEqual(2);
    }
    expect(await bot.rows(`SELECT 1 FROM "Incident" WHERE "status" <> 'open'`)).toEqual([]);
  }, 60_000);
});
