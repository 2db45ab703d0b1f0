import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../src/digest/build-digest.ts';
import type { DigestDocument, DigestTable } from '../../../src/digest/document/model.ts';
import { checkEditions } from '../../../src/digest/publish/check-editions.ts';
import { shiftWeek, weekBounds } from '../../../src/digest/week.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { digestIncident, digestNoticeMade, policeDid } from '../digest-incident.ts';
import { contextOf, inventWeeks } from './invent-weeks.ts';
import { isPossible, limits } from './lp.ts';
import { readFiles } from './read-files.ts';
import { inventLateRecords, knownOn, type Released, releaseWeeks } from './release-weeks.ts';

const WEEKS = Array.from({ length: 12 }, (_, index) => shiftWeek('2026-W05', index));
const AGENCIES = ['north', 'south', 'east'];

/**
 * Hidden numbers of any version that the attacker finds. What certainly holds gives no number at all. What holds only where nothing was
 * recorded between two prints is taken to hold as long as it can, and must give no number that is right.
 */
async function recovered({ files, truth }: Released): Promise<string[]> {
  const { constraints, assumed, hidden } = readFiles(files);
  const believed = [...constraints];
  for (const each of assumed) if (await isPossible([...believed, each])) believed.push(each);
  const unique = async (all: typeof constraints) => [...(await limits(all, hidden))].filter(([, { low, high }]) => high - low < 1);
  const certain = await unique(constraints);
  const guessed = (await unique(believed)).filter(([id, { low }]) => !truth.has(id) || truth.get(id) === low);
  return [...new Set([...certain, ...guessed].map(([id, { low }]) => `${id} = ${low}`))];
}

describe('an attacker who has every version of every edition of twelve weeks about which much was recorded late', () => {
  it.each([
    ['three agencies', AGENCIES, false],
    ['one agency', AGENCIES.slice(0, 1), false],
    ['three agencies whose own numbers counsel approved', AGENCIES, true],
  ])('recovers no hidden number in a district of %s', { timeout: 120_000 }, async (_name, agencies, exact) => {
    const context = contextOf(agencies, exact);
    await fc.assert(
      fc.asyncProperty(inventWeeks(WEEKS, agencies), inventLateRecords(), async (incidents, late) => {
        const released = releaseWeeks(WEEKS, (week) => knownOn(week, incidents, late), context);
        // each could be released
        const versions = Map.groupBy(released.files, ({ week, version }) => `${week} v${version}`);
        for (const editions of versions.values()) expect(checkEditions(editions, { exact })).toEqual([]);
        expect(versions.size).toBeGreaterThan(WEEKS.length);
        expect(await recovered(released)).toEqual([]);
      }),
      { numRuns: 2, endOnFailure: true }, // the first is enough: smaller districts take minutes to find
    );
  });

  it('has third versions before it, and blocks counted otherwise than their weeks', () => {
    const sample = fc.sample(fc.tuple(inventWeeks(WEEKS, AGENCIES), inventLateRecords()), { numRuns: 3, seed: 7 });
    const all = sample.map(([incidents, late]) => releaseWeeks(WEEKS, (week) => knownOn(week, incidents, late), contextOf(AGENCIES)));
    expect(Math.max(...all.flatMap(({ files }) => files.map(({ version }) => version)))).toBeGreaterThan(2);
    expect(all.some(({ files, truth }) => files.some(({ week }) => isCountedOtherwise(week, truth)))).toBe(true);
  });

  /** What was kept, by the block and by the headlines of its weeks. */
  function isCountedOtherwise(last: string, truth: Released['truth']): boolean {
    const sum = (of: (id: string) => boolean) => [...truth].reduce((total, [id, count]) => total + (of(id) ? count : 0), 0);
    const weeks = [-3, -2, -1, 0].map((back) => `${shiftWeek(last, back)}/kept`);
    return truth.has(`${last}/declined/refused`) && sum((id) => id.startsWith(`${last}/declined/`)) !== sum((id) => weeks.includes(id));
  }
});

/** As many such reports in a week. */
function many(count: number, week: string, facts: Partial<DigestIncident>): DigestIncident[] {
  const openedAt = new Date(weekBounds(week, 'America/Los_Angeles').from.getTime() + 86_400_000);
  return Array.from({ length: count }, () => digestIncident({ openedAt, agencyId: 'north', ...facts }));
}

const notice = (rule: string, agencyId = 'north'): Partial<DigestIncident> => ({
  level: 'L4',
  agencyId,
  notices: [digestNoticeMade({ rule, agencyId })],
});
const declined: Partial<DigestIncident> = { level: 'L3', outcome: 'declined', reason: 'under_12', decisionMinutes: 5 };
const BLOCK = WEEKS.slice(0, 4);
const [FIRST = '', SECOND = '', , LAST = ''] = WEEKS;

describe('a notice that was recorded late, the first of its rule', () => {
  const before = many(15, LAST, notice('M4'));
  const after = [...before, ...many(1, LAST, notice('M3'))];

  it('is given away by a corrected edition that is made anew', async () => {
    const again = buildDigest(LAST, { incidents: after }, contextOf(AGENCIES)).map((file) => ({ ...file, version: 2 }));
    const files = [...buildDigest(LAST, { incidents: before }, contextOf(AGENCIES)), ...again];
    expect(await recovered({ files, truth: new Map() })).toContain(`${LAST} v2/why/M3 = 1`);
  });

  it('is one more of the headline as it is corrected, and nothing else', async () => {
    const released = releaseWeeks(WEEKS.slice(0, 5), (week) => (week <= LAST ? before : after), contextOf(AGENCIES));
    const second = released.files.filter(({ version }) => version === 2);
    expect(second.map(({ week, numbers }) => [week, numbers[0]?.cell])).toEqual(second.map(() => [LAST, { kind: 'count', count: 16 }]));
    expect(second).toHaveLength(6);
    expect(await recovered(released)).toEqual([]);
  });
});

