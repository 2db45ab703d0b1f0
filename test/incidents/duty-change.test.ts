/** Who is asked first, when that changes, and what was reported while nobody read. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scheduleDutyChange } from '../../src/incidents/duty-change/pass-duty.ts';
import { scheduleRollUp } from '../../src/incidents/duty-change/roll-up.ts';
import { type SaidAway, sayAway } from '../../src/incidents/duty-change/say-away.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, wall } from './incident-database.ts';

let at: IncidentDatabase;

beforeEach(async () => {
  at = await incidentDatabase();
  at.deps.district.duty.afterHours = [];
});
afterEach(() => at.db.close());

describe('what is reported when nobody reads', () => {
  it('has no limit that runs unread: it counts from the morning, and the first word goes then', async () => {
    // the Friday evening before a weekend
    at.jump(wall('2026-10-16', '18:00'));
    const incident = await at.report(HURT);
    expect(incident.decision?.dueAt).toEqual(wall('2026-10-19', '07:20'));
    await at.sweep();
    expect(await at.read('decision-reminder')).toEqual([]);
    at.jump(wall('2026-10-18', '12:00'));
    await at.sweep();
    expect(await at.read('decision-reminder')).toEqual([]);
    at.jump(wall('2026-10-19', '07:00'));
    await at.sweep();
    expect((await at.read('decision-reminder')).map(({ to, details }) => [to, details.stage])).toEqual([['dir', 'start']]);
    at.jump(wall('2026-10-19', '07:20'));
    await at.sweep();
    expect((await at.read('decision-reminder')).map(({ to, details }) => [to, details.stage])).toEqual([
      ['dir', 'start'],
      ['dir', 'reminder'],
      ['dep', 'deputy'],
      ['des', 'designee'],
    ]);
  });

  it('is decided in the ordinary time where somebody is on call, who is asked first', async () => {
    at.deps.district.duty.afterHours = ['dep'];
    at.jump(wall('2026-10-16', '18:00'));
    const incident = await at.report(HURT);
    expect(incident.decision?.dueAt).toEqual(wall('2026-10-16', '18:20'));
    at.jump(wall('2026-10-16', '18:20'));
    await at.sweep();
    expect((await at.read('decision-reminder')).map(({ to, details }) => [to, details.stage])).toEqual([
      ['dep', 'reminder'],
      ['dir', 'deputy'],
      ['des', 'designee'],
    ]);
  });
});

describe('a decider who is away', () => {
  const away = (who: string, until: Date | null): Promise<SaidAway> => sayAway(at.deps, { person: at.person(who), until });

  it('is not asked: the next gets the open list at once, and the list comes back with them', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    const waiting = await at.report(HURT);
    const said = await away('dir', wall('2026-10-14', '14:00'));
    expect(said).toMatchObject({ kind: 'away', instead: { key: 'dep' } });
    const [first] = await at.read('duty-change');
    expect(first?.to).toBe('dep');
    expect(first?.text).toContain(waiting.reference);

    const incident = await at.report(HURT);
    await at.remind(incident.decision?.id ?? '', 'reminder');
    expect((await at.read('decision-reminder')).at(-1)?.to).toBe('dep');

    at.jump(wall('2026-10-14', '14:00'));
    await at.sweep();
    expect((await at.read('duty-change')).map(({ to }) => to)).toEqual(['dep', 'dir']);
  });

  it('may come back earlier, and says it again to change it', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    await away('dir', wall('2026-10-15', '07:00'));
    await away('dir', wall('2026-10-16', '07:00'));
    expect(await away('dir', null)).toMatchObject({ kind: 'back', first: { key: 'dir' } });
    expect(await away('dir', null)).toEqual({ kind: 'not-away' });
    at.jump(wall('2026-10-16', '08:00'));
    await at.sweep();
    expect((await at.read('duty-change')).map(({ to }) => to)).toEqual(['dep', 'dir']);
  });

  it('leaves nobody out: when all are away, all are asked', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    for (const who of ['dir', 'dep', 'des']) await away(who, wall('2026-10-15', '07:00'));
    const incident = await at.report(HURT);
    await at.remind(incident.decision?.id ?? '', 'reminder');
    expect((await at.read('decision-reminder')).map(({ to }) => to)).toEqual(['dir']);
  });

  it.each([
    ['in the past', 'dir', -1, 'past'],
    ['far in the future', 'dir', 101 * 24, 'too-long'],
    ['by somebody who decides nothing', 'adm', 1, 'not-allowed'],
  ] as const)('%s changes nothing', async (_, who, hours, kind) => {
    const until = new Date(at.db.clock.now().getTime() + hours * 3_600_000);
    expect(await away(who, until)).toEqual({ kind });
    expect(await at.db.database.prisma.absence.count()).toBe(0);
  });
});

describe('duty by the calendar', () => {
  it('passes on with the open list each time somebody else is first, and after hours in which nobody read', async () => {
    at.deps.district.duty.afterHours = ['dep'];
    at.jump(wall('2026-10-14', '10:00'));
    await scheduleDutyChange(at.deps);
    await scheduleDutyChange(at.deps);
    expect(await at.db.database.prisma.reminder.count({ where: { kind: 'duty_change' } })).toBe(1);
    for (const [date, time] of [
      ['2026-10-14', '16:00'],
      ['2026-10-15', '07:00'],
      ['2026-10-15', '16:00'],
    ] as const) {
      at.jump(wall(date, time));
      await at.sweep();
    }
    expect((await at.read('duty-change')).map(({ to }) => to)).toEqual(['dep', 'dir', 'dep']);
  });

  it('after 30 days in which nothing ran tells whoever is first by now, once, and goes on', async () => {
    at.deps.district.duty.afterHours = ['dep'];
    at.jump(wall('2026-10-14', '10:00'));
    await scheduleDutyChange(at.deps);
    at.jump(wall('2026-11-13', '20:00'));
    await at.sweep();
    expect((await at.read('duty-change')).map(({ to }) => to)).toEqual(['dep']);
    const next = await at.db.database.prisma.reminder.findMany({ where: { kind: 'duty_change', doneAt: null } });
    expect(next.map(({ dueAt }) => dueAt)).toEqual([wall('2026-11-16', '07:00')]);
  });
});

describe('the roll-up of a day', () => {
  it('counts ordinary matters, lists the raised ones, and tells of restricted ones their number', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    await scheduleRollUp(at.deps);
    const tardy = await at.report({ ...CALM, kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' });
    const bullying = await at.report({ ...CALM, kind: 'bullying_hate', grade: 'g9_12', specific: 'bullying', bias: 'no' });
    const crisis = await at.report({ ...CALM, self_harm: 'signs' });
    expect([tardy, bullying, crisis].map(({ classification }) => classification.level)).toEqual(['L1', 'L2', 'L2']);
    at.jump(wall('2026-10-14', '15:00'));
    await at.sweep();
    const [card, ...more] = await at.read('roll-up');
    expect(more).toEqual([]);
    const text = card?.text;
    expect(text).toContain('1 ordinary matter (L1).');
    expect(text).toContain(bullying.reference);
    expect(text).toContain('1 restricted matter.');
    for (const { reference } of [tardy, crisis]) expect(text).not.toContain(reference);
  });
});
