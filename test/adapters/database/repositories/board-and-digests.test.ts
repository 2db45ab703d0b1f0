import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import { countHeadline } from '../../../../src/digest/numbers/block-numbers.ts';
import type { UnitOfWork } from '../../../../src/incidents/ports.ts';
import { AT } from '../../../fixtures/incident.ts';
import {
  aNewIncident,
  anIncidentIn,
  aPersonIn,
  aStoredClassification,
  type TestDatabase,
  testDatabase,
} from '../../../fixtures/test-database.ts';

const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const undecided = {
  outcome: 'pending' as const,
  decidedAt: null,
  decidedById: null,
  reason: null,
  silencedUntil: null,
  silencedById: null,
};
const unmade = { madeAt: null, madeById: null, how: null, caseNumber: null };

describe('the board', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('says what needs somebody, emergencies first, then what is due first', async () => {
    const { id: byId } = await aPersonIn(db.unitOfWork);
    const [quiet, decision, notice, emergency, withdrawn] = await Promise.all(
      [1, 2, 3, 4, 5].map((nth) => anIncidentIn(db.unitOfWork, { reporterId: byId, reference: `PS-${nth}`, openedAt: later(nth) })),
    );
    await db.unitOfWork.run(async (tx) => {
      const decisionId = systemIds.id();
      await tx.decisions.open(decision ?? '', { id: decisionId, openedAt: AT, dueAt: later(20), ...undecided });
      const police = { rule: 'M1', to: 'police' as const, agencyId: null, ownerId: null, openedAt: AT };
      await tx.notices.open(notice ?? '', { id: systemIds.id(), ...police, dueAt: later(10), ...unmade });
      const made = { id: systemIds.id(), ...police, dueAt: later(5), ...unmade };
      await tx.notices.open(notice ?? '', made);
      await tx.notices.recordOnce(made.id, { at: AT, byId, how: 'phone', caseNumber: null });
      const unconfirmed = { confirmedAt: null, confirmedById: null, cannotCallAt: null, stoodDownAt: null, stoodDownById: null, alerts: 0 };
      await tx.emergencies.open(emergency ?? '', { id: systemIds.id(), openedAt: AT, ...unconfirmed });
      await tx.decisions.open(withdrawn ?? '', { id: systemIds.id(), openedAt: AT, dueAt: later(1), ...undecided });
      await tx.incidents.withdraw(withdrawn ?? '');
    });
    expect(await db.unitOfWork.run((tx) => tx.board.counts(later(2)))).toEqual({
      needSomeone: 3,
      clocks: 2,
      today: 4,
      items: [
        { incidentId: emergency, reference: 'PS-4', what: 'emergency', dueAt: null },
        { incidentId: notice, reference: 'PS-3', what: 'notice', dueAt: later(10) },
        { incidentId: decision, reference: 'PS-2', what: 'decision', dueAt: later(20) },
      ],
    });
    expect(quiet).toBeDefined();
  });
});

