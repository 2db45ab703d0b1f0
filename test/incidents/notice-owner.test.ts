import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Answers, Track } from '../../src/policy/types.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from './incident-database.ts';

let at: IncidentDatabase;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const WITNESS: Answers = { ...CALM, kind: 'other', witnessed: 'yes' };
const owners = (incident: Incident) => incident.notices.map(({ rule, ownerId }) => [rule, at.keyOf(ownerId)]);
const told = async (incident: Incident) => (await at.posted(incident.id)).filter(({ kind }) => kind === 'notice-duty').map(({ to }) => to);

describe('the owner of a notice', () => {
  it('is the administrator of the place', async () => {
    const incident = await at.report(KNIFE);
    expect(owners(incident)).toEqual([['M4', 'adm']]);
    expect(await told(incident)).toEqual(['adm']);
  });

  it('is the person on duty where the place is not known', async () => {
    expect(owners(await at.report(KNIFE, null))).toEqual([['M4', 'dir']]);
  });

  it.each<[Answers, Track[]]>([
    [{ ...KNIFE, specific: 'staff_on_student', child_harm: 'yes_or_maybe' }, ['CANRA']],
    [{ ...KNIFE, child_harm: 'yes_or_maybe', self_harm: 'signs' }, ['CANRA', 'CRISIS']],
  ])('of a restricted matter is somebody who may view it, of child protection never the administrator: %j %j', async (answers, tracks) => {
    const incident = await at.report(answers);
    expect(incident.classification.tracks).toEqual(expect.arrayContaining(tracks));
    expect(owners(incident)).toEqual([['M4', 'des']]);
    expect(await told(incident)).toEqual(['des']);
  });

  it('is the witness in person where the law asks the witness (PC 152.3)', async () => {
    const incident = await at.report(WITNESS);
    expect(owners(incident)).toEqual([['M11', 'reporter']]);
    expect(await told(incident)).toEqual(['reporter']);
  });

  it('changes when the matter becomes restricted, and the former owner is told nothing new', async () => {
    const incident = await at.report(KNIFE);
    const changed = await at.correct(incident, { ...KNIFE, child_harm: 'yes_or_maybe' });
    expect(owners(changed)).toEqual([['M4', 'des']]);
    expect(await told(changed)).toEqual(['adm', 'des']);
  });
});

describe('a place that was corrected', () => {
  it('gives an open notice to the agency and the administrator of the right place, who is told', async () => {
    const incident = await at.report(KNIFE);
    expect(incident.notices).toMatchObject([{ agencyId: 'oak-pd' }]);
    const moved = await at.correct(incident, KNIFE, 'elm-hs');
    expect(moved.notices).toMatchObject([{ agencyId: 'elm-pd' }]);
    expect(owners(moved)).toEqual([['M4', 'elm']]);
    expect(await told(moved)).toEqual(['adm', 'elm']);
  });

  it('does so as well when the new facts would lower the level, and lowering waits for two persons', async () => {
    const incident = await at.report(KNIFE);
    const moved = await at.correct(incident, { ...KNIFE, object: 'small_folding', object_facts: ['none'] }, 'elm-hs');
    expect(moved).toMatchObject({ wouldBeLevel: 'L2', notices: [{ agencyId: 'elm-pd' }] });
    expect(await told(moved)).toEqual(['adm', 'elm']);
  });

  it('leaves a notice that was made as it was', async () => {
    const incident = await at.report(KNIFE);
    const made = { at: at.db.clock.now(), byId: at.person('adm').id, how: 'phone', caseNumber: null } as const;
    await at.db.unitOfWork.run((tx) => tx.notices.recordOnce(incident.notices[0]?.id ?? '', made));
    const moved = await at.correct(incident, KNIFE, 'elm-hs');
    expect(moved.notices).toMatchObject([{ agencyId: 'oak-pd', ownerId: at.person('adm').id }]);
    expect(await told(moved)).toEqual(['adm']);
  });

  it.each([
    ['not made yet goes to', false, 'elm-pd'],
    ['made stays with', true, 'oak-pd'],
  ] as const)('a call %s the agency (%s: %s)', async (_call, isMade, agencyId) => {
    const incident = await at.report(HURT);
    const now = at.db.clock.now();
    await at.db.unitOfWork.run(async (tx) => {
      const decisionId = incident.decision?.id ?? '';
      const callDutyId = at.deps.ids.id();
      await tx.decisions.decideOnce(decisionId, { outcome: 'approved', at: now, byId: at.person('dir').id, reason: 'ongoing_risk' });
      await tx.calls.open(incident.id, {
        ...{ id: callDutyId, decisionId, callerId: at.person('adm').id, agencyId: 'oak-pd', officerRequested: false },
        ...{ openedAt: now, dueAt: now, calledAt: null, calledById: null, caseNumber: null },
      });
      if (isMade) await tx.calls.recordOnce(callDutyId, { at: now, byId: at.person('adm').id, caseNumber: null });
    });
    expect((await at.correct(incident, HURT, 'elm-hs')).callDuty).toMatchObject({ agencyId });
  });
});