describe('agencies’ own numbers beside a headline that was corrected', () => {
  const five = [...many(5, FIRST, notice('M4')), ...many(3, FIRST, notice('M4', 'south'))];
  it.each([
    ['more than they can be', [...five, ...many(12, FIRST, notice('M4', 'south'))]],
    ['less than they can be', five.slice(0, 1)],
    ['nothing', []],
  ])('do not stop it from being released where it is %s', (_name, after) => {
    const { files } = releaseWeeks(WEEKS.slice(0, 2), (week) => (week === FIRST ? five : after), contextOf(AGENCIES.slice(0, 2)));
    const second = files.filter(({ version }) => version === 2);
    const own = second.flatMap(({ tables }) => tables.filter(({ id }) => id === 'own').map(({ rows }) => rows[0]?.cells[0]?.kind));
    expect(own).toEqual(['few', 'few']);
    expect(checkEditions(second, { exact: false })).toEqual([]);
  });

  it('are looked at beside the first one', () => {
    const first = buildDigest(FIRST, { incidents: five }, contextOf(AGENCIES.slice(0, 2)));
    const wrong = first.map(
      (file): DigestDocument => ({ ...file, numbers: file.numbers.map((each) => ({ ...each, cell: { kind: 'count', count: 20 } })) }),
    );
    expect(checkEditions(wrong, { exact: false })).toContain('copies: north/required');
  });
});

describe('the reasons of a block, whose headlines said something else', () => {
  // one report of the first week was taken back, one decision of the second recorded late
  const printed = (week: string) => [...many(week === FIRST ? 1 : 0, FIRST, declined), ...many(12, SECOND, declined)];
  const now = many(13, SECOND, declined);
  const known = (week: string) => (week === LAST ? now : printed(week));

  it('give a week away where only what is known now is looked at', async () => {
    const { files, truth } = releaseWeeks(BLOCK, known, contextOf(AGENCIES));
    const naive = buildDigest(LAST, { incidents: now }, contextOf(AGENCIES));
    const careless = [...files.filter(({ week }) => week !== LAST), ...naive];
    expect(await recovered({ files: careless, truth })).toEqual([`${FIRST}/kept = 1`]);
  });

  it('give nothing away as they are published', async () => {
    expect(await recovered(releaseWeeks(BLOCK, known, contextOf(AGENCIES)))).toEqual([]);
  });
});

describe('what police started once, beside outcomes that are all many', () => {
  const incidents = [
    ...many(13, SECOND, { ...notice('M4'), outcomes: [policeDid()] }),
    ...many(12, SECOND, { ...notice('M4'), outcomes: [policeDid({ outcome: 'citation' })] }),
    ...many(1, SECOND, { level: 'L1', outcomes: [policeDid({ startedBy: 'police' })] }),
  ];
  const { files, truth } = releaseWeeks(BLOCK, () => incidents, contextOf(AGENCIES));
  const outcomes = (all: DigestDocument[]) => all.flatMap(({ tables }) => tables.filter(({ id }) => id === 'outcomes'));

  it('is the rest where all outcomes are printed', async () => {
    const inFull = (table: DigestTable): DigestTable => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: [{ kind: 'count', count: truth.get(`${LAST}/outcomes/${row.id}`) ?? 0 }] })),
    });
    const careless = files.map((file) => ({ ...file, tables: file.tables.map((each) => (each.id === 'outcomes' ? inFull(each) : each)) }));
    expect(await recovered({ files: careless, truth })).toEqual([`${SECOND}/north/own/policeStarted = 1`]);
  });

  it('is not found as they are published', async () => {
    expect(outcomes(files).map(({ rows }) => rows.map(({ cells }) => cells[0]?.kind))).toEqual(Array(6).fill(['hidden', 'hidden']));
    expect(await recovered({ files, truth })).toEqual([]);
  });
});

describe('five calls of an agency in whose copy the number is hidden', () => {
  it('have no median, which would say that there are five', () => {
    const came = { outcomes: [policeDid({ arrivedAt: new Date('2026-10-06T17:20:00Z') })] };
    const incidents = [...many(5, FIRST, { ...notice('M4'), ...came }), ...many(1, FIRST, notice('M4', 'south'))];
    const own = (exact: boolean) =>
      buildDigest(FIRST, { incidents }, contextOf(AGENCIES, exact))
        .filter(({ agencyId }) => agencyId === 'north')
        .flatMap(({ tables }) => tables.filter(({ id }) => id === 'own').flatMap(({ rows }) => [rows[0]?.cells[0], rows[4]?.cells[0]]));
    expect(own(false)).toEqual([{ kind: 'few' }, { kind: 'minutes', low: 20, high: 25, median: null }]);
    expect(own(true)).toEqual([
      { kind: 'count', count: 5 },
      { kind: 'minutes', low: 20, high: 20, median: 20 },
    ]);
  });
});