describe('incidents as the digest counts them', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('counts 911 that was called on a gathered report once, for the one it stands under', async () => {
    const { id: byId } = await aPersonIn(db.unitOfWork);
    const at = new Date('2026-09-02T18:00:00Z');
    const [lead = '', under = ''] = await Promise.all([0, 1].map(() => anIncidentIn(db.unitOfWork, { reporterId: byId, openedAt: at })));
    for (const incidentId of [lead, under]) {
      const called = { confirmedAt: at, confirmedById: byId, openedAt: at };
      await db.database.prisma.emergency.create({ data: { id: systemIds.id(), incidentId, ...called } });
    }
    await db.database.prisma.incident.update({ where: { id: under }, data: { gatheredIntoId: lead } });
    const week = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-09-08T00:00:00Z') };
    const periods = { from: week.from, week, blockWeeks: [week.from, week.to], trendBlocks: [] };
    const read = await db.unitOfWork.run(async ({ digests }) => ({
      ...(await digests.read(periods)),
      single: await digests.incidentsBetween(week.from, week.to),
    }));
    expect(read.matters.filter(({ emergencyConfirmed }) => emergencyConfirmed)).toHaveLength(1);
    expect(read.single.filter(({ emergencyConfirmed }) => emergencyConfirmed)).toHaveLength(1);
    expect(countHeadline(read.alike[0] ?? []).emergencies).toBe(1);
  });

  it('counts the minutes of a decision from when somebody reads', async () => {
    const { id: byId } = await aPersonIn(db.unitOfWork);
    const night = new Date('2026-09-10T05:00:00Z');
    const incidentId = await anIncidentIn(db.unitOfWork, { reporterId: byId, openedAt: night });
    const decided = { outcome: 'declined' as const, reason: 'x', decidedAt: new Date('2026-09-10T14:12:00Z'), decidedById: byId };
    const decision = { id: systemIds.id(), incidentId, openedAt: night, dueAt: night, ...decided };
    await db.database.prisma.decision.create({ data: decision });
    const minutes = async (unitOfWork: UnitOfWork) => {
      const [found] = await unitOfWork.run(({ digests }) => digests.incidentsBetween(night, new Date(night.getTime() + 1)));
      return found?.decisionMinutes;
    };
    expect(await minutes(db.unitOfWork)).toBe(552);
    const opensAt = new Date('2026-09-10T14:00:00Z');
    expect(await minutes(db.database.unitOfWork({ ...db.options, readAt: () => opensAt }))).toBe(12);
    expect(await minutes(db.database.unitOfWork({ ...db.options, readAt: () => new Date('2026-09-10T15:00:00Z') }))).toBe(0);
  });

  it('counts the half-open week, with the outcome and notices of each', async () => {
    const { id: byId } = await aPersonIn(db.unitOfWork);
    const plain = { reporterId: byId, note: 'never in a digest' };
    await anIncidentIn(db.unitOfWork, { ...plain, openedAt: later(-1) });
    await anIncidentIn(db.unitOfWork, { ...plain, openedAt: later(100) });
    const incident = aNewIncident(byId, { ...plain, openedAt: AT });
    const obligations = [
      { rule: 'x', to: 'medical' as const, police: '911' as const, response_mode: '911' as const, clock: null },
      { rule: 'M1', to: 'police' as const, police: 'mandatory' as const, response_mode: 'notice_only' as const, clock: null },
    ];
    const classification = aStoredClassification({
      level: 'L5',
      type: 'assault',
      police: '911',
      response_mode: '911',
      tracks: ['CRISIS'],
      obligations,
    });
    const decisionId = systemIds.id();
    const notices = [
      { id: systemIds.id(), rule: 'late', dueAt: later(1) },
      { id: systemIds.id(), rule: 'made', dueAt: later(30) },
      { id: systemIds.id(), rule: 'made-late', dueAt: later(2) },
      { id: systemIds.id(), rule: 'open', dueAt: later(90) },
      { id: systemIds.id(), rule: 'at-once', dueAt: null },
    ];
    await db.unitOfWork.run(async (tx) => {
      await tx.incidents.createOnce(incident, classification);
      await tx.decisions.open(incident.id, { id: decisionId, openedAt: AT, dueAt: later(20), ...undecided });
      await tx.decisions.decideOnce(decisionId, { outcome: 'approved', at: later(3), byId, reason: 'safety' });
      for (const notice of notices) {
        await tx.notices.open(incident.id, { ...notice, to: 'police', agencyId: 'pd', ownerId: null, openedAt: AT, ...unmade });
      }
      for (const { id } of notices.slice(1, 3)) await tx.notices.recordOnce(id, { at: later(10), byId, how: 'phone', caseNumber: null });
    });
    db.clock.move(60 * 60_000);
    const counted = await db.unitOfWork.run((tx) => tx.digests.incidentsBetween(AT, later(100)));
    const notice = (rule: string, made: boolean, onTime: boolean | null) => ({
      ...{ rule, agencyId: 'pd', to: 'police', made, onTime, openedAt: AT, caseNumber: null },
      madeAt: made ? later(10) : null,
    });
    expect(counted).toHaveLength(1);
    expect(counted[0]).toEqual({
      ...{ level: 'L5', agencyId: 'palm-springs-pd', tracks: ['CRISIS'] },
      ...{ outcome: 'approved', reason: 'safety', decisionMinutes: 3, called: false, call: null, withdrawn: false },
      ...{ emergencyFor: ['medical'], emergencyConfirmed: null, emergencyConfirmedAt: null, outcomes: [] },
      ...{ reference: incident.reference, openedAt: AT, kind: 'fight', policeWanted: null },
      notices: expect.arrayContaining([
        notice('late', false, false),
        notice('made', true, true),
        notice('made-late', true, false),
        notice('open', false, null),
        notice('at-once', false, null),
      ]),
    });
  });
});
