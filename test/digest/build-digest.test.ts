import { describe, expect, it } from 'vitest';
import { writeDigest } from '../../src/digest/build-digest.ts';
import { countWeek } from '../../src/digest/counts.ts';
import type { DigestDocument } from '../../src/digest/document.ts';
import { exposedRows } from '../../src/digest/exposed-rows.ts';
import { type PublishedTables, publishTotal, publishWeek } from '../../src/digest/publish-week.ts';
import type { Published } from '../../src/digest/suppress.ts';
import { context, incidentsOf, WEEK, type Week } from './week-facts.ts';

const few: Published = { kind: 'few' };
const count = (value: number): Published => ({ kind: 'count', count: value });

/** The digest of a week whose numbers were hidden carelessly. */
function careless(week: Week, change: (tables: PublishedTables) => PublishedTables): DigestDocument {
  const counts = countWeek(incidentsOf(week));
  const published = publishWeek(counts, ['north', 'south']);
  if (!published.tables) throw new Error('a test of tables needs a week that has them');
  return writeDigest(WEEK, { counts, published: { ...published, tables: change(published.tables) } }, context);
}

function rows(document: DigestDocument): Record<string, unknown> {
  return Object.fromEntries(document.tables.flatMap((table) => table.rows.map((row) => [row.id, row.value])));
}

describe('the last look at a digest', () => {
  const week: Week = { theft: 20, bullying: 14, undecided: 1, south: 12 };

  it('lets one pass in which nothing can be found', () => {
    const digest = careless(week, (tables) => tables);
    expect(rows(digest)).toMatchObject({ L1: 20, L2: 'hidden', L3: '≤10', total: 35 });
  });

  it.each<[string, (tables: PublishedTables) => PublishedTables]>([
    ['a small number was not hidden', (tables) => ({ ...tables, agencies: { north: count(34), south: count(1) } })],
    [
      'the second level was not hidden',
      (tables) => ({ ...tables, levels: tables.levels.map((row) => (row.group[0] === 'L2' ? { ...row, value: count(14) } : row)) }),
    ],
    ['the only kind of a hidden level was not', (tables) => ({ ...tables, kinds: { ...tables.kinds, L2: { hazing: count(14) } } })],
    ['the rest of a total is an agency', (tables) => ({ ...tables, agencies: { north: count(33), south: few } })],
  ])('releases nothing but the total when %s', (_name, change) => {
    const digest = careless(week, change);
    expect(rows(digest)).toEqual({ total: 35, confidential: 0 });
    expect(digest.headline[0]?.en).toContain('we contacted police 0 times');
  });

  it('releases not even the total when that gives away what the headline hides', () => {
    const counts = countWeek(incidentsOf({ called: 9, kept: 3 }));
    const digest = writeDigest(WEEK, { counts, published: publishTotal(counts) }, context);
    expect(rows(digest)).toEqual({ confidential: 0 });
    expect(digest.figures.kept).toBe('≤10');
  });

  it('sees a number of the headline in a row of the tables', () => {
    const counts = countWeek(incidentsOf({ theft: 30, bullying: 20, noticed: 4, overdue: 1 }));
    const digest = writeDigest(WEEK, { counts, published: publishWeek(counts, ['north', 'south']) }, context);
    expect(rows(digest)).toMatchObject({ L4: '≤10' });
    expect(digest.headline.map((line) => line.en)).toContain('Some notices were late.');
    expect(exposedRows(digest, counts)).toEqual([]);
    expect(exposedRows({ ...digest, figures: { ...digest.figures, noticesDue: 5, noticesLate: 1 } }, counts)).toContain('L4');
  });
});
