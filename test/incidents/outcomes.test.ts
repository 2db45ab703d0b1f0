/** What police did is fed back, also when they came unasked; it is asked for once, five school days after they were told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTime } from '../../src/conversation/forms/outcome/read-time.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { recordNotice } from '../../src/incidents/notice/record-notice.ts';
import { isOutcomeOwed, recordOutcome, type ToldOutcome } from '../../src/incidents/outcome/record-outcome.ts';
import { CALM } from '../policy/california.ts';
import { type IncidentDatabase, incidentDatabase, KNIFE, wall } from './incident-database.ts';

let at: IncidentDatabase;
let incident: Incident;
beforeEach(async () => {
  at = await incidentDatabase();
  at.jump(wall('2026-10-14', '10:00'));
  incident = await at.report(KNIFE);
});
afterEach(() => at.db.close());

const now = () => at.now(incident);
const make = () =>
  recordNotice(at.deps, {
    ...{ incidentId: incident.id, noticeId: incident.notices[0]?.id ?? '' },
    person: at.person('adm'),
    how: 'phone',
    caseNumber: null,
  });
const CITED: ToldOutcome = {
  ...{ outcome: 'citation', startedBy: 'school', onSchoolMatter: false, caseNumber: '26-1042' },
  ...{ arrivedAt: wall('2026-10-14', '10:20'), disposedAt: wall('2026-10-14', '10:50') },
};
const record = (told: ToldOutcome, who = 'adm') => recordOutcome(at.deps, { incidentId: incident.id, person: at.person(who), told });
async function rings(): Promise<number> {
  await at.sweep({ kind: 'outcome' });
  return (await at.posted(incident.id)).filter(({ details }) => details.why === 'outcome-owed').length;
}

describe('the outcome of a police contact', () => {
  it('is owed once police were told, and until something else than "pending" is recorded', async () => {
    expect(isOutcomeOwed(await now())).toBe(false);
    await make();
    expect(isOutcomeOwed(await now())).toBe(true);
    await record({ ...CITED, outcome: 'pending' });
    expect(isOutcomeOwed(await now())).toBe(true);
    expect((await record(CITED)).kind).toBe('done');
    const later = await now();
    expect(isOutcomeOwed(later)).toBe(false);
    expect(later.outcomes.map(({ outcome }) => outcome)).toEqual(['pending', 'citation']);
    expect(later.outcomes[1]).toMatchObject({ ...CITED, agencyId: 'oak-pd' });
  });

  it('said twice is recorded once', async () => {
    await record(CITED);
    expect((await record(CITED, 'dir')).kind).toBe('already');
    expect((await now()).outcomes).toHaveLength(1);
  });

  it('is recorded by those who see the matter, also of a school matter that police took up by themselves', async () => {
    expect((await record(CITED, 'elm')).kind).toBe('not-allowed');
    incident = await at.report({ ...CALM, kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' });
    await record({ ...CITED, outcome: 'counseled', startedBy: 'police', onSchoolMatter: true });
    expect((await now()).outcomes).toMatchObject([{ startedBy: 'police', onSchoolMatter: true }]);
  });

  it('is asked for once, five school days after the notice, over the weekend', async () => {
    await make();
    at.jump(wall('2026-10-21', '07:59'));
    expect(await rings()).toBe(0);
    at.jump(wall('2026-10-21', '08:00'));
    expect(await rings()).toBe(1);
    at.jump(wall('2026-11-21', '08:00'));
    expect(await rings()).toBe(1);
  });

  it('is not asked for when it is there', async () => {
    await make();
    await record(CITED);
    at.jump(wall('2026-10-21', '08:00'));
    expect(await rings()).toBe(0);
  });
});

describe('a time that somebody types', () => {
  const district = { timeZone: 'America/Los_Angeles' };
  const reading = (text: string) => readTime(text, { district, now: wall('2026-10-14', '12:00'), since: wall('2026-10-14', '10:00') });

  it.each([
    ['', null],
    ['11:05', wall('2026-10-14', '11:05')],
    [' 9:30 ', wall('2026-10-14', '09:30')],
    ['2026-10-13 23:10', wall('2026-10-13', '23:10')],
  ])('"%s" is read', (text, expected) => {
    expect(reading(text)).toEqual({ ok: true, at: expected });
  });

  it.each([
    ['12:01', 'future'],
    ['2027-01-01 10:00', 'future'],
    ['2026-10-12 10:00', 'old'],
    ['25:00', 'time'],
    ['2026-02-31 10:00', 'time'],
    ['<!channel>', 'time'],
    ['noon', 'time'],
  ] as const)('"%s" is refused: %s', (text, error) => {
    expect(reading(text)).toEqual({ ok: false, error });
  });
});
