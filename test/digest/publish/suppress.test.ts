import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Published, suppress, type Table } from '../../../src/digest/publish/suppress.ts';

/** One whole and its parts. */
function list(whole: number, parts: Record<string, number>): Table {
  const cells = Object.entries(parts).map(([id, count]) => ({ id, count }));
  return { cells: [{ id: 'all', count: whole }, ...cells], sums: [{ whole: 'all', parts: Object.keys(parts) }] };
}

function readable(published: Map<string, Published>): Record<string, number | string> {
  return Object.fromEntries([...published].map(([id, value]) => [id, value.kind === 'count' ? value.count : value.kind]));
}

describe('hiding small numbers', () => {
  it.each([
    [0, 0],
    [1, 'few'],
    [10, 'few'],
    [11, 11],
  ])('shows a lone count of %i as %s', (count, shown) => {
    expect(readable(suppress({ cells: [{ id: 'a', count }], sums: [] }))).toEqual({ a: shown });
  });

  it.each([
    [
      'hides a second group, since the rest would give the first',
      list(49, { a: 14, b: 18, c: 12, d: 5 }),
      { all: 49, a: 'hidden', b: 18, c: 12, d: 'few' },
    ],
    ['needs no second one when two are few already', list(47, { a: 30, b: 9, c: 8 }), { all: 47, a: 30, b: 'few', c: 'few' }],
    ['hides more when two tens can only be tens', list(50, { a: 30, b: 10, c: 10 }), { all: 50, a: 'hidden', b: 'few', c: 'few' }],
    ['hides more when two ones can only be ones', list(24, { a: 22, b: 1, c: 1 }), { all: 24, a: 'hidden', b: 'few', c: 'few' }],
    ['hides more when the bounds leave two values', list(42, { a: 30, b: 11, c: 1 }), { all: 42, a: 'hidden', b: 11, c: 'few' }],
    ['never hides a zero', list(4, { a: 4, b: 0 }), { all: 'few', a: 'few', b: 0 }],
    ['shows the whole of several few where that tells nothing', list(12, { a: 7, b: 5 }), { all: 12, a: 'few', b: 'few' }],
    ['shows a part that is all of its whole', list(14, { a: 14, b: 0 }), { all: 14, a: 14, b: 0 }],
  ])('%s', (_name, table, shown) => {
    expect(readable(suppress(table))).toEqual(shown);
  });

  it('does not rely on the size of a number to hide another: the hidden one would be known to be smaller', () => {
    const first = list(60, { a: 25, b: 25, c: 10 });
    const second = list(60, { a: 25, b: 29, c: 6 });
    expect(readable(suppress(first))).toEqual({ all: 60, a: 'hidden', b: 25, c: 'few' });
    expect(readable(suppress(second))).toEqual({ all: 60, a: 'hidden', b: 29, c: 'few' });
  });

  it('hides a number that a reader can take for one of the headline', () => {
    const table = list(53, { a: 30, b: 14, c: 3, d: 6 });
    const cells: Table['cells'] = [...table.cells, { id: 'calls', count: 6, role: 'exact' }];
    expect(readable(suppress(table))).toEqual({ all: 53, a: 30, b: 14, c: 'few', d: 'few' });
    expect(() => suppress({ ...table, cells, readers: [[{ whole: 'd', parts: ['calls'] }]] })).toThrow(RangeError);
  });

  it('refuses a table that cannot be made safe', () => {
    const table = list(2, { a: 2 });
    expect(() => suppress({ ...table, cells: table.cells.map((cell) => (cell.id === 'all' ? { ...cell, role: 'exact' } : cell)) })).toThrow(
      RangeError,
    );
  });
});

// The attacker tries every table there could be; small limits keep that finite.
const THRESHOLD = 6;
const HIGHEST = 12;

