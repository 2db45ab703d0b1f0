import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import type { RecordedClassification } from '../../../../src/incidents/incident.ts';
import { AT, NOTHING_SINCE } from '../../../fixtures/incident.ts';
import {
  aNewIncident,
  anIncidentIn,
  aPersonIn,
  aStoredClassification,
  POLICY_TEXT,
  storeIncident,
  type TestDatabase,
  testDatabase,
} from '../../../fixtures/test-database.ts';

const later = (ms: number) => new Date(AT.getTime() + ms);

/** Everything a classification can say, the police code 911 among it. */
const full = (): RecordedClassification =>
  aStoredClassification({
    type: 'assault_weapon_or_gbi',
    level: 'L5',
    police: '911',
    response_mode: '911',
    rules: ['M1', 'M2'],
    tracks: ['CRISIS', 'U12'],
    obligations: [
      { rule: 'assault_weapon_or_gbi', to: 'medical', police: '911', response_mode: '911', clock: null },
      {
        rule: 'M1',
        to: 'police',
        police: 'mandatory',
        response_mode: 'notice_only',
        clock: { id: 'm1', value: 0, unit: 'schoolday', start: 'known', source: 'statute' },
      },
    ],
    duties: ['parent_notice'],
    clocks: [{ id: 'm1', value: 0, unit: 'schoolday', start: 'known', source: 'statute' }],
    reasons: [{ kind: 'rule', id: 'M1', statutes: ['EC 48902(a)'], answers: { object: ['knife'], danger: 'yes' } }],
  });

