import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../src/digest/build-digest.ts';
import { type DigestDocument, readDigestDocument } from '../../../src/digest/document/model.ts';
import type { DigestContext } from '../../../src/digest/edition/context.ts';
import { shiftWeek } from '../../../src/digest/week.ts';
import type { AgencyCall } from '../../../src/incidents/coverage-ports.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { digestIncident } from '../digest-incident.ts';
import { contextOf, inventCalls, inventWeeks } from './invent-weeks.ts';
import { limits } from './lp.ts';
import { readFiles } from './read-files.ts';

const WEEKS = Array.from({ length: 12 }, (_, index) => shiftWeek('2026-W05', index));

/** Every file of every week, as readers get them. */
function filesOf(incidents: DigestIncident[], context: DigestContext, calls: AgencyCall[] = []): DigestDocument[] {
  return WEEKS.flatMap((week) => buildDigest(week, { incidents, calls }, context)).map((file) =>
    readDigestDocument(JSON.parse(JSON.stringify(file))),
  );
}

/** Hidden numbers of which fewer than two values are left. */
async function recovered(files: DigestDocument[]): Promise<string[]> {
  const { constraints, assumed, hidden } = readFiles(files);
  const found = await limits([...constraints, ...assumed], hidden);
  return [...found].filter(([, { low, high }]) => high - low < 1).map(([id, { low }]) => `${id} = ${low}`);
}

describe('an attacker who has every edition of twelve weeks, and a linear program', () => {
  it.each([
    ['three agencies', ['north', 'south', 'east'], false],
    ['two agencies', ['north', 'south'], false],
    ['one agency', ['north'], false],
    ['three agencies whose own numbers counsel approved', ['north', 'south', 'east'], true],
  ])('recovers no hidden number in a district of %s', { timeout: 120_000 }, async (_name, agencies, exact) => {
    const context = contextOf(agencies, exact);
    await fc.assert(
      fc.asyncProperty(inventWeeks(WEEKS, agencies), inventCalls(WEEKS, agencies), async (incidents, calls) => {
        const files = filesOf(incidents, context, calls);
        const { hidden } = readFiles(files);
        expect(hidden.length).toBeGreaterThan(0);
        expect(hidden.some((id) => id.includes('/coverage/'))).toBe(!exact);
        expect(await recovered(files)).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true }, // the first is enough: smaller districts take minutes to find
    );
  });

  it('has tables of every sort before it, so that there is something to find', () => {
    const agencies = ['north', 'south', 'east'];
    const districts = fc.sample(inventWeeks(WEEKS, agencies), { numRuns: 4, seed: 4 });
    const tables = districts.flatMap((incidents) => filesOf(incidents, contextOf(agencies)).flatMap((file) => file.tables));
    const withRows = new Set(tables.filter(({ rows }) => rows.some(({ cells }) => cells.some(isHidden))).map(({ id }) => id));
    expect([...withRows].sort()).toEqual(['asked', 'confidential', 'declined', 'outcomes', 'own', 'school', 'why']);
  });
});

describe('49 reports, of which 18, 14 and 12 are of three kinds', () => {
  const counts = { fight: 18, substance: 14, bullying_hate: 12, rules: 5 };

  it('give the fourth away where it alone is hidden', async () => {
    const few = schoolTable({ ...counts, total: 49 }, (count) => (count < 11 ? { kind: 'few' } : { kind: 'count', count }));
    expect(await recovered([few])).toEqual([`${few.week}/school/rules = 5`]);
  });

  it('give nothing away as they are published', async () => {
    const week = '2026-W08';
    const incidents = Object.entries(counts).flatMap(([kind, count]) => Array.from({ length: count }, () => digestIncident({ kind })));
    const at = new Date('2026-02-17T18:00:00Z');
    const files = buildDigest(week, { incidents: incidents.map((each) => ({ ...each, openedAt: at })) }, contextOf(['north']));
    const shown = files[0]?.tables.find(({ id }) => id === 'school')?.rows.map(({ id, cells }) => [id, cells[0]]);
    expect(shown).toEqual([
      ['fight', { kind: 'hidden' }],
      ['substance', { kind: 'count', count: 14 }],
      ['bullying_hate', { kind: 'count', count: 12 }],
      ['rules', { kind: 'few' }],
      ['total', { kind: 'count', count: 49 }],
    ]);
    expect(await recovered(files)).toEqual([]);
  });
});

describe('seven calls on an agency’s list, of which four are known and three stand open', () => {
  const week = '2026-W08';
  const at = new Date('2026-02-17T18:00:00Z');
  const calls = Array.from({ length: 7 }, (_, nth): AgencyCall => {
    return { id: `${nth}`, agencyId: 'north', number: `26-${nth}`, siteId: 'oak', at, incidentId: nth < 4 ? 'known' : null };
  });
  const files = buildDigest(week, { incidents: [], calls }, contextOf(['north', 'south']));
  const shown = (all: DigestDocument[]) =>
    all.flatMap(({ tables }) => tables.flatMap(({ id, rows }) => (id === 'coverage' ? rows.map(({ cells }) => cells) : [])));

  it('give the four away where the seven are printed', async () => {
    const naive = files.map((file) => ({ ...file, tables: file.tables.map((table) => ({ ...table, rows: table.rows.map(withSeven) })) }));
    expect(shown(naive)).toEqual([[{ kind: 'text', text: { en: '7', es: '7' } }, { kind: 'few' }]]);
    expect(await recovered(naive)).toEqual([`${week}/coverage/north = 4`]);
  });

  it('give nothing away as they are published', async () => {
    expect(shown(files)).toEqual([[{ kind: 'text', text: { en: '4–13', es: '4–13' } }, { kind: 'few' }]]);
    expect(await recovered(files)).toEqual([]);
    const { constraints, hidden } = readFiles(files);
    expect((await limits(constraints, hidden)).get(`${week}/coverage/north`)).toEqual({ low: 1, high: 10 });
  });

  function withSeven(row: DigestDocument['tables'][number]['rows'][number]) {
    const cells = row.cells.map(
      (cell): Cell => (cell.kind === 'text' && cell.text.en === '4–13' ? { kind: 'text', text: { en: '7', es: '7' } } : cell),
    );
    return { ...row, cells };
  }
});

type Cell = DigestDocument['tables'][number]['rows'][number]['cells'][number];

function isHidden(cell: Cell): boolean {
  return cell.kind === 'few' || cell.kind === 'hidden';
}

/** A file with one careless table. */
function schoolTable(counts: Record<string, number>, show: (count: number) => Cell): DigestDocument {
  const words = { en: '', es: '' };
  const rows = Object.entries(counts).map(([id, count]) => ({ id, label: words, cells: [show(count)] }));
  const [file] = filesOf([], contextOf(['north']));
  if (!file) throw new Error('a week always has its editions');
  return { ...file, tables: [{ id: 'school', title: words, columns: [words], rows, note: null, empty: words }] };
}