describe('an attacker who tries every table that agrees with the published one', () => {
  it('never finds a hidden number', () => {
    let hiddenCells = 0;
    fc.assert(
      fc.property(hierarchies(), (table) => {
        const published = attempt(table);
        if (!published) return;
        for (const [id, values] of attack(table, published)) {
          hiddenCells += 1;
          expect(values.size, `${id} can only be ${[...values].join(' or ')}`).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 150 },
    );
    expect(hiddenCells).toBeGreaterThan(100);
  });

  it('finds it at once where only the small numbers are hidden', () => {
    const table = list(18, { a: 9, b: 7, c: 2 });
    const careless: Map<string, Published> = new Map([
      ['all', { kind: 'count', count: 18 }],
      ['a', { kind: 'count', count: 9 }],
      ['b', { kind: 'count', count: 7 }],
      ['c', { kind: 'few' }],
    ]);
    expect(attack(table, careless).get('c')).toEqual(new Set([2]));
  });
});

function attempt(table: Table): Map<string, Published> | null {
  try {
    return suppress(table, { threshold: THRESHOLD });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return null;
  }
}

/** For each hidden cell the values it takes in any table that shows the same; the leaves are tried one by one. */
function attack(table: Table, published: Map<string, Published>): Map<string, Set<number>> {
  const wholes = new Set(table.sums.map((sum) => sum.whole));
  const leaves = table.cells.filter((cell) => !wholes.has(cell.id));
  const secret = table.cells.filter((cell) => published.get(cell.id)?.kind !== 'count').map((cell) => cell.id);
  const found = new Map(secret.map((id) => [id, new Set<number>()]));
  const guess = new Map<string, number>();
  const agrees = (id: string, value: number): boolean => {
    const shown = published.get(id);
    if (shown?.kind === 'count') return shown.count === value;
    return shown?.kind === 'few' ? value > 0 && value < THRESHOLD : value >= THRESHOLD;
  };
  const tryFrom = (index: number): void => {
    const leaf = leaves[index];
    if (!leaf) {
      if (addsUp(table, guess, agrees)) for (const [id, values] of found) values.add(guess.get(id) ?? Number.NaN);
      return;
    }
    for (let value = 0; value <= HIGHEST + 3; value += 1) {
      if (!agrees(leaf.id, value)) continue;
      guess.set(leaf.id, value);
      tryFrom(index + 1);
    }
  };
  tryFrom(0);
  return found;
}

/** Sums are listed innermost last, so they are added up from the end. */
function addsUp(table: Table, guess: Map<string, number>, agrees: (id: string, value: number) => boolean): boolean {
  const sums = new Map<string, number>();
  for (const sum of [...table.sums].reverse()) {
    const value = sum.parts.reduce((total, part) => total + (guess.get(part) ?? Number.NaN), 0);
    if (sums.has(sum.whole) && sums.get(sum.whole) !== value) return false;
    if (!agrees(sum.whole, value)) return false;
    sums.set(sum.whole, value);
    guess.set(sum.whole, value);
  }
  return true;
}

/** A whole split into groups, the first groups into kinds, and the same whole split by agency. */
function hierarchies(): fc.Arbitrary<Table> {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: HIGHEST }));
  return fc
    .record({
      kinds: fc.array(fc.array(count, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      plain: fc.array(count, { minLength: 0, maxLength: 1 }),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ kinds, plain, cut }) => {
      const groups = kinds.map((list, index) => ({ id: `g${index}`, count: total(list) }));
      const single = plain.map((value, index) => ({ id: `p${index}`, count: value }));
      const all = total([...groups, ...single].map((cell) => cell.count));
      const first = Math.min(HIGHEST, Math.round(all * cut));
      const agencies = [
        { id: 'x', count: first },
        { id: 'y', count: all - first },
      ].filter((cell) => cell.count <= HIGHEST + 3);
      const bySecond = agencies.length === 2 ? agencies : [];
      return {
        cells: [
          { id: 'all', count: all },
          ...groups,
          ...single,
          ...bySecond,
          ...kinds.flatMap((list, index) => list.map((value, kind) => ({ id: `g${index}k${kind}`, count: value }))),
        ],
        sums: [
          { whole: 'all', parts: [...groups, ...single].map((cell) => cell.id) },
          ...(bySecond.length > 0 ? [{ whole: 'all', parts: bySecond.map((cell) => cell.id) }] : []),
          ...kinds.map((list, index) => ({ whole: `g${index}`, parts: list.map((_value, kind) => `g${index}k${kind}`) })),
        ],
      };
    });
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
