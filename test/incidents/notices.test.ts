/** Notices that a statute demands: who confirms, when they are brought up, how one is given up, and when a suspension starts a clock. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import { isOpenNotice } from '../../src/incidents/is-open.ts';
import { claimNotice } from '../../src/incidents/notice/claim-notice.ts';
import { recordNotice } from '../../src/incidents/notice/record-notice.ts';
import { proposeWaiver, settleWaiver } from '../../src/incidents/notice/waive-notice.ts';
import type { Answers } from '../../src/policy/types.ts';
import { CALM } from '../policy/california.ts';
import { type IncidentDatabase, incidentDatabase, KNIFE, wall } from './incident-database.ts';

let at: IncidentDatabase;
let incident: Incident;
beforeEach(async () => {
  at = await incidentDatabase();
});
afterEach(() => at.db.close());

const now = () => at.now(incident);
const HIT: Answers = {
  ...CALM,
  kind: 'fight',
  grade: 'g9_12',
  injury: 'first_aid',
  object_use: 'none',
  staff_hit: 'on_purpose',
  fight_sides: 'one_sided',
};

const read = async (kind: string, to: string): Promise<string[]> =>
  (await at.read(kind, incident)).filter((each) => each.to === to).map(({ text }) => text);
const posted = async (kind: string): Promise<string[]> =>
  (await at.posted(incident.id)).filter((each) => each.kind === kind).map(({ to }) => to);

describe('an attack on an employee (M6)', () => {
  beforeEach(async () => {
    incident = await at.report(HIT);
  });

  it('needs the confirmation of the employee and of a supervisor; the employee is nobody until they say so', async () => {
    expect(incident.notices.map(({ party, ownerId }) => [party, at.keyOf(ownerId)])).toEqual([
      ['supervisor', 'adm'],
      ['employee', 'channel'],
    ]);
    expect(await posted('notice-duty')).toEqual(['adm']);
    const [told] = await read('notice-duty', 'adm');
    expect(told).toContain('The employee has a duty of their own (EC 44014)');
  });

  it('is the reporter’s own when they say that it was them: care first, then number and law', async () => {
    const claim = () => claimNotice(at.deps, { incidentId: incident.id, person: at.reporter });
    expect((await claim()).kind).toBe('done');
    expect((await claim()).kind).toBe('already');
    const [text = ''] = await read('notice-duty', 'reporter');
    const places = ['are you hurt?', 'Give notice: Oak PD', 'The law asks you yourself'].map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is claimed by nobody but the reporter', async () => {
    expect((await claimNotice(at.deps, { incidentId: incident.id, person: at.person('adm') })).kind).toBe('not-allowed');
    incident = await at.report(KNIFE);
    expect((await claimNotice(at.deps, { incidentId: incident.id, person: at.reporter })).kind).toBe('not-found');
  });

  it('is made only when both are; the supervisor may record the employee’s on their word', async () => {
    const record = async (party: string) => {
      const noticeId = incident.notices.find((each) => each.party === party)?.id ?? '';
      return recordNotice(at.deps, { incidentId: incident.id, noticeId, person: at.person('adm'), how: 'phone', caseNumber: null });
    };
    await record('supervisor');
    expect((await now()).notices.filter(isOpenNotice).map(({ party }) => party)).toEqual(['employee']);
    await record('employee');
    expect((await now()).notices.filter(isOpenNotice)).toEqual([]);
  });

  it('stays the employee’s when the place is corrected', async () => {
    await claimNotice(at.deps, { incidentId: incident.id, person: at.reporter });
    const moved = await at.correct(incident, HIT, 'elm-hs');
    expect(moved.notices.map(({ party, ownerId, agencyId }) => [party, at.keyOf(ownerId), agencyId])).toEqual([
      ['supervisor', 'elm', 'elm-pd'],
      ['employee', 'reporter', 'elm-pd'],
    ]);
  });
});

describe('a notice that is still open', () => {
  it('is brought up at half of its time, when it is due, and every two hours, but not at night', async () => {
    at.jump(wall('2026-10-14', '17:30'));
    incident = await at.report(HIT);
    const [notice] = incident.notices;
    expect(notice?.dueAt).toEqual(wall('2026-10-14', '19:30'));
    const counts: [string, number][] = [];
    for (const [date, time] of [
      ['2026-10-14', '18:29'],
      ['2026-10-14', '18:30'],
      ['2026-10-14', '19:30'],
      ['2026-10-14', '21:30'],
      ['2026-10-15', '06:29'],
      ['2026-10-15', '06:30'],
      ['2026-10-15', '08:30'],
    ] as const) {
      at.jump(wall(date, time));
      await at.sweep();
      counts.push([time, (await posted('notice-reminder')).length]);
    }
    expect(counts).toEqual([
      ['18:29', 0],
      ['18:30', 1],
      ['19:30', 2],
      ['21:30', 2],
      ['06:29', 2],
      ['06:30', 3],
      ['08:30', 4],
    ]);
    expect((await posted('call-for-person')).length).toBe(1);
    expect((await read('notice-reminder', 'adm')).at(-1)).toContain('OVERDUE: the notice to Oak PD');
  });

  it('that is urgent rings at night too, and one that was made never again', async () => {
    at.jump(wall('2026-10-14', '22:00'));
    incident = await at.report(KNIFE);
    at.jump(wall('2026-10-14', '23:00'));
    await at.sweep();
    at.jump(wall('2026-10-14', '23:30'));
    await at.sweep();
    expect((await posted('notice-reminder')).length).toBe(3);
    const noticeId = incident.notices[0]?.id ?? '';
    await recordNotice(at.deps, { incidentId: incident.id, noticeId, person: at.person('adm'), how: 'phone', caseNumber: null });
    at.jump(wall('2026-10-15', '12:00'));
    await at.sweep();
    await at.sweep();
    expect((await posted('notice-reminder')).length).toBe(3);
    expect(await at.db.database.prisma.reminder.count({ where: { kind: 'notice', doneAt: null } })).toBe(0);
  });

  it('after 30 days in which nothing ran is brought up once per step, not for every hour', async () => {
    at.jump(wall('2026-10-14', '11:00'));
    incident = await at.report(HIT);
    at.jump(wall('2026-11-13', '12:00'));
    await at.sweep();
    await at.sweep();
    expect(await posted('notice-reminder')).toEqual(['adm', 'adm']);
    expect((await at.audit(incident.id)).filter(({ kind }) => kind === 'notice-overdue')).toHaveLength(2);
  });
});

describe('"not required after all"', () => {
  beforeEach(async () => {
    incident = await at.report(KNIFE);
  });
  const noticeId = () => incident.notices[0]?.id ?? '';
  const propose = (who: string) =>
    proposeWaiver(at.deps, { incidentId: incident.id, noticeId: noticeId(), person: at.person(who), reason: 'facts_corrected' });
  const settle = (who: string, outcome: 'confirmed' | 'refused') =>
    settleWaiver(at.deps, { incidentId: incident.id, noticeId: noticeId(), person: at.person(who), outcome });

  it('takes a second person; until then it is owed, rings and can be made', async () => {
    expect((await settle('dir', 'confirmed')).kind).toBe('not-found');
    expect((await propose('adm')).kind).toBe('done');
    expect((await propose('dir')).kind).toBe('already');
    expect((await now()).notices.filter(isOpenNotice)).toHaveLength(1);
    expect((await settle('adm', 'confirmed')).kind).toBe('not-allowed');
    expect((await settle('dir', 'confirmed')).kind).toBe('done');
    expect((await settle('dep', 'confirmed')).kind).toBe('already');
    expect((await now()).notices.filter(isOpenNotice)).toEqual([]);
    expect(await at.db.unitOfWork.run((tx) => tx.board.counts(new Date(0)))).toMatchObject({ items: [] });
    expect((await at.audit(incident.id)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['waiver-proposed', 'notice-waived']));
  });

  it('stays visible on the card, with both persons and the reason', async () => {
    await propose('adm');
    await settle('dir', 'confirmed');
    const [card = ''] = await read('incident-card', 'channel');
    expect(card).toMatch(/Not required after all: .+EC 48902.+The facts were corrected\. By @Principal and @Security director\./);
  });

  it('is refused by the second person, and may be said again', async () => {
    await propose('adm');
    expect((await settle('adm', 'refused')).kind).toBe('not-allowed');
    expect((await settle('dep', 'refused')).kind).toBe('done');
    expect((await now()).notices[0]).toMatchObject({ waiverAt: null, waiverReason: null });
    expect((await propose('dir')).kind).toBe('done');
  });

  it('by one person twice is refused by the database too', async () => {
    await propose('dir');
    const waivedById = at.person('dir').id;
    const direct = at.db.database.prisma.policeNotice.update({ where: { id: noticeId() }, data: { waivedAt: new Date(), waivedById } });
    await expect(direct).rejects.toThrow(/PoliceNotice_waiver/);
  });

  it('does not undo a notice that was made', async () => {
    await propose('adm');
    await recordNotice(at.deps, {
      incidentId: incident.id,
      noticeId: noticeId(),
      person: at.person('adm'),
      how: 'phone',
      caseNumber: null,
    });
    expect((await settle('dir', 'confirmed')).kind).toBe('already');
    expect((await now()).notices[0]?.waivedAt).toBeNull();
  });
});

describe('a report of child abuse', () => {
  it('is tracked by nobody: no notice and no reminder of it, and nothing that the reporter owes', async () => {
    incident = await at.report({ ...CALM, kind: 'sexual', sexual: 'touch', grade: 'g9_12' });
    expect(incident.classification.tracks).toContain('CANRA');
    const canra = incident.classification.obligations.filter(({ police }) => police === 'canra');
    expect(canra.length).toBeGreaterThan(0);
    const rules = canra.map(({ rule }) => rule);
    expect(incident.notices.filter(({ rule }) => rules.includes(rule))).toEqual([]);
    // what others owe (support, evidence) is theirs; the report to the county is asked of nobody
    const reminders = await at.db.database.prisma.reminder.findMany({ where: { subjectId: incident.id } });
    expect(new Set(reminders.map(({ kind }) => kind))).toEqual(new Set(['duty']));
    expect(incident.duties.some(({ ownerId }) => ownerId === at.reporter.id)).toBe(false);
  });
});
