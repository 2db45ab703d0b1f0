import { describe, expect, it } from 'vitest';
import type { DigestDocument } from '../../src/digest/document.ts';
import { digestOf, incidentsOf, type Report, type Week } from './week-facts.ts';

// The program is public: what it chose to hide, and that it chose at all, must not tell more than the numbers do. This reader does not
// also take it that nothing was left open; the one of reader-of-digest.test.ts does.
describe('a reader who has the program and runs it on every week there could be', () => {
  it.each([
    ['two kinds of a level beside another level', upTo(['theft', 'hazing', 'bullying'], 24)],
    ['two agencies', withSouth(upTo(['theft'], 32))],
    ['notices made and overdue', upTo(['theft', 'noticed', 'overdue'], 18)],
    ['decisions to call, not to call and none yet', upTo(['theft', 'called', 'kept', 'undecided'], 14)],
    ['decisions and notices', upTo(['theft', 'kept', 'undecided', 'noticed'], 13)],
    ['emergencies with a call and without', upTo(['theft', 'ambulance', 'emergency', 'unconfirmed'], 13)],
    ['emergencies that were noticed too', upTo(['theft', 'noticed', 'gun', 'unconfirmed'], 12)],
  ])('finds no hidden number among weeks of %s', { timeout: 60_000 }, (_name, weeks) => {
    const twins = Map.groupBy(weeks, (week) => JSON.stringify(digestOf(week)));
    const found = [...twins].flatMap(([seen, possible]) => {
      const document: DigestDocument = JSON.parse(seen);
      return isComplete(document)
        ? hiddenIds(document)
            .filter((id) => new Set(possible.map((week) => countOf(id, week))).size < 2)
            .map((id) => `${id} of ${JSON.stringify(possible[0])}`)
        : [];
    });
    expect(found).toEqual([]);
    expect(twins.size).toBeGreaterThan(100);
  });
});

/** Where no total is printed, weeks larger than those tried would look the same. */
function isComplete(document: DigestDocument): boolean {
  return document.tables.some((table) => table.rows.some((row) => row.id === 'total' && row.value !== 'hidden'));
}

/** Every week of these reports and of not more than `most`. */
function upTo(reports: Report[], most: number): Week[] {
  const more = (week: Week, report: Report): Week[] =>
    Array.from({ length: most - incidentsOf(week).length + 1 }, (_, count) => ({ ...week, [report]: count }));
  return reports.reduce<Week[]>((weeks, report) => weeks.flatMap((week) => more(week, report)), [{}]);
}

function withSouth(weeks: Week[]): Week[] {
  return weeks.flatMap((week) => Array.from({ length: incidentsOf(week).length + 1 }, (_, south) => ({ ...week, south })));
}

/** Only what is from 1 to 10: larger numbers are kept back for the sake of these. */
function hiddenIds({ tables, figures }: DigestDocument): string[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => [row.id, row.value]));
  const all = [...rows, ['kept', figures.kept], ['medicalOrFire', figures.medicalOrFire]];
  return all.filter(([, value]) => value === '≤10').map(([id]) => String(id));
}

function countOf(id: string, week: Week): number {
  if (id === 'kept') return week.kept ?? 0;
  if (id === 'medicalOrFire') return week.ambulance ?? 0;
  const [first = '', last = first] = id.split('-');
  return incidentsOf(week).filter(
    ({ level, type, agencyId }) => id === 'total' || id === agencyId || id === `${level}/${type}` || (first <= level && level <= last),
  ).length;
}
