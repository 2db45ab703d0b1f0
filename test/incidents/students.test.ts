/** Students are linked by administrators of the site only, by a keyed hash: no number is stored, logged or shown again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudentHash } from '../../src/adapters/local/student-hash.ts';
import { linkStudents } from '../../src/conversation/forms/duties/link-students.ts';
import type { FormFacts } from '../../src/conversation/forms/form-facts.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { linkStudent, readStudentNumber } from '../../src/incidents/student/link-student.ts';
import { formFor, screenOf, textsOn } from '../conversation/forms/form-setting.ts';
import { HURT, type IncidentDatabase, incidentDatabase } from './incident-database.ts';

const KEY = 'k'.repeat(32);
let at: IncidentDatabase;
let incident: Incident;
beforeAll(async () => {
  at = await incidentDatabase();
  at.deps.hashStudent = createStudentHash(KEY);
  incident = await at.report(HURT);
});
afterAll(() => at.db.close());

const link = (who: string, studentNumber = '4711001', role: 'acted' | 'witness' = 'acted') =>
  linkStudent(at.deps, { incidentId: incident.id, person: at.person(who), studentNumber, role, homeSiteId: 'elm-hs' });

describe('a student', () => {
  it('is linked once per part, and every table knows a hash and no number', async () => {
    expect((await link('adm')).kind).toBe('done');
    expect((await link('adm')).kind).toBe('already');
    expect((await link('adm', '4711001', 'witness')).kind).toBe('done');
    const rows = await at.db.database.prisma.involvedStudent.findMany({ where: { incidentId: incident.id } });
    expect(rows.map(({ role, homeSiteId }) => [role, homeSiteId])).toEqual([
      ['acted', 'elm-hs'],
      ['witness', 'elm-hs'],
    ]);
    expect(new Set(rows.map(({ studentHash }) => studentHash)).size).toBe(1);
    expect(rows[0]?.studentHash).toMatch(/^[0-9a-f]{64}$/);
    const audit = await at.db.database.prisma.auditEvent.findMany();
    expect(JSON.stringify([rows, audit.map(({ body }) => body)])).not.toContain('4711001');
  });

  it.each(['dir', 'des', 'elm', 'nine'])('is not linked by %s', async (who) => {
    expect((await link(who)).kind).toBe('not-allowed');
  });

  it('has another hash under another key, so that a stolen table tells nothing', () => {
    expect(createStudentHash(KEY)('4711001')).not.toBe(createStudentHash('x'.repeat(32))('4711001'));
  });

  it.each([
    [' 4711001 ', '4711001'],
    ['ab123456', 'AB123456'],
    ['Maria', null],
    ['123', null],
    ['4711001<script>', null],
    ['', null],
  ])('is named by a number: "%s" is read as %s', (text, expected) => {
    expect(readStudentNumber(text)).toBe(expected);
  });
});

describe('the form', () => {
  const facts = (): FormFacts => ({ ...formFor(incident, at.person('adm')), incident });
  const submit = (values: Record<string, string>, deps = at.deps) =>
    linkStudents.submit(deps, facts(), { screenId: 'link-students', context: {}, values });

  it('never shows again what was typed as a number', async () => {
    const screen = screenOf(await submit({ number: 'Maria Lopez', role: 'acted', home: 'oak-hs' }));
    expect(screen.errors).toEqual({ number: 'Up to two letters and 4 to 12 digits. No names.' });
    expect(JSON.stringify(screen)).not.toContain('Maria');
  });

  it('says what the operator has to set where there is no key', async () => {
    const { hashStudent: _, ...without } = at.deps;
    expect(textsOn(await submit({ number: '4711001', role: 'acted', home: 'oak-hs' }, without))[0]).toContain('STUDENT_ID_KEY');
  });
});
