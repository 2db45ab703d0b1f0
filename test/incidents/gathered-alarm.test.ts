/** The one alarm of gathered reports: confirmed, passed on and stood down for all of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import { reportCannotCall } from '../../src/incidents/emergency/report-cannot-call.ts';
import { standDown } from '../../src/incidents/emergency/stand-down.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { proposeLevel } from '../../src/incidents/level/propose-level.ts';
import { settleLevel } from '../../src/incidents/level/settle-level.ts';
import { addFacts } from '../../src/incidents/report/add-facts.ts';
import { CALM } from '../policy/california.ts';
import { DANGER, type GatheredWorld, GUN, gatheredWorld, INTRUDER } from './gathered-world.ts';

let at: GatheredWorld;
beforeEach(async () => {
  at = await gatheredWorld();
});
afterEach(() => at.db.close());

describe('the alarm of the first', () => {
  it('ends when 911 is confirmed on any report, on record with who and which', async () => {
    const first = await at.report(DANGER);
    const other = await at.report(DANGER);
    await confirmEmergency(at.deps, at.as(other, 'reporter'));
    expect((await at.now(first)).emergency).toMatchObject({ confirmedById: at.reporter.id, confirmedViaId: other.id });
    expect(await at.events(first)).toContain('911-confirmed');
    const rung = (await at.posted(first.id)).length;
    await at.remind(first.emergency?.id ?? '', 'next-1');
    expect(await at.posted(first.id)).toHaveLength(rung);
    // those who report after it still read CALL 911
    expect((await at.now(await at.report(DANGER))).emergency?.confirmedAt).toBeNull();
  });

  it('calls the next person when a gathered reporter cannot call', async () => {
    const first = await at.report(DANGER);
    const other = await at.report(DANGER);
    await reportCannotCall(at.deps, at.as(other, 'reporter'));
    expect((await at.kinds(first)).filter((kind) => kind === 'emergency-alert')).toHaveLength(1);
    expect(await at.kinds(other)).not.toContain('emergency-alert');
    expect((await at.now(other)).emergency?.cannotCallAt).not.toBeNull();
  });

  it('rings by itself for a reporter who cannot call after 911 was confirmed for the others: it may be other help that is needed', async () => {
    const first = await at.report(DANGER);
    await confirmEmergency(at.deps, at.as(first, 'reporter'));
    const other = await at.report(DANGER);
    await reportCannotCall(at.deps, at.as(other, 'reporter'));
    expect((await at.posted(other.id)).map(({ kind, to }) => [kind, to])).toEqual([
      ['call-for-person', 'channel'],
      ['emergency-alert', 'dep'],
    ]);
    const { stage } = await at.db.database.prisma.reminder.findFirstOrThrow({ where: { subjectId: other.id, kind: 'emergency' } });
    await at.remind(other.emergency?.id ?? '', stage);
    expect((await at.kinds(other)).filter((kind) => kind === 'emergency-alert')).toHaveLength(2);
  });

  it('is stood down in one tap with all reports under it, each on record; not by a gathered one', async () => {
    const first = await at.report(DANGER);
    const others = [await at.report(DANGER), await at.report(DANGER)];
    expect((await standDown(at.deps, at.as(others[0], 'dir'))).kind).toBe('already');
    expect((await standDown(at.deps, at.as(first, 'dir'))).kind).toBe('done');
    for (const each of [first, ...others]) {
      expect((await at.now(each)).emergency).toMatchObject({ stoodDownById: at.person('dir').id });
      expect((await at.events(each)).filter((kind) => kind === 'stood-down')).toHaveLength(1);
    }
    expect((await at.now(first)).emergency?.paperDueAt).not.toBeNull();
    expect((await at.now(others[0])).emergency?.paperDueAt).toBeNull();
  });

  it('passes to the oldest that is left when two persons lower the first', async () => {
    const first = await at.report(GUN);
    const [second, third] = [await at.report(DANGER), await at.report(DANGER)];
    await confirmEmergency(at.deps, at.as(third, 'reporter'));
    await at.correct(first, { ...CALM, kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' });
    const held = await at.now(first);
    if (held.classification.level === 'L5') {
      await proposeLevel(at.deps, { ...at.as(first, 'dir'), reason: 'false_alarm' });
      const change = (await at.now(first)).levelChanges.at(-1);
      await settleLevel(at.deps, { ...at.as(first, 'dep'), levelChangeId: change?.id ?? '', outcome: 'confirmed' });
    }
    expect((await at.now(first)).classification.level).not.toBe('L5');
    expect((await at.now(second)).gatheredIntoId).toBeNull();
    expect((await at.now(third)).gatheredIntoId).toBe(second.id);
    expect(await at.kinds(second)).toEqual(expect.arrayContaining(['incident-card', 'site-card']));
    expect((await at.now(second)).emergency).toMatchObject({ confirmedViaId: third.id });
  });

  it('that says something else itself keeps its card, and the others stand under the oldest of them', async () => {
    const first = await at.report(DANGER);
    const [second, third] = [await at.report(GUN), await at.report(GUN)];
    await at.correct(first, INTRUDER);
    expect((await at.now(first)).gatheredIntoId).toBeNull();
    expect((await at.now(second)).gatheredIntoId).toBeNull();
    expect((await at.now(third)).gatheredIntoId).toBe(second.id);
    expect(await at.kinds(second)).toContain('incident-card');
    expect((await at.now(second)).notices.length).toBeGreaterThan(0);
    expect(await at.remindersOf(second)).toBe(1);
  });
});

describe('many changes at once', () => {
  it('do not wait for each other: confirmations, corrections and standing down of one event in two processes', async () => {
    const elsewhere = { ...at.deps, unitOfWork: at.db.replica().unitOfWork };
    const first = await at.report(DANGER);
    const others: Incident[] = [];
    for (let nth = 0; nth < 4; nth++) others.push(await at.report(DANGER));
    await Promise.all([
      ...others.map((other, nth) => confirmEmergency(nth % 2 ? at.deps : elsewhere, at.as(other, 'reporter'))),
      ...others.map((other, nth) =>
        addFacts(nth % 2 ? elsewhere : at.deps, {
          ...at.as(other, 'reporter'),
          answers: nth < 2 ? GUN : INTRUDER,
          note: null,
          siteId: 'oak-hs',
        }),
      ),
      addFacts(at.deps, { ...at.as(first, 'reporter'), answers: GUN, note: null, siteId: 'oak-hs' }),
      standDown(elsewhere, at.as(first, 'dir')),
    ]);
    // the unit of work would try again: the database counts them
    await at.db.database.prisma.$executeRaw`SELECT pg_stat_force_next_flush()`;
    const [counted] = await at.db.database.prisma.$queryRaw<{ deadlocks: bigint }[]>`
      SELECT "deadlocks" FROM pg_stat_database WHERE "datname" = current_database()`;
    expect(Number(counted?.deadlocks)).toBe(0);
    const all = await Promise.all([first, ...others].map(at.now));
    expect(all.every(({ classification }) => classification.level === 'L5')).toBe(true);
    for (const each of all) {
      const lead = all.find(({ id }) => id === each.gatheredIntoId);
      if (each.gatheredIntoId) expect(lead?.gatheredIntoId).toBeNull();
    }
  });
});