describe('incidents', () => {
  let db: TestDatabase;
  let reporterId: string;
  beforeAll(async () => {
    db = await testDatabase();
    reporterId = (await aPersonIn(db.unitOfWork)).id;
  });
  afterAll(() => db.close());

  it('gives back an incident with all that was stored about it', async () => {
    const incident = aNewIncident(reporterId, { note: 'student A', facts: { reporterRole: 'staff' } });
    const classification = { ...full(), actorId: reporterId };
    expect(await db.unitOfWork.run((tx) => tx.incidents.createOnce(incident, classification))).toBe('created');
    const open = {
      ...NOTHING_SINCE,
      status: 'open',
      wouldBeLevel: null,
      decision: null,
      callDuty: null,
      notices: [],
      emergency: null,
      duties: [],
      corrections: [],
    };
    const expected = { ...open, ...incident, classification };
    const [byId, byDraft, byReference] = await db.unitOfWork.run(async (tx) => [
      await tx.incidents.get(incident.id),
      await tx.incidents.byDraft(incident.draftId),
      await tx.incidents.byReference(incident.reference),
    ]);
    expect(byId).toEqual(expected);
    expect(byDraft).toEqual(expected);
    expect(byReference).toEqual(expected);
    expect(await db.unitOfWork.run((tx) => tx.incidents.get(systemIds.id()))).toBeNull();
  });

  it('makes one incident of a draft however many times it is sent at once', async () => {
    const incident = aNewIncident(reporterId);
    const attempts = [1, 2, 3].map(() => db.unitOfWork.run((tx) => storeIncident(tx, { ...incident, id: systemIds.id() })));
    expect((await Promise.all(attempts)).sort()).toEqual(['created', 'exists', 'exists']);
  });

  it('says that a reference is taken and lets the transaction go on with another', async () => {
    const first = aNewIncident(reporterId);
    await db.unitOfWork.run((tx) => storeIncident(tx, first));
    const second = aNewIncident(reporterId);
    const results = await db.unitOfWork.run(async (tx) => [
      await storeIncident(tx, { ...second, reference: first.reference }),
      await storeIncident(tx, second),
    ]);
    expect(results).toEqual(['reference-taken', 'created']);
  });

  it('counts the newest answers and the newest classification, and keeps the older ones', async () => {
    const id = await anIncidentIn(db.unitOfWork, { reporterId, note: 'first' });
    const classification = full();
    await db.unitOfWork.run(async (tx) => {
      const place = { siteId: null, siteConfirmed: false, agencyId: null };
      await tx.incidents.addAnswers(id, { answers: { danger: 'yes' }, note: 'second', ...place, byId: reporterId });
      await tx.incidents.classify(id, classification);
    });
    const incident = await db.unitOfWork.run((tx) => tx.incidents.get(id));
    expect(incident).toMatchObject({ answers: { danger: 'yes' }, note: 'second', siteId: null, agencyId: null, siteConfirmed: false });
    expect(incident?.classification).toEqual(classification);
    const { prisma } = db.database;
    const sets = await prisma.answerSet.findMany({
      where: { incidentId: id },
      orderBy: { revision: 'asc' },
      select: { revision: true, note: true },
    });
    expect(sets).toEqual([
      { revision: 1, note: 'first' },
      { revision: 2, note: 'second' },
    ]);
    const classifications = await prisma.classification.findMany({
      where: { incidentId: id },
      include: { answerSet: true, policyVersion: true },
    });
    expect(classifications.map(({ revision, answerSet }) => [revision, answerSet.revision])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(classifications[0]?.policyVersion).toMatchObject(POLICY_TEXT);
  });

  it('stores the policy text once', async () => {
    await anIncidentIn(db.unitOfWork, { reporterId });
    await anIncidentIn(db.replica().unitOfWork, { reporterId });
    expect(await db.database.prisma.policyVersion.count()).toBe(1);
  });

  it('lets one change of an incident wait for the other', async () => {
    const id = await anIncidentIn(db.unitOfWork, { reporterId });
    const order: string[] = [];
    const change = (name: string) =>
      db.unitOfWork.run(async (tx) => {
        await tx.incidents.getForUpdate(id);
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`${name} ends`);
      });
    await Promise.all([change('one'), change('two')]);
    const [first, second] = order[0] === 'one begins' ? ['one', 'two'] : ['two', 'one'];
    expect(order).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
  });

  it('lists what a person reported, newest first', async () => {
    const owner = (await aPersonIn(db.unitOfWork)).id;
    const ids: string[] = [];
    for (const openedAt of [later(0), later(1_000), later(2_000)])
      ids.push(await anIncidentIn(db.unitOfWork, { reporterId: owner, openedAt }));
    const found = await db.unitOfWork.run((tx) => tx.incidents.ofReporter(owner, AT));
    expect(found.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });

  it('records corrections, duties, clocks, the withdrawal and what a lowering would give', async () => {
    const id = await anIncidentIn(db.unitOfWork, { reporterId });
    const duty = { id: systemIds.id(), duty: 'parent_notice', ownerId: null, dueAt: later(1), doneAt: null, doneById: null };
    const correction = { id: systemIds.id(), kind: 'mistaken' as const, at: later(5), byId: reporterId };
    const spec = { id: 'm1', value: 1, unit: 'schoolday' as const, start: 'known' as const, source: 'statute' as const };
    const clock = { id: systemIds.id(), spec, rule: 'M1', startedAt: AT, dueAt: later(9), calendarVersion: 'v1' };
    await db.unitOfWork.run(async (tx) => {
      await tx.incidents.addDuties(id, [duty]);
      await tx.incidents.addCorrection(id, correction);
      await tx.incidents.startClock(id, clock);
      await tx.incidents.setWouldBeLevel(id, 'L2');
      await tx.incidents.withdraw(id);
    });
    expect(await db.unitOfWork.run((tx) => tx.incidents.get(id))).toMatchObject({
      status: 'withdrawn',
      wouldBeLevel: 'L2',
      duties: [duty],
      corrections: [correction],
    });
    expect(await db.database.prisma.clock.findUnique({ where: { id: clock.id } })).toMatchObject({
      specId: 'm1',
      unit: 'schoolday',
      dueAt: later(9),
    });
  });

  it('records a hotline call once', async () => {
    const call = { id: systemIds.id(), personId: reporterId, at: AT, agency: 'cps' };
    await Promise.all([1, 2].map(() => db.unitOfWork.run((tx) => tx.incidents.recordHotlineCall(call))));
    expect(await db.database.prisma.hotlineCall.findMany()).toEqual([call]);
  });
});
