/** The equity report from the command line: a real database, an export with planted names, and what is written of both. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStudentHash } from '../../src/adapters/local/student-hash.ts';
import { run } from '../../src/cli/equity.ts';
import type { EquityDocument } from '../../src/digest/equity/build-equity.ts';
import { recordNotice } from '../../src/incidents/notice/record-notice.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from '../incidents/incident-database.ts';
import { printedBy } from './printed.ts';

const KEY = 'k'.repeat(32);
const hash = createStudentHash(KEY);
/** 14 of 886 and 96 of 20,143 as in the worked example, and a number that nothing but the export holds. */
const GROUPS = [
  { group: 'Black or African American', size: 886, referred: 14, from: 4_000_000 },
  { group: 'Hispanic/Latino', size: 16_000, referred: 70, from: 5_000_000 },
  { group: 'White', size: 4_142, referred: 26, from: 6_000_000 },
  { group: '=MARKEDNAME Maria', size: 1, referred: 0, from: 7_000_000 },
];

let at: IncidentDatabase;
let folder: string;
beforeAll(async () => {
  at = await incidentDatabase();
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-equity-'));
  writeFileSync(join(folder, 'students.csv'), exported());
  at.jump(new Date('2026-03-03T18:00:00Z'));
  const knife = await at.report(KNIFE);
  for (const { id: noticeId } of knife.notices) {
    await recordNotice(at.deps, { incidentId: knife.id, noticeId, person: at.person('dir'), how: 'phone', caseNumber: null });
  }
  await at.report(HURT);
  const rows = GROUPS.flatMap(({ from, referred }) =>
    Array.from({ length: referred }, (_, nth) => ({ number: String(from + nth), role: 'acted' as const })),
  );
  const witness = { number: '4000500', role: 'witness' as const };
  await at.db.database.prisma.involvedStudent.createMany({
    data: [...rows, witness].map(({ number, role }) => ({
      ...{ incidentId: knife.id, role, studentHash: hash(number), homeSiteId: 'palm_springs_hs', addedById: at.reporter.id },
      addedAt: at.db.clock.now(),
    })),
  });
});
afterAll(async () => {
  await at.db.close();
  rmSync(folder, { recursive: true, force: true });
});

function exported(): string {
  const lines = GROUPS.flatMap(({ group, size, from }) =>
    Array.from({ length: size }, (_, nth) => `${from + nth};${group};${nth % 2 === 0 ? 'palm_springs_hs' : 'Cathedral City High School'}`),
  );
  return ['student_number;group;home_site', ...lines, ''].join('\r\n');
}

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(folder, 'out-'));
});
const equity = (args: string[], env: Record<string, string> = {}) =>
  printedBy(() => run(args, { DATABASE_URL: at.db.url, STUDENT_ID_KEY: KEY, ...env }));
const usual = (...more: string[]) => ['--students', join(folder, 'students.csv'), '--out', out, ...more];
const document = (): EquityDocument => JSON.parse(readFileSync(join(out, 'equity.json'), 'utf8'));
const text = () => readFileSync(join(out, 'equity.txt'), 'utf8');

