import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestDocument, readDigestDocument } from '../../src/digest/document.ts';
import { attack, BELIEFS, type World } from './attack.ts';
import { digestOf, incidentsOf, REPORTS, type Report, type Week } from './week-facts.ts';

/** More than any week of these tests has, so that a reader is not helped by where the trying ends. */
const HIGHEST = 45;

describe('a reader who has nothing but the digest and tries every week there could be', () => {
  it.each<[string, Week]>([
    ['two kinds of which one report each was made', { theft: 22, hazing: 1, bullying: 1 }],
    ['four levels of which one report each was made', { theft: 22, bullying: 1, undecided: 1, pending: 1, unconfirmed: 1 }],
    ['late notices as many as a level', { theft: 30, bullying: 20, noticed: 4, overdue: 1 }],
    ['a level that is all notices', { theft: 30, bullying: 20, noticed: 5 }],
    ['a level that is all notices, and emergencies', { theft: 30, noticed: 5, emergency: 2 }],
    ['a level that is all calls', { theft: 30, bullying: 12, called: 3 }],
    ['a level that is all calls and decisions not to call', { theft: 20, bullying: 14, called: 8, kept: 2 }],
    ['emergencies that were noticed too', { theft: 20, bullying: 14, noticed: 2, gun: 3 }],
    ['two kinds of which ten reports each were made', { theft: 10, hazing: 10, bullying: 20 }],
    ['a single report', { theft: 1 }],
    ['a single notice', { noticed: 1 }],
    ['twenty-four reports, two of them in the south', { theft: 24, south: 2 }],
  ])('finds no hidden number in a week of %s', (_name, week) => {
    expect(findings(week)).toEqual([]);
  });

  it('finds none in any week', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(weeks(), (week) => {
        expect(findings(week)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('finds it at once where only the small numbers are hidden', () => {
    const week = { theft: 22, hazing: 1, bullying: 1 };
    const careless = digestOf(week);
    const row = (id: string, value: number | '≤10') => ({ id, label: { en: id, es: id }, value });
    careless.tables = [
      { id: 'levels', title: row('', 0).label, note: null, rows: [row('L1', 23), row('L2', '≤10'), row('total', 24)] },
      { id: 'kinds', title: row('', 0).label, note: null, rows: [row('L1/theft', 22), row('L1/hazing', '≤10')] },
    ];
    expect(Object.fromEntries(attack(careless, [], HIGHEST))).toMatchObject({ L2: new Set([1]), 'L1/hazing': new Set([1]) });
  });
});

/** Hidden numbers that a reader finds who believes everything about this week that is true. */
function findings(week: Week): string[] {
  // as it is posted and read back
  const document = readDigestDocument(JSON.parse(JSON.stringify(digestOf(week))));
  const held = Object.keys(BELIEFS).filter((name) => BELIEFS[name]?.(worldOf(week), document.figures));
  return [held, []].flatMap((beliefs) =>
    [...attack(document, beliefs, HIGHEST)]
      .filter(([, values]) => values.size < 2)
      .map(([id, values]) => `${id} is ${[...values]}: ${rows(document)}`),
  );
}

function rows(document: DigestDocument): string {
  return JSON.stringify(document.tables.map((table) => table.rows.map((row) => [row.id, row.value]))) + JSON.stringify(document.figures);
}

function worldOf(week: Week): World {
  const all = incidentsOf(week);
  const level = (id: string): number => all.filter((incident) => incident.level === id).length;
  return { L3: level('L3'), L4: level('L4'), L5: level('L5'), kept: week.kept ?? 0, medicalOrFire: week.ambulance ?? 0 };
}

/** Weeks as they are, with many ordinary reports and few others, some of them empty but for those. */
function weeks(): fc.Arbitrary<Week> {
  const ordinary = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(14));
  const rare = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(4) }, fc.nat(12));
  const isOrdinary = (report: string): boolean => ['theft', 'hazing', 'bullying'].includes(report);
  // the keys are those of REPORTS
  const counts = Object.fromEntries((Object.keys(REPORTS) as Report[]).map((report) => [report, isOrdinary(report) ? ordinary : rare]));
  return fc.record({ ...counts, south: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(30)) }).filter((week) => incidentsOf(week).length <= 32);
}
