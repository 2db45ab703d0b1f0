/** A substance case: whether the student was suspended is asked the next school day, and a yes starts the clock of EC 48902(b). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import { answerSuspension } from '../../src/incidents/notice/answer-suspension.ts';
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
const DRUNK: Answers = { ...CALM, kind: 'substance', grade: 'g9_12', substance: 'alcohol', substance_act: 'under_influence' };

const read = async (kind: string, to: string): Promise<string[]> =>
  (await at.read(kind, incident)).filter((each) => each.to === to).map(({ text }) => text);
const posted = async (kind: string): Promise<string[]> =>
  (await at.posted(incident.id)).filter((each) => each.kind === kind).map(({ to }) => to);

describe('a substance case (M2)', () => {
  beforeEach(async () => {
    at.jump(wall('2026-10-16', '10:00'));
    incident = await at.report(DRUNK);
  });
  const answer = (day: Date | null, who = 'adm') => answerSuspension(at.deps, { incidentId: incident.id, person: at.person(who), at: day });

  it('asks the next school day whether the student was suspended, and again until somebody says', async () => {
    expect([incident.classification.level, incident.notices]).toEqual(['L2', []]);
    at.jump(wall('2026-10-18', '12:00'));
    await at.sweep();
    expect(await posted('suspension')).toEqual([]);
    for (const date of ['2026-10-19', '2026-10-20']) {
      at.jump(wall(date, '08:00'));
      await at.sweep();
    }
    expect(await posted('suspension')).toEqual(['adm', 'adm']);
    expect((await read('suspension', 'adm'))[0]).toContain('Was the student suspended?');
    at.jump(wall('2026-10-21', '08:00'));
    await at.sweep();
    expect((await at.posted(incident.id)).filter(({ details }) => details.why === 'suspension-unknown')).toHaveLength(1);
    at.jump(wall('2026-10-30', '08:00'));
    await at.sweep();
    expect(await posted('suspension')).toHaveLength(3);
  });

  it('answered yes owes the notice within one school day after the suspension, with its clock', async () => {
    at.jump(wall('2026-10-19', '09:00'));
    const outcome = await answer(wall('2026-10-16', '12:00'));
    expect(outcome.kind).toBe('done');
    const later = await now();
    expect([later.classification.level, later.classification.rules]).toEqual(['L4', ['M2']]);
    expect(later.notices).toMatchObject([{ rule: 'M2', dueAt: wall('2026-10-19', '15:00') }]);
    const clocks = await at.db.database.prisma.clock.findMany({ where: { incidentId: incident.id, start: 'suspended' } });
    expect(clocks).toMatchObject([{ startedAt: wall('2026-10-16', '12:00'), dueAt: wall('2026-10-19', '15:00') }]);
    expect((await answer(wall('2026-10-16', '12:00'))).kind).toBe('already');
  });

  it('answered no owes nothing and is not asked again; a later yes counts', async () => {
    expect((await answer(null)).kind).toBe('done');
    expect((await answer(null)).kind).toBe('already');
    at.jump(wall('2026-10-19', '08:00'));
    await at.sweep();
    expect(await posted('suspension')).toEqual([]);
    expect((await answer(wall('2026-10-19', '08:00'))).kind).toBe('done');
    expect((await now()).classification.rules).toEqual(['M2']);
  });

  it('keeps the answer when facts are added, so that the notice stays owed', async () => {
    await answer(wall('2026-10-16', '10:00'));
    const corrected = await at.correct(await now(), { ...DRUNK, over: 'over_safe' });
    expect(corrected.classification.rules).toEqual(['M2']);
    expect(corrected.facts.suspended).toBe(true);
  });

  it('is answered by those who see it', async () => {
    expect((await answer(null, 'elm')).kind).toBe('not-allowed');
  });

  it('is not asked of a matter that no suspension changes', async () => {
    incident = await at.report(KNIFE);
    expect(await at.db.database.prisma.reminder.count({ where: { kind: 'suspension', subjectId: incident.id } })).toBe(0);
  });
});
