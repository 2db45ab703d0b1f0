/** An agency's list from the command line to the digest's files: a real database, and what is printed of both. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/coverage.ts';
import { run as runDigest } from '../../src/cli/digest.ts';
import { recordCall } from '../../src/incidents/call/record-call.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { HURT, type IncidentDatabase, incidentDatabase } from '../incidents/incident-database.ts';
import { printedBy } from './printed.ts';

const WEEK = '2026-W41';
const AT = new Date('2026-10-06T17:00:00Z');
const LINES = [
  'number;time;place',
  '26-1;2026-10-06 10:05;Palm Springs HS',
  '26-2;10/07/2026 14:30;Cathedral City High School, Cathedral City CA',
  `26-3;2026-10-08T09:00-07:00;"=HYPERLINK(""http://x"";""a"")"`,
];

let at: IncidentDatabase;
let folder: string;
let incident: Incident;
beforeEach(async () => {
  at = await incidentDatabase();
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-coverage-'));
  at.jump(AT);
  incident = await at.report(HURT);
  await at.decide(incident, { outcome: 'approved', who: 'dir' });
  await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null });
  // a school of the sample district, which the command reads
  await at.db.database.prisma.incident.update({ where: { id: incident.id }, data: { siteId: 'palm_springs_hs' } });
  await calledIs('palm_springs_pd');
});
afterEach(async () => {
  await at.db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Which agency the school called. */
async function calledIs(agencyId: string): Promise<void> {
  await at.db.database.prisma.incident.update({ where: { id: incident.id }, data: { agencyId } });
  await at.db.database.prisma.callDuty.updateMany({ data: { agencyId } });
}

const env = () => ({ DATABASE_URL: at.db.url });
const coverage = (...args: string[]) => printedBy(() => run(args, env()));
function give(lines: readonly string[] | Buffer, ...more: string[]) {
  const file = join(folder, 'calls.csv');
  writeFileSync(file, Buffer.isBuffer(lines) ? lines : lines.join('\r\n'));
  return coverage('--agency', 'palm_springs_pd', '--file', file, ...more);
}
const stored = () => at.db.database.prisma.agencyCall.findMany({ orderBy: { number: 'asc' } });

