import type { DigestDocument, Shown } from '../../src/digest/document.ts';

/** What somebody may take for granted who reads the headline beside the tables; `null` where the digest does not say enough for it. */
export const BELIEFS: Record<string, (world: World, figures: Figures) => boolean | null> = {
  'choices are L3': ({ L3, kept }, { chosen }) => L3 >= chosen + kept,
  '911 calls are L5': ({ L5, medicalOrFire }, { emergencies }) => L5 >= emergencies + medicalOrFire,
  'notices are L4 or L5': ({ L4, L5 }, { required }) => L4 + L5 >= required,
  'each L4 or L5 has one notice due': ({ L4, L5 }, { noticesDue }) => (typeof noticesDue === 'number' ? L4 + L5 >= noticesDue : null),
  'each L3 is decided': ({ L3, kept }, { chosen }) => L3 === chosen + kept,
  'each L5 is called': ({ L5, medicalOrFire }, { emergencies }) => L5 === emergencies + medicalOrFire,
  'each L4 is noticed': ({ L4 }, { required }) => L4 === required,
  'each L4 has its notice due': ({ L4 }, { noticesDue }) => (typeof noticesDue === 'number' ? L4 === noticesDue : null),
  'each L4 and L5 is noticed': ({ L4, L5 }, { required }) => L4 + L5 === required,
  'each emergency is noticed too': ({ L4 }, { required, emergencies }) => L4 === required - emergencies,
};

export interface World {
  L3: number;
  L4: number;
  L5: number;
  kept: number;
  medicalOrFire: number;
}
type Figures = DigestDocument['figures'];
/** The beliefs that concern one hidden figure and its level. */
const OF_CHOICES = ['choices are L3', 'each L3 is decided'];
const OF_CALLS = ['911 calls are L5', 'each L5 is called'];

interface Police {
  L3: number;
  L4: number;
  L5: number;
  keptValues: readonly number[];
  callValues: readonly number[];
}
type Rows = Map<string, Shown>;

/**
 * Try every week that agrees with a published digest, and nothing but the digest.
 *
 * @param held names of the beliefs the reader holds.
 * @returns for each hidden row and figure the values it can have.
 */
export function attack(document: DigestDocument, held: readonly string[], highest: number): Map<string, Set<number>> {
  const levels = rowsOf(document, 'levels');
  const found: Findings = new Map();
  const possible = new Map<string, Set<number>>(['total', ...LEVELS].map((id) => [id, new Set()]));
  for (const world of worldsOf(document, held, highest)) {
    const weeks = ordinary(levels, world, highest);
    if (weeks.length > 0) noteFigures(found, document, world);
    for (const all of weeks) {
      for (const [id, values] of possible) values.add(rowCount(id, all));
      for (const row of levels) note(found, row, rowCount(row[0], all));
    }
  }
  for (const [id, wholes] of possible) splitAll(wholes, partsOf(document, id), found);
  return found;
}

type Findings = Map<string, Set<number>>;

function note(found: Findings, [id, shown]: readonly [string, Shown], value: number): void {
  if (typeof shown !== 'number') found.set(id, (found.get(id) ?? new Set()).add(value));
}

function noteFigures(found: Findings, { figures }: DigestDocument, world: Police): void {
  for (const kept of world.keptValues) note(found, ['kept', figures.kept], kept);
  for (const calls of world.callValues) note(found, ['medicalOrFire', figures.medicalOrFire], calls);
}

/** The agencies of a total, the kinds of a level. */
function partsOf(document: DigestDocument, whole: string): [string, Shown][] {
  if (whole === 'total') return [...rowsOf(document, 'agencies')].filter(([id]) => id !== 'total');
  return [...rowsOf(document, 'kinds')].filter(([id]) => id.startsWith(`${whole}/`));
}

const LEVELS = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;

