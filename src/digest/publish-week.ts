/** The week's counts as one table in which every sum a reader could do is written down, so that `suppress` hides enough. */
import { LEVELS, type Level } from '../policy/types.ts';
import type { WeekCounts } from './counts.ts';
import { type Cell, type Published, type Sum, suppress, type Table, THRESHOLD } from './suppress.ts';

export interface PublishedWeek {
  kept: Published;
  medicalOrFire: Published;
  confidential: Published;
  /** null: too few in all to show any table. */
  tables: PublishedTables | null;
}

export interface PublishedTables {
  incidents: Published;
  levels: Record<Level, Published>;
  /** Kind id → number; null: the kinds of this level cannot be listed without giving one away. */
  kinds: Record<Level, Record<string, Published> | null>;
  agencies: Record<string, Published>;
}

/**
 * Hide what must be hidden in a week's counts.
 *
 * The headline's exact numbers (police contacts, which police have on record anyway) are held against the tables: where a level could be
 * all notices, all calls or all 911 calls, readers are taken to know that.
 *
 * @param agencyIds every agency of the district, so that one without incidents is shown with zero.
 */
export function publishWeek(counts: WeekCounts, agencyIds: readonly string[]): PublishedWeek {
  const apart = suppress({ cells: [cell('confidential', counts.confidential)], sums: [] });
  const whole = firstSafe(counts, agencyIds);
  const read = (id: string): Published => whole?.published.get(id) ?? suppressAlone(counts, id);
  return {
    kept: read('kept'),
    medicalOrFire: read('medical'),
    confidential: cellOf(apart, 'confidential'),
    tables: whole && readTables(counts, whole),
  };
}

interface SafeTable {
  published: Map<string, Published>;
  /** Levels whose kinds are listed. */
  listed: ReadonlySet<Level>;
  agencies: string[];
}

/** Fewer and fewer lists until what is left can be published. */
function firstSafe(counts: WeekCounts, agencyIds: readonly string[]): SafeTable | null {
  const agencies = [...new Set([...agencyIds, ...Object.keys(counts.byAgency)])];
  const guessable = knownLevels(counts);
  const choices = [LEVELS, LEVELS.filter((level) => !guessable.has(level)), []];
  for (const choice of choices) {
    const listed = new Set(choice);
    const published = trySuppress(tableOf(counts, { listed, agencies, guessable }));
    if (published) return { published, listed, agencies };
  }
  return null;
}

function trySuppress(table: Table): Map<string, Published> | null {
  try {
    return suppress(table);
  } catch (error) {
    // suppress says so when even everything hidden is not enough
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function tableOf(counts: WeekCounts, shape: { listed: ReadonlySet<Level>; agencies: string[]; guessable: ReadonlySet<Level> }): Table {
  const levels = LEVELS.map((level) => ({ ...cell(level, counts.byLevel[level]), known: shape.guessable.has(level) }));
  const kinds = [...shape.listed].filter((level) => Object.keys(counts.byKind[level]).length > 0);
  return {
    cells: [
      cell('incidents', counts.incidents),
      ...levels,
      ...kinds.flatMap((level) => Object.entries(counts.byKind[level]).map(([kind, count]) => cell(kindId(level, kind), count))),
      ...shape.agencies.map((agency) => cell(agencyCell(agency), counts.byAgency[agency] ?? 0)),
      ...headlineCells(counts),
    ],
    sums: [
      { whole: 'incidents', parts: [...LEVELS] },
      { whole: 'incidents', parts: shape.agencies.map(agencyCell) },
      ...kinds.map((level) => ({ whole: level, parts: Object.keys(counts.byKind[level]).map((kind) => kindId(level, kind)) })),
      ...headlineSums(counts, shape.guessable),
    ],
  };
}

function headlineCells(counts: WeekCounts): Cell[] {
  const { chosen, kept, emergencies, medicalOrFire } = counts.police;
  return [
    { ...cell('chosen', chosen), known: true },
    { ...cell('emergencies', emergencies), known: true },
    cell('kept', kept),
    cell('medical', medicalOrFire),
  ];
}

/** Levels that equal a number or a sum of the headline. */
function knownLevels(counts: WeekCounts): Set<Level> {
  const { required, chosen, kept, emergencies, medicalOrFire } = counts.police;
  const known = new Set<Level>();
  if (counts.byLevel.L3 === chosen && kept === 0) known.add('L3');
  if (counts.byLevel.L4 === required) known.add('L4');
  if (counts.byLevel.L5 === emergencies && medicalOrFire === 0) known.add('L5');
  return known;
}

function headlineSums(counts: WeekCounts, known: ReadonlySet<Level>): Sum[] {
  const { chosen, kept, emergencies, medicalOrFire } = counts.police;
  const sums: Sum[] = [];
  if (!known.has('L3') && counts.byLevel.L3 === chosen + kept) sums.push({ whole: 'L3', parts: ['chosen', 'kept'] });
  if (!known.has('L5') && counts.byLevel.L5 === emergencies + medicalOrFire) sums.push({ whole: 'L5', parts: ['emergencies', 'medical'] });
  return sums;
}

function readTables(counts: WeekCounts, { published, listed, agencies }: SafeTable): PublishedTables {
  const kindsOf = (level: Level): [Level, Record<string, Published> | null] => {
    if (!listed.has(level)) return [level, null];
    return [level, Object.fromEntries(Object.keys(counts.byKind[level]).map((kind) => [kind, cellOf(published, kindId(level, kind))]))];
  };
  return {
    incidents: cellOf(published, 'incidents'),
    // Object.fromEntries forgets the keys; LEVELS holds every level exactly once
    levels: Object.fromEntries(LEVELS.map((level) => [level, cellOf(published, level)])) as Record<Level, Published>,
    kinds: Object.fromEntries(LEVELS.map(kindsOf)) as PublishedTables['kinds'],
    agencies: Object.fromEntries(agencies.map((agency) => [agency, cellOf(published, agencyCell(agency))])),
  };
}

function suppressAlone(counts: WeekCounts, id: string): Published {
  const count = id === 'kept' ? counts.police.kept : counts.police.medicalOrFire;
  return count > 0 && count < THRESHOLD ? { kind: 'few' } : { kind: 'count', count };
}

function cell(id: string, count: number): Cell {
  return { id, count };
}

function kindId(level: Level, kind: string): string {
  return `${level}/${kind}`;
}

function agencyCell(agency: string): string {
  return `agency/${agency}`;
}

function cellOf(published: Map<string, Published>, id: string): Published {
  const value = published.get(id);
  if (!value) throw new RangeError(`no cell ${id}`);
  return value;
}
