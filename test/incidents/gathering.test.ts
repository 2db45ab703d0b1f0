/** Reports of one event: one card, one alarm, every report kept; and nothing else hidden behind them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import { recordAllClear } from '../../src/incidents/emergency/record-all-clear.ts';
import { standDown } from '../../src/incidents/emergency/stand-down.ts';
import { openIncident } from '../../src/incidents/report/open-incident.ts';
import { aDraft } from '../fixtures/test-database.ts';
import { CALM } from '../policy/california.ts';
import { DANGER, type GatheredWorld, GUN, gatheredWorld, INTRUDER } from './gathered-world.ts';

let at: GatheredWorld;
beforeEach(async () => {
  at = await gatheredWorld();
});
afterEach(() => at.db.close());

describe('reports of one event', () => {
  it('stand under the first: no card, nobody rung, a message in the thread; each stays an incident', async () => {
    const first = await at.report(DANGER);
    const others = [await at.report(DANGER), await at.report(GUN)];
    for (const other of others) {
      expect(other).toMatchObject({ gatheredIntoId: first.id, status: 'open', classification: { level: 'L5' } });
      expect((await at.kinds(other)).filter((kind) => kind !== 'notice-duty')).toEqual([]);
      expect(await at.events(other)).toEqual(['incident-reported', 'incident-classified', 'report-gathered']);
      expect(await at.remindersOf(other)).toBe(0);
    }
    expect(await at.kinds(first)).toEqual(['incident-card', 'site-card', 'gathered']);
    expect(await at.remindersOf(first)).toBe(1);
  });

  it('owe each notice and duty once; the report that knows of it has it', async () => {
    await at.report(DANGER);
    const knows = await at.report(GUN);
    const knowsToo = await at.report(GUN);
    expect(knows.notices.length).toBeGreaterThan(0);
    expect(knowsToo.notices).toEqual([]);
    expect(knows.duties.length).toBeGreaterThan(0);
    expect(knowsToo.duties).toEqual([]);
  });

  it('are one on the board', async () => {
    for (let nth = 0; nth < 3; nth++) await at.report(DANGER);
    const counts = await at.db.unitOfWork.run((tx) => tx.board.counts(new Date(0)));
    expect(counts.items.filter(({ what }) => what === 'emergency')).toHaveLength(1);
    expect(counts.today).toBe(3);
  });

  it('are not what comes later, from elsewhere, after ALL CLEAR or after standing down', async () => {
    const first = await at.report(DANGER);
    expect((await at.report(DANGER, 'elm-hs')).gatheredIntoId).toBeNull();
    expect((await at.report(DANGER, null)).gatheredIntoId).toBeNull();
    at.db.clock.move(10 * 60_000 + 1);
    const later = await at.report(DANGER);
    expect(later.gatheredIntoId).toBeNull();
    await confirmEmergency(at.deps, at.as(later, 'reporter'));
    expect((await at.report(DANGER)).gatheredIntoId).toBe(later.id);
    await recordAllClear(at.deps, at.as(later, 'dir'));
    const anew = await at.report(DANGER);
    expect(anew.gatheredIntoId).toBeNull();
    expect(await at.kinds(anew)).toContain('incident-card');
    await standDown(at.deps, at.as(anew, 'dir'));
    expect((await at.report(DANGER)).gatheredIntoId).toBeNull();
    expect((await at.now(first)).gatheredIntoId).toBeNull();
  });

  it('are as many as the district says', async () => {
    at.deps.district.deadlines.gather = 2;
    const first = await at.report(DANGER);
    at.db.clock.move(2 * 60_000);
    expect((await at.report(DANGER)).gatheredIntoId).toBe(first.id);
    at.db.clock.move(1);
    expect((await at.report(DANGER)).gatheredIntoId).toBeNull();
  });

  it('have one lead, also when they come at the same moment from two processes', async () => {
    // the first report ever stores the policy, and everybody waits for that
    await at.report(DANGER, 'elm-hs');
    const replica = at.db.replica();
    const elsewhere = { ...at.deps, unitOfWork: replica.unitOfWork };
    const report = (nth: number) => {
      const deps = nth % 2 === 0 ? at.deps : elsewhere;
      const draft = aDraft(at.reporter.id, { answers: DANGER, siteId: 'oak-hs' });
      return deps.unitOfWork.run((tx) => openIncident(deps, tx, { draft, person: at.reporter, cause: 'emergency' }));
    };
    const reports = await Promise.all(Array.from({ length: 8 }, (_, nth) => report(nth)));
    const leads = reports.filter(({ gatheredIntoId }) => gatheredIntoId === null);
    expect(leads).toHaveLength(1);
    expect(reports.filter(({ gatheredIntoId }) => gatheredIntoId === leads[0]?.id)).toHaveLength(7);
    expect(await at.db.database.prisma.postedCard.count({ where: { kind: 'incident-card' } })).toBe(2);
  });
});

describe('a gathered report that turns out to be of another event', () => {
  it('comes out with a card and an alarm of its own, whatever the first said', async () => {
    const first = await at.report(DANGER);
    const gun = await at.report(DANGER);
    const intruder = await at.report(DANGER);
    await at.correct(gun, GUN);
    expect((await at.now(gun)).gatheredIntoId).toBe(first.id);
    const out = await at.correct(intruder, INTRUDER);
    expect(out.gatheredIntoId).toBeNull();
    expect(await at.kinds(out)).toEqual(expect.arrayContaining(['incident-card', 'site-card']));
    expect(await at.events(out)).toContain('report-released');
    expect(await at.remindersOf(out)).toBe(1);
  });

  it('comes out when its place is corrected, and goes under the alarm of that place', async () => {
    await at.report(DANGER);
    const elm = await at.report(DANGER, 'elm-hs');
    const other = await at.report(DANGER);
    expect((await at.correct(other, DANGER, 'elm-hs')).gatheredIntoId).toBe(elm.id);
    const third = await at.report(INTRUDER);
    expect(third.gatheredIntoId).not.toBeNull();
    const fourth = await at.report(DANGER);
    await at.correct(fourth, GUN);
    expect((await at.now(fourth)).gatheredIntoId).toBeNull();
  });

  it('rings in a new message where it had a card before', async () => {
    await at.report(DANGER);
    const fight = await at.report({
      ...CALM,
      kind: 'fight',
      grade: 'g9_12',
      injury: 'doctor',
      fight_sides: 'one',
      object_use: 'none',
      staff_hit: 'no',
    });
    expect(await at.kinds(fight)).toContain('incident-card');
    const gathered = await at.correct(fight, DANGER);
    expect(gathered.gatheredIntoId).not.toBeNull();
    await at.report(GUN);
    await at.correct(fight, INTRUDER);
    const rings = (await at.posted(fight.id)).filter(({ kind }) => kind === 'call-for-person');
    expect(rings.map(({ to, details }) => [to, details.why])).toEqual([['channel', 'nobody-confirmed-911']]);
  });

  it('takes the confirmation with it that was said of it, unless another report has one', async () => {
    const first = await at.report(DANGER);
    const [one, two] = [await at.report(DANGER), await at.report(DANGER)];
    await at.correct(one, GUN);
    await confirmEmergency(at.deps, at.as(two, 'reporter'));
    expect((await at.now(first)).emergency).toMatchObject({ confirmedViaId: two.id, confirmedById: at.reporter.id });
    await at.correct(two, INTRUDER);
    expect((await at.now(first)).emergency).toMatchObject({ confirmedAt: null, confirmedViaId: null });
    expect(await at.events(first)).toEqual(expect.arrayContaining(['911-confirmed', '911-unconfirmed']));
    expect((await at.now(two)).emergency?.confirmedAt).not.toBeNull();
    expect(await at.remindersOf(first)).toBeGreaterThan(0);
  });

  it('leaves the notice it had opened for all to those that still owe it', async () => {
    await at.report(DANGER);
    const [one, two] = [await at.report(GUN), await at.report(GUN)];
    expect((await at.now(two)).notices).toEqual([]);
    await at.correct(one, INTRUDER);
    expect((await at.now(one)).gatheredIntoId).toBeNull();
    expect((await at.now(two)).notices.length).toBeGreaterThan(0);
  });
});