describe('npm run coverage', () => {
  it('prints what is known, what is not, and places that are no schools, with formulas harmless', async () => {
    const { code, printed } = await give(LINES);
    expect(printed.split('\n')).toEqual([
      'Police calls at our sites 2, known to us 1',
      'No incident tells of (1):',
      '  26-2  2026-10-07 14:30  Cathedral City High School',
      'At none of our sites (1):',
      `  line 4: 26-3  '=HYPERLINK("http://x";"a")`,
      '3 new, 0 changed.',
      '',
    ]);
    expect(code).toBe(0);
    expect((await stored()).map(({ siteId, incidentId }) => [siteId, incidentId])).toEqual([
      ['palm_springs_hs', incident.id],
      ['cathedral_city_hs', null],
      [null, null],
    ]);
    expect(printed).not.toMatch(new RegExp(`${incident.reference}|${incident.id}`));
  });

  it('stores the same list once, in whatever encoding, spelling and order it comes again', async () => {
    await give(LINES);
    const rows = await stored();
    const [head = '', ...rest] = LINES;
    const again = [head, ...rest.toReversed()].join('\n').replaceAll('\n26-', '\n#26 ');
    expect((await give(Buffer.from(`\ufeff${again}`, 'utf16le'))).printed).toContain('0 new, 0 changed.');
    expect(await stored()).toEqual(rows);
  });

  it('changes what a corrected list says, and tries a list without storing it', async () => {
    await give(LINES);
    const corrected = ['place,number,time', 'Palm Springs High,26-2,2026-10-06 10:30', 'Palm Springs High,26-1,2026-10-06 16:05'];
    const tried = await give(corrected, '--dry-run');
    expect(tried.printed).toContain('Nothing was stored: 0 would be new, 2 changed.');
    expect((await stored())[1]?.siteId).toBe('cathedral_city_hs');
    const { printed } = await give(corrected);
    expect(printed).toContain('Police calls at our sites 2, known to us 1');
    expect(printed).toContain('26-1  2026-10-06 16:05');
    expect((await stored()).map(({ incidentId }) => incidentId)).toEqual([null, incident.id, null]);
  });

  it('tells every mistake with its line and stores nothing of such a list', async () => {
    const { code, printed } = await give([...LINES, '26-4;2026-03-08 02:30;Palm Springs HS', '26 1;yesterday;MARKEDNAME']);
    expect(code).toBe(1);
    expect(printed).toMatch(/calls\.csv.*5.*never showed this time/);
    expect(printed).toMatch(/calls\.csv.*6.*the number of line 2 again/);
    expect(printed).toMatch(/calls\.csv.*6.*time cannot be read/);
    expect(printed).toContain('Nothing was stored.');
    expect(printed).not.toContain('MARKED');
    expect(await stored()).toEqual([]);
  });

  it('matches again what is reported later, and lists what is open', async () => {
    await calledIs('cathedral_city_pd');
    expect((await give(LINES)).printed).toContain('known to us 0');
    await calledIs('palm_springs_pd');
    expect((await coverage('--rematch')).printed).toBe('Police calls at our sites 2, known to us 1\n1 matched anew.\n');
    const { code, printed } = await coverage('--list', '--agency', 'palm_springs_pd');
    expect(code).toBe(0);
    expect(printed).toMatch(/ {2}26-2 {2}2026-10-07 14:30 {2}Cathedral City High School {2}palm_springs_pd {2}\d+ d\n/);
    expect(printed).not.toContain('26-1 ');
  });

  it.each([
    [['--file', 'x.csv'], 2, 'Usage'],
    [['--list', '--rematch'], 2, 'Usage'],
    [['--dry-run', '--list'], 2, 'Usage'],
    [['--what'], 2, 'Usage'],
    [[], 2, 'Usage'],
    [['--help'], 0, 'number,time,place'],
    [['--agency', '=pine\u001b[2J', '--file', 'x.csv'], 2, `'=pine [2J is no agency of the district file; it names palm_springs_pd,`],
    [['--agency', 'palm_springs_pd', '--file', '/nowhere/x.csv'], 1, 'there is no such file'],
  ])('with %j says how it is used', async (args, code, said) => {
    const result = await coverage(...args);
    expect(result.code).toBe(code);
    expect(result.printed).toContain(said);
  });
});

describe('the digest after a list', () => {
  it('has it in the police edition and the agency’s own copy, as it is matched at this moment, and nowhere else', async () => {
    await calledIs('cathedral_city_pd');
    await give(LINES);
    // put right after the list, and nobody matched again
    await calledIs('palm_springs_pd');
    const out = join(folder, 'digest');
    mkdirSync(out);
    expect((await printedBy(() => runDigest(['--week', WEEK, '--out', out], env()))).code).toBe(0);
    const text = (name: string) => readFileSync(join(out, `${name}.txt`), 'utf8');
    expect(text('police')).toMatch(/Police calls at our sites, and known to us\n {2}Palm Springs Police Department {2}2–11 \| ≤10\n/);
    expect(text('police')).toMatch(
      /no report +Police call not known to us \| Palm Springs Police Department \| 26-2 \| the district \| Oct 7 \(4 d\)/,
    );
    expect(text('agency-palm_springs_pd')).toContain('Police call not known to us: Cathedral City High School');
    expect(text('agency-cathedral_city_pd')).toContain('no list given, or no call on it');
    const others = readdirSync(out).filter((name) => /^(board|public|agency-(?!palm)).*\.(txt|csv|json)$/.test(name));
    expect(others).toHaveLength(3 * (2 + 3));
    expect(others.map((name) => readFileSync(join(out, name), 'utf8')).join('\n')).not.toMatch(/\b26-[123]\b|not known to us|Known to us/);
    // a look stores nothing
    expect((await stored()).map(({ incidentId }) => incidentId)).toEqual([null, null, null]);
  });
});