/** L3 to L5 with the hidden figures that fit them; those figures are tried apart, since each concerns one level. */
function* worldsOf({ figures, tables }: DigestDocument, held: readonly string[], highest: number): Generator<Police> {
  const levels = rowsOf({ tables }, 'levels');
  const range = (id: string): number[] => valuesOf(levels.get(id), highest);
  const holds = (world: World): boolean => held.every((name) => BELIEFS[name]?.(world, figures) !== false);
  const nothing = { L3: Number.NaN, L4: Number.NaN, L5: Number.NaN, kept: Number.NaN, medicalOrFire: Number.NaN };
  const holdsOf = (names: readonly string[], world: Partial<World>): boolean =>
    names.filter((name) => held.includes(name)).every((name) => BELIEFS[name]?.({ ...nothing, ...world }, figures) !== false);
  const withKept = range('L3').map(
    (L3) => [L3, valuesOf(figures.kept, highest).filter((kept) => holdsOf(OF_CHOICES, { L3, kept }))] as const,
  );
  const withCalls = range('L5').map(
    (L5) => [L5, valuesOf(figures.medicalOrFire, highest).filter((medicalOrFire) => holdsOf(OF_CALLS, { L5, medicalOrFire }))] as const,
  );
  for (const [L3, keptValues] of withKept)
    for (const [L5, callValues] of withCalls)
      for (const L4 of range('L4')) {
        const [kept, medicalOrFire] = [keptValues[0], callValues[0]];
        if (L3 + L4 + L5 > highest || kept === undefined || medicalOrFire === undefined) continue;
        if (holds({ L3, L4, L5, kept, medicalOrFire })) yield { L3, L4, L5, keptValues, callValues };
      }
}

type Levels = Record<(typeof LEVELS)[number], number>;

/** What L1 and L2 can be beside the other levels; L2 stands for both where neither has a row of its own. */
function ordinary(levels: Rows, { L3, L4, L5 }: Police, highest: number): Levels[] {
  const ofL1 = levels.has('L1') ? valuesOf(levels.get('L1'), highest) : [0];
  const weeks = ofL1.flatMap((L1) => valuesOf(levels.get('L2'), highest).map((L2) => ({ L1, L2, L3, L4, L5 })));
  const sums = [...levels].filter(([id]) => id === 'total' || id.includes('-'));
  return weeks.filter((all) => rowCount('total', all) <= highest && sums.every(([id, shown]) => agrees(rowCount(id, all), shown)));
}

function rowCount(id: string, all: Levels): number {
  const [first = '', last = first] = id === 'total' ? ['L1', 'L5'] : id.split('-');
  return LEVELS.filter((level) => level >= first && level <= last).reduce((sum, level) => sum + all[level], 0);
}

/** Every way to make one of the wholes from the rows. */
function splitAll(wholes: Set<number>, rows: [string, Shown][], found: Findings): void {
  const most = Math.max(0, ...wholes);
  const go = (chosen: number[], sum: number): void => {
    const row = rows[chosen.length];
    if (row) for (const value of valuesOf(row[1], most - sum)) go([...chosen, value], sum + value);
    else if (wholes.has(sum)) for (const [index, each] of rows.entries()) note(found, each, chosen[index] ?? Number.NaN);
  };
  if (rows.length > 0) go([], 0);
}

function rowsOf({ tables }: Pick<DigestDocument, 'tables'>, id: string): Rows {
  return new Map(tables.filter((table) => table.id === id).flatMap((table) => table.rows.map((row) => [row.id, row.value] as const)));
}

function valuesOf(shown: Shown | undefined, highest: number): number[] {
  if (typeof shown === 'number') return shown <= highest ? [shown] : [];
  return Array.from({ length: highest + 1 }, (_, value) => value).filter((value) => agrees(value, shown));
}

function agrees(value: number, shown: Shown | undefined): boolean {
  if (shown === undefined) return true;
  if (shown === '≤10') return value >= 1 && value <= 10;
  return shown === 'hidden' ? value >= 11 : value === shown;
}