describe('npm run equity', () => {
  it('gives the numbers of the worked example, of the window that was asked for', async () => {
    const { code, printed } = await equity(usual('--until', '2026-06-30'));
    expect(printed).toContain('2025-07-01 to 2026-06-30');
    expect(code).toBe(0);
    expect(document().figures.byGroup.find(({ measure, bucket }) => measure === 'required' && bucket === 'black')).toMatchObject({
      count: { count: 14 },
      enrolled: { count: 886 },
      finding: 'higher',
      ratio: { comparedWith: 'local' },
    });
    expect(text()).toMatch(/Black +14 \| 886 \| 1\.58 \(0\.94–2\.63\) \| 3\.32 \(1\.90–5\.79\) \| 9\.8 \| more often than other students/);
    expect(text()).toContain('Students were linked in ≤10 of ≤10 incidents');
    const counts = document().figures.byGroup.filter(({ measure }) => measure === 'required');
    expect(counts.map(({ count }) => (count.kind === 'count' ? count.count : count.kind))).toEqual([70, 14, 26, 0, 110]);
  });

  it('writes no number, hash or name of a student, in any file, nor into the database', async () => {
    const { printed } = await equity(usual());
    const files = readdirSync(out);
    expect(files.sort()).toEqual(['equity.csv', 'equity.json', 'equity.txt']);
    const audit = await at.db.database.prisma.auditEvent.findMany();
    const written = [printed, ...files.map((file) => readFileSync(join(out, file), 'utf8')), ...audit.map(({ body }) => body)].join('\n');
    expect(written).not.toMatch(/MARKEDNAME|Maria|\b[4567]00\d{4}\b/i);
    const linked = GROUPS.flatMap(({ from, referred }) => Array.from({ length: referred }, (_, nth) => hash(String(from + nth))));
    expect(linked.filter((each) => written.includes(each))).toEqual([]);
    expect(await at.db.database.prisma.involvedStudent.count()).toBe(111);
    expect(audit.map(({ body }) => JSON.parse(body)).filter(({ kind }) => kind === 'equity-report-made')).not.toEqual([]);
  });

  it('speaks Spanish, prints definitions, and counts nobody but those who acted', async () => {
    expect((await equity(usual('--language', 'es', '--months', '36'))).code).toBe(0);
    expect(text()).toContain('2023-07-01 a 2026-06-30 (36 meses); estudiantes que actuaron');
    expect(text()).toMatch(/Definiciones\n {2}Cada estudiante/);
    expect(readFileSync(join(out, 'equity.csv'), 'utf8')).toContain(
      '"Remitidos: exigido por la ley","Negros","por cada 100","1.58 (0.94–2.63)"',
    );
    await equity(usual('--role', 'witness'));
    expect(document().figures.byGroup.find(({ measure, bucket }) => measure === 'reported' && bucket === null)?.count).toEqual({
      kind: 'few',
    });
  });

  it('compares with the state where a group has too few others in the district', async () => {
    writeFileSync(
      join(folder, 'one.csv'),
      exported()
        .split('\r\n')
        .filter((line) => /Black|student/.test(line))
        .join('\n'),
    );
    const rates = { required: { black: { count: 5, size: 100 }, white: { count: 50, size: 10_000 }, asian: { count: 20, size: 10_000 } } };
    writeFileSync(join(folder, 'state.json'), JSON.stringify({ source: { en: 'state file 2026', es: 'archivo estatal 2026' }, rates }));
    const { code } = await equity(['--students', join(folder, 'one.csv'), '--out', out, '--state-rates', join(folder, 'state.json')]);
    expect(code).toBe(0);
    expect(text()).toContain('State figures: state file 2026.');
    // (14/886) / (70/20000)
    expect(document().figures.byGroup.find(({ measure, bucket }) => measure === 'required' && bucket === 'black')?.ratio).toMatchObject({
      comparedWith: 'state',
      value: expect.closeTo(4.5147, 3),
    });
  });

  it('says that nothing can be said where nobody is linked', async () => {
    const { code, printed } = await equity(usual('--until', '2024-12-31'));
    expect([code, printed]).toEqual([0, expect.stringContaining('the report is empty')]);
    expect(text()).toContain('No student is linked to any incident of this time');
    expect(document().tables).toEqual([]);
  });

  it.each<[string, () => string[], Record<string, string>, number, string]>([
    ['no export', () => ['--out', out], {}, 2, '--students FILE'],
    ['an option it does not know', () => usual('--studnets', 'x'), {}, 2, '--help'],
    ['a day inside a half-year', () => usual('--until', '2026-06-29'), {}, 2, 'no end of a half-year; take 2026-06-30'],
    ['a half-year that is not over', () => usual('--until', '2099-12-31'), {}, 2, 'is not over yet'],
    ['other months', () => usual('--months', '6'), {}, 2, '--months is one of 12, 36'],
    ['another role', () => usual('--role', 'parent'), {}, 2, '--role is one of acted, target, witness'],
    ['another language', () => usual('--language', 'fr'), {}, 2, '--language is one of en, es'],
    ['no key', () => usual(), { STUDENT_ID_KEY: '' }, 1, 'STUDENT_ID_KEY is not set'],
    ['no such export', () => ['--students', join(folder, 'none.csv'), '--out', out], {}, 1, 'none.csv: there is no such file'],
    ['wrong state figures', () => usual('--state-rates', join(folder, 'students.csv')), {}, 1, 'not readable as JSON'],
    [
      'a folder that is none',
      () => ['--students', join(folder, 'students.csv'), '--out', join(folder, 'students.csv')],
      {},
      2,
      'may write to',
    ],
    ['another key', () => usual(), { STUDENT_ID_KEY: 'x'.repeat(32) }, 0, 'is STUDENT_ID_KEY the bot’s'],
    ['help', () => ['--help'], {}, 0, 'student_number, group, home_site'],
  ])('says what to do about %s', async (_name, args, env, code, words) => {
    const result = await equity(args(), env);
    expect(result.printed).toContain(words);
    expect(result.code).toBe(code);
  });

  it('tells only the first of very many problems', async () => {
    writeFileSync(join(folder, 'bad.csv'), `student_number,group\n${'MARKEDNAME,White\n'.repeat(60)}`);
    const { code, printed } = await equity(['--students', join(folder, 'bad.csv'), '--out', out]);
    expect(code).toBe(1);
    expect(printed).toContain('bad.csv:2: this is no student number.');
    expect(printed).toContain('… and 10 more.');
    expect(printed).not.toContain('MARKED');
  });
});
