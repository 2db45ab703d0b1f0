import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import type { CallDuty, Decision, Emergency, PoliceNotice } from '../../../../src/incidents/incident.ts';
import { AT, NOT_CANCELLED, NOT_CLEARED, NOT_REVISED, NOT_WAIVED } from '../../../fixtures/incident.ts';
import { anIncidentIn, aPersonIn, type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';

const at = new Date(AT.getTime() + 60_000);

function aDecision(): Decision {
  const open = {
    outcome: 'pending' as const,
    decidedAt: null,
    decidedById: null,
    reason: null,
    silencedUntil: null,
    silencedById: null,
    ...NOT_REVISED,
  };
  return { id: systemIds.id(), openedAt: AT, dueAt: at, ...open };
}

function aCall(decisionId: string, callerId: string): CallDuty {
  const open = { calledAt: null, calledById: null, caseNumber: null, ...NOT_CANCELLED };
  return { id: systemIds.id(), decisionId, callerId, agencyId: null, officerRequested: true, openedAt: AT, dueAt: at, ...open };
}

function aNotice(): PoliceNotice {
  const open = { madeAt: null, madeById: null, how: null, caseNumber: null, ...NOT_WAIVED };
  return { id: systemIds.id(), rule: 'M1', to: 'police', agencyId: 'palm-springs-pd', ownerId: null, openedAt: AT, dueAt: null, ...open };
}

function anEmergency(): Emergency {
  const open = {
    confirmedAt: null,
    confirmedById: null,
    cannotCallAt: null,
    stoodDownAt: null,
    stoodDownById: null,
    alerts: 0,
    ...NOT_CLEARED,
  };
  return { id: systemIds.id(), openedAt: AT, ...open };
}

describe('what may happen once', () => {
  let db: TestDatabase;
  let people: string[];
  beforeAll(async () => {
    db = await testDatabase();
    people = await Promise.all([1, 2].map(async () => (await aPersonIn(db.unitOfWork)).id));
  });
  afterAll(() => db.close());

  /** The same click by two people on two replicas at the same moment: who won? */
  async function both(act: (unitOfWork: TestDatabase['unitOfWork'], byId: string) => Promise<boolean>): Promise<string> {
    const replica = db.replica();
    const results = await Promise.all([db.unitOfWork, replica.unitOfWork].map((unitOfWork, index) => act(unitOfWork, people[index] ?? '')));
    expect([...results].sort()).toEqual([false, true]);
    return people[results.indexOf(true)] ?? '';
  }

  it('decides once, also when the incident is locked first', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const decision = aDecision();
    await db.unitOfWork.run((tx) => tx.decisions.open(incidentId, decision));
    const winner = await both((unitOfWork, byId) =>
      unitOfWork.run(async (tx) => {
        await tx.incidents.getForUpdate(incidentId);
        const decided = await tx.decisions.decideOnce(decision.id, { outcome: 'approved', at, byId, reason: 'safety' });
        tx.audit.append({ kind: decided ? 'decided' : 'already-decided', actorId: byId, incidentId });
        await tx.messages.refreshIncident(incidentId);
        return decided;
      }),
    );
    const stored = (await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.decision;
    expect(stored).toEqual({ ...decision, outcome: 'approved', decidedAt: at, decidedById: winner, reason: 'safety' });
  });

  it('decides once without any lock', async () => {
    const decision = aDecision();
    const incidentId = await anIncidentIn(db.unitOfWork);
    await db.unitOfWork.run((tx) => tx.decisions.open(incidentId, decision));
    await both((unitOfWork, byId) =>
      unitOfWork.run((tx) => tx.decisions.decideOnce(decision.id, { outcome: 'declined', at, byId, reason: 'r' })),
    );
  });

  it('supersedes and silences only what is pending, and shows the newest decision', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const [first, second] = [aDecision(), { ...aDecision(), openedAt: at }];
    const [director = ''] = people;
    await db.unitOfWork.run(async (tx) => {
      await tx.decisions.open(incidentId, first);
      await tx.decisions.silence(first.id, at, director);
      await tx.decisions.supersede(first.id);
      await tx.decisions.silence(first.id, AT, director);
      await tx.decisions.open(incidentId, second);
      await tx.decisions.decideOnce(second.id, { outcome: 'declined', at, byId: director, reason: 'under_12' });
      await tx.decisions.supersede(second.id);
    });
    expect(await db.database.prisma.decision.findUnique({ where: { id: first.id } })).toMatchObject({
      outcome: 'superseded',
      silencedUntil: at,
    });
    expect((await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.decision).toMatchObject({ id: second.id, outcome: 'declined' });
  });

  it('lets no second decision wait for one incident', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    await db.unitOfWork.run((tx) => tx.decisions.open(incidentId, aDecision()));
    await expect(db.unitOfWork.run((tx) => tx.decisions.open(incidentId, aDecision()))).rejects.toMatchObject({ code: 'P2002' });
  });

  it('records one call', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const decision = aDecision();
    const call = aCall(decision.id, people[0] ?? '');
    await db.unitOfWork.run(async (tx) => {
      await tx.decisions.open(incidentId, decision);
      await tx.calls.open(incidentId, call);
    });
    const calledById = await both((unitOfWork, byId) =>
      unitOfWork.run((tx) => tx.calls.recordOnce(call.id, { at, byId, caseNumber: '26-1' })),
    );
    const stored = (await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.callDuty;
    expect(stored).toEqual({ ...call, calledAt: at, calledById, caseNumber: '26-1' });
  });

  it('records one notice', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const notice = aNotice();
    await db.unitOfWork.run((tx) => tx.notices.open(incidentId, notice));
    const made = { at, how: 'phone' as const, caseNumber: null };
    const madeById = await both((unitOfWork, byId) => unitOfWork.run((tx) => tx.notices.recordOnce(notice.id, { ...made, byId })));
    expect((await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.notices).toEqual([
      { ...notice, madeAt: at, madeById, how: 'phone' },
    ]);
  });

  it('confirms and stands down an emergency once each', async () => {
    const incidentId = await anIncidentIn(db.unitOfWork);
    const emergency = anEmergency();
    await db.unitOfWork.run(async (tx) => {
      await tx.emergencies.open(incidentId, emergency);
      await tx.emergencies.cannotCall(emergency.id, at);
      await tx.emergencies.cannotCall(emergency.id, AT);
      await tx.emergencies.countAlert(emergency.id);
      await tx.emergencies.countAlert(emergency.id);
    });
    const confirmedById = await both((unitOfWork, byId) => unitOfWork.run((tx) => tx.emergencies.confirmOnce(emergency.id, { at, byId })));
    const stoodDownById = await both((unitOfWork, byId) =>
      unitOfWork.run((tx) => tx.emergencies.standDownOnce(emergency.id, { at, byId })),
    );
    const expected = { ...emergency, cannotCallAt: at, confirmedAt: at, confirmedById, stoodDownAt: at, stoodDownById, alerts: 2 };
    expect((await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.emergency).toEqual(expected);
  });

  it('sees an inbound event for the first time once', async () => {
    await both((unitOfWork) => unitOfWork.run((tx) => tx.inbound.firstTime('slack/Ev1')));
  });

  it('forgets that it saw an event when what the event caused failed', async () => {
    const failing = db.unitOfWork.run(async (tx) => {
      await tx.inbound.firstTime('slack/Ev2');
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await db.unitOfWork.run((tx) => tx.inbound.seen('slack/Ev2'))).toBe(false);
    expect(await db.unitOfWork.run((tx) => tx.inbound.firstTime('slack/Ev2'))).toBe(true);
    expect(await db.unitOfWork.run((tx) => tx.inbound.seen('slack/Ev2'))).toBe(true);
  });

  it('builds one digest a week', async () => {
    const unreleased = { heldAt: null, heldById: null, releasedAt: null, releasedById: null };
    const digest = () => ({
      id: systemIds.id(),
      week: '2026-W42',
      builtAt: AT,
      version: 1,
      releaseBy: null,
      document: { total: 3, cells: ['a'] },
    });
    await both((unitOfWork) => unitOfWork.run((tx) => tx.digests.createOnce(digest())));
    const { id } = await db.database.prisma.digest.findFirstOrThrow();
    expect(await db.unitOfWork.run((tx) => tx.digests.get(id))).toEqual({ ...digest(), id, ...unreleased });
    expect(await db.unitOfWork.run((tx) => tx.digests.lastWeek())).toBe('2026-W42');
  });
});
