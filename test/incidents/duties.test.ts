/** What the school owes besides police matters: whose it is, when it is brought up, and that it is done once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dutiesScreen } from '../../src/conversation/duties-screen.ts';
import { doDuties, dutiesToDo } from '../../src/incidents/duty/do-duties.ts';
import type { Incident, Person } from '../../src/incidents/incident.ts';
import { changeAnswers } from '../../src/incidents/report/change-answers.ts';
import { ownReports } from '../../src/incidents/report/own-reports.ts';
import { textsOn } from '../conversation/forms/form-setting.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE, wall } from './incident-database.ts';

let at: IncidentDatabase;
let incident: Incident;
beforeEach(async () => {
  at = await incidentDatabase();
});
afterEach(() => at.db.close());

const now = () => at.now(incident);
const posted = async (kind: string): Promise<string[]> =>
  (await at.posted(incident.id)).filter((each) => each.kind === kind).map(({ to }) => to);
const done = (who: string, dutyIds: string[]) => doDuties(at.deps, { incidentId: incident.id, person: at.person(who), dutyIds });
const IMMIGRATION = { ...CALM, immigration: 'yes' };
const CRISIS = { ...CALM, self_harm: 'signs' };

describe('a duty', () => {
  it('belongs to the role that the policy names, where that person may see the matter', async () => {
    incident = await at.report(CRISIS);
    const owners = new Set(incident.duties.map(({ duty, ownerId }) => `${at.deps.policy.duties[duty]?.owner}: ${at.keyOf(ownerId)}`));
    expect(owners).toContain('crisis_lead: crisis');
    incident = await at.report(IMMIGRATION);
    const byRole = Object.fromEntries(incident.duties.map(({ duty, ownerId }) => [at.deps.policy.duties[duty]?.owner, at.keyOf(ownerId)]));
    expect(byRole).toMatchObject({ director: 'dir', designee: 'des', site_admin: 'adm' });
  });

  it('is told to an owner who reads no card of the matter, in a message of their own', async () => {
    incident = await at.report(IMMIGRATION);
    expect((await posted('duty-list')).toSorted()).toEqual(['des', 'dir']);
  });

  it('is done once, by the owner or by somebody who sees the matter, and by nobody else', async () => {
    incident = await at.report(KNIFE);
    const [first, second] = incident.duties.map(({ id }) => id);
    if (!first || !second) throw new Error('a knife has duties');
    expect((await done('elm', [first])).kind).toBe('not-allowed');
    expect((await done('adm', [first, second])).kind).toBe('done');
    expect((await done('dir', [first])).kind).toBe('already');
    expect((await done('dir', [first, at.deps.ids.id()])).kind).toBe('not-found');
    const later = await now();
    expect(later.duties.filter(({ doneAt }) => doneAt).map(({ doneById }) => at.keyOf(doneById))).toEqual(['adm', 'adm']);
    expect(dutiesToDo(at.person('adm'), later).map(({ id }) => id)).not.toContain(first);
    expect((await at.audit(incident.id)).filter(({ kind }) => kind === 'duty-done')).toHaveLength(2);
  });

  it('is brought up when it is due, the next school days, and then to the person on duty, each once', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    incident = await at.report(HURT);
    const days: [string, number, number][] = [];
    for (const [date, time] of [
      ['2026-10-14', '10:29'],
      ['2026-10-14', '10:30'],
      ['2026-10-14', '15:00'],
      ['2026-10-15', '08:00'],
      ['2026-10-16', '08:00'],
      ['2026-10-19', '08:00'],
      ['2026-10-20', '08:00'],
    ] as const) {
      at.jump(wall(date, time));
      await at.sweep({ kind: 'duty' });
      const rings = (await at.posted(incident.id)).filter(({ details }) => details.why === 'duties-overdue');
      days.push([date, (await posted('duty-reminder')).length, rings.length]);
    }
    expect(days).toEqual([
      ['2026-10-14', 0, 0],
      ['2026-10-14', 1, 0],
      ['2026-10-14', 2, 0],
      ['2026-10-15', 3, 0],
      ['2026-10-16', 4, 0],
      ['2026-10-19', 5, 1],
      ['2026-10-20', 5, 1],
    ]);
  });

  it('that was done is not brought up', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    incident = await at.report(HURT);
    await done(
      'adm',
      incident.duties.map(({ id }) => id),
    );
    at.jump(wall('2026-10-20', '12:00'));
    await at.sweep({ kind: 'duty' });
    expect(await posted('duty-reminder')).toEqual([]);
  });

  it('after 30 days in which nothing ran is brought up once', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    incident = await at.report(KNIFE);
    at.jump(wall('2026-11-13', '12:00'));
    await at.sweep({ kind: 'duty' });
    await at.sweep({ kind: 'duty' });
    expect((await posted('duty-reminder')).length).toBeLessThanOrEqual(new Set(incident.duties.map(({ dueAt }) => dueAt?.getTime())).size);
    expect((await at.posted(incident.id)).filter(({ details }) => details.why === 'duties-overdue')).toHaveLength(1);
  });
});

describe('/incident duties', () => {
  const screen = async (who: string) => textsOn(await dutiesScreen(at.deps, at.person(who), 'en'));

  it('lists what a person owes, at once first, and says when there is nothing', async () => {
    expect(await screen('adm')).toEqual(['You owe nothing now.', 'In danger call 911: that never needs approval.']);
    at.jump(wall('2026-10-14', '10:00'));
    incident = await at.report(KNIFE);
    const lines = await screen('adm');
    expect(lines.some((line) => line.includes('notice to Oak PD, due 11:00'))).toBe(true);
    expect(lines[0]).toMatch(new RegExp(`^${incident.reference}: .*at once$`));
    expect(await screen('elm')).toContain('You owe nothing now.');
  });

  it('names of a restricted matter the reference and nothing else', async () => {
    incident = await at.report(CRISIS);
    expect(await screen('crisis')).toContain(incident.reference);
    expect((await screen('crisis')).join(' ')).not.toMatch(/alone|Clinician|Oak/);
  });
});

describe('what has been done so far', () => {
  it('is kept for the record: nobody is rung, and the level stays', async () => {
    incident = await at.report(HURT);
    const before = (await at.posted(incident.id)).length;
    const changed = { done_so_far: ['separated', 'nurse'] };
    const record = () => changeAnswers(at.deps, { incidentId: incident.id, person: at.person('adm'), changed });
    expect((await record()).kind).toBe('done');
    expect((await record()).kind).toBe('already');
    const later = await now();
    expect([later.answers.done_so_far, later.classification.id]).toEqual([['separated', 'nurse'], incident.classification.id]);
    expect((await at.posted(incident.id)).length).toBe(before);
  });
});

describe('the reminder', () => {
  it('says which duties are late and nothing of the matter on a locked phone', async () => {
    at.jump(wall('2026-10-14', '10:00'));
    incident = await at.report(HURT);
    at.jump(wall('2026-10-14', '15:00'));
    await at.sweep({ kind: 'duty' });
    at.jump(wall('2026-10-15', '08:00'));
    await at.sweep({ kind: 'duty' });
    const [reminder] = await at.read('duty-reminder', incident);
    expect(reminder?.text).toContain('Call the parents, OVERDUE since Wed 14 Oct 15:00');
    expect(reminder?.notice?.push).toBe(`${incident.reference}: something is overdue`);
  });
});

describe('/incident status with a reference', () => {
  it('answers whoever reported it and whoever may see the matter; to others it is not there', async () => {
    incident = await at.report(HURT);
    const { reference } = incident;
    const sees = async (person: Person) => (await ownReports(at.deps, { person, reference })).length === 1;
    expect(await Promise.all(['adm', 'dir', 'elm', 'nine'].map((key) => sees(at.person(key))))).toEqual([true, true, false, false]);
    expect(await sees(at.reporter)).toBe(true);
    incident = await at.report(CRISIS);
    expect((await ownReports(at.deps, { person: at.person('dir'), reference: incident.reference })).length).toBe(0);
  });
});
