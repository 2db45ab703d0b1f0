/** What the equity report may read of an incident, from the real database; what it may not, is not there. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStudentHash } from '../../../../src/adapters/local/student-hash.ts';
import { recordCall } from '../../../../src/incidents/call/record-call.ts';
import { confirmEmergency } from '../../../../src/incidents/emergency/confirm-emergency.ts';
import type { LinkedIncident } from '../../../../src/incidents/equity-ports.ts';
import type { Incident } from '../../../../src/incidents/incident.ts';
import { recordNotice } from '../../../../src/incidents/notice/record-notice.ts';
import { recordOutcome } from '../../../../src/incidents/outcome/record-outcome.ts';
import { linkStudent } from '../../../../src/incidents/student/link-student.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from '../../../incidents/incident-database.ts';
import { CALM } from '../../../policy/california.ts';

const MINUTE = 60_000;
const hashStudent = createStudentHash('k'.repeat(32));

let at: IncidentDatabase;
let from: Date;
beforeAll(async () => {
  at = await incidentDatabase();
  at.deps.hashStudent = hashStudent;
});
afterAll(() => at.db.close());
// each test has a day of its own
beforeEach(() => {
  from = at.db.clock.move(24 * 60 * MINUTE);
});

const day = () => at.db.unitOfWork.run((tx) => tx.linkedStudents.incidentsBetween(from, at.db.clock.move(MINUTE)));
const link = (incident: Incident, studentNumber: string) =>
  linkStudent(at.deps, { incidentId: incident.id, person: at.person('adm'), studentNumber, role: 'acted', homeSiteId: 'elm-hs' });
const call = async (incident: Incident) => {
  await at.decide(incident, { outcome: 'approved', who: 'dir' });
  await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: '26-1042' });
};

describe('an incident as the equity report reads it', () => {
  it('has codes and hashes: no name, note, reference, number or id', async () => {
    const incident = await at.report(HURT);
    await link(incident, '4711001');
    at.db.clock.move(7 * MINUTE);
    await call(incident);
    const told = {
      outcome: 'citation',
      startedBy: 'school',
      onSchoolMatter: false,
      arrivedAt: null,
      disposedAt: null,
      caseNumber: '26-1042',
    } as const;
    await recordOutcome(at.deps, { incidentId: incident.id, person: at.person('adm'), told });
    const expected: LinkedIncident = {
      ...{ type: 'fight_serious_injury', firstLevel: 'L3', lastLevel: 'L3', siteId: 'oak-hs' },
      decision: { outcome: 'approved', minutes: 7 },
      ...{ noticed: false, called: true, emergency: false, outcomes: ['citation'], reclassified: false },
      students: [{ hash: hashStudent('4711001'), role: 'acted', homeSiteId: 'elm-hs' }],
    };
    expect(await day()).toEqual([expected]);
  });

  it('was called only when somebody called, and noticed only when somebody told police', async () => {
    const approved = await at.report(HURT);
    await at.decide(approved, { outcome: 'approved', who: 'dir' });
    const knife = await at.report(KNIFE);
    expect((await day()).map(({ called, noticed }) => [called, noticed])).toEqual([
      [false, false],
      [false, false],
    ]);
    for (const { id: noticeId } of knife.notices) {
      await recordNotice(at.deps, { incidentId: knife.id, noticeId, person: at.person('dir'), how: 'phone', caseNumber: null });
    }
    await recordCall(at.deps, { incidentId: approved.id, person: at.person('adm'), caseNumber: null });
    expect((await day()).map(({ called, noticed }) => [called, noticed])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('was an emergency only when 911 was confirmed and police were to come', async () => {
    const incident = await at.report({ ...CALM, danger: 'yes', danger_kind: 'armed_intruder' });
    expect(incident.classification.level).toBe('L5');
    expect((await day()).map(({ emergency }) => emergency)).toEqual([false]);
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.person('adm') });
    expect((await day()).map(({ emergency }) => emergency)).toEqual([true]);
  });

  it('keeps its first type and both levels when it is corrected', async () => {
    const incident = await at.report({ ...HURT, injury: 'none' });
    const before = incident.classification;
    const after = (await at.correct(incident, HURT)).classification;
    expect(after.level).not.toBe(before.level);
    expect(await day()).toMatchObject([{ type: before.type, firstLevel: before.level, lastLevel: after.level, reclassified: true }]);
  });

  it('takes a revised decision with the time of the first', async () => {
    const incident = await at.report(HURT);
    at.db.clock.move(4 * MINUTE);
    await at.decide(incident, { outcome: 'declined', who: 'dir' });
    expect(await day()).toMatchObject([{ decision: { outcome: 'declined', minutes: 4 } }]);
  });

  it('is left out when it was withdrawn, was ever restricted, or belongs to another time', async () => {
    const withdrawn = await at.report(HURT);
    await at.db.database.prisma.incident.update({ where: { id: withdrawn.id }, data: { status: 'withdrawn' } });
    const crisis = await at.report({ ...CALM, self_harm: 'signs' });
    expect(crisis.classification.tracks).toContain('CRISIS');
    const cleared = await at.correct(crisis, HURT);
    expect(cleared.classification.tracks).not.toContain('CRISIS');
    expect(await day()).toEqual([]);
    const until = at.db.clock.now();
    await at.report(HURT);
    expect(await at.db.unitOfWork.run((tx) => tx.linkedStudents.incidentsBetween(from, until))).toEqual([]);
    expect(await at.db.unitOfWork.run((tx) => tx.linkedStudents.incidentsBetween(until, until))).toEqual([]);
  });
});
