/** The week's counts as one table in which every sum a reader could do is written down, so that `suppress` hides enough. */
import { LEVELS, type Level } from '../policy/types.ts';
import type { WeekCounts } from './counts.ts';
import {
  groupId,
  headlineReaders,
  INCIDENTS,
  kindId,
  type LevelGroup,
  mayListKinds,
  sumsOfLevels,
  WITH_NOTICE,
} from './headline-readers.ts';
import { type Cell, keptBack, type Published, suppress, type Table, THRESHOLD } from './suppress.ts';

export interface PublishedWeek {
  kept: Published;
  medicalOrFire: Published;
  confidential: Published;
  noticesDue: Published;
  noticesLate: Published;
  /** null: too few in all to show any table. */
  tables: PublishedTables | null;
}

export interface PublishedTables {
  incidents: Published;
  /** Rows of the table of levels: a level each, several in one, or none. */
  levels: { group: LevelGroup; value: Published }[];
  /** Kind id → number; null: the kinds of this level cannot be listed without giving one away. */
  kinds: Record<Level, Record<string, Published> | null>;
  /** null: no agency's number can be shown. */
  agencies: Record<string, Published> | null;
}

/** What is printed of a week, besides what is hidden in it. */
interface Shape {
  groups: readonly LevelGroup[];
  /** Levels whose kinds are listed. */
  listed: readonly Level[];
  /** Whether the number of notices is printed. */
  showsNotices: boolean;
  agencies: readonly string[];
}

/** The levels that can concern the police go into one row where the headline would give one of them away. */
const GROUPINGS: readonly (readonly LevelGroup[])[] = [
  LEVELS.map((level) => [level]),
  [['L1'], ['L2'], ['L3', 'L4', 'L5']],
  [['L1'], ['L2', 'L3', 'L4', 'L5']],
  [],
];

/**
 * Hide what must be hidden in a week's counts.
 *
 * The contacts with police are exact in the headline, since police have each on record; every table is held against them and gives way.
 * The number of notices gives way to the tables.
 *
 * @param agencyIds every agency of the district, so that one without incidents is shown with zero.
 */
export function publishWeek(counts: WeekCounts, agencyIds: readonly string[]): PublishedWeek {
  const { noticesDue, noticesLate } = counts.police;
  // by name: the order of a week's first reports is nobody's business
  const others = Object.keys(counts.byAgency).filter((id) => !agencyIds.includes(id));
  for (const shape of shapes(counts, [...agencyIds, ...others.sort()])) {
    const published = trySuppress(tableOf(counts, shape));
    if (!published) continue;
    return {
      kept: cellOf(published, 'kept'),
      medicalOrFire: cellOf(published, 'medicalOrFire'),
      confidential: alone(counts.confidential),
      noticesDue: shape.showsNotices ? { kind: 'count', count: noticesDue } : keptBack(noticesDue),
      noticesLate: shape.showsNotices ? { kind: 'count', count: noticesLate } : keptBack(noticesLate),
      tables: readTables(counts, shape, published),
    };
  }
  return publishNoTable(counts);
}

/** The headline and how many reports there were; what is left when the tables say too much. */
export function publishTotal(counts: WeekCounts): PublishedWeek {
  // Object.fromEntries forgets the keys; LEVELS holds every level exactly once
  const kinds = Object.fromEntries(LEVELS.map((level) => [level, null])) as PublishedTables['kinds'];
  return { ...publishNoTable(counts), tables: { incidents: alone(counts.incidents), levels: [], kinds, agencies: null } };
}

/** The headline and nothing that could be held against it. */
export function publishNoTable({ confidential, police }: WeekCounts): PublishedWeek {
  return {
    kept: alone(police.kept),
    medicalOrFire: alone(police.medicalOrFire),
    confidential: alone(confidential),
    noticesDue: keptBack(police.noticesDue),
    noticesLate: keptBack(police.noticesLate),
    tables: null,
  };
}

/** A count that belongs to no sum. */
function alone(count: number): Published {
  return count > 0 && count < THRESHOLD ? { kind: 'few' } : { kind: 'count', count };
}

/**
 * A total without levels says that the levels would have given something away. Beside a small hidden number of the headline that is enough
 * to find it, for a reader who tries the program on every week.
 */
function groupingsFor({ police }: WeekCounts): typeof GROUPINGS {
  const hidesFigure = [police.kept, police.medicalOrFire].some((count) => alone(count).kind === 'few');
  return hidesFigure ? GROUPINGS.filter((groups) => groups.length > 0) : GROUPINGS;
}

/** From everything to the mere total. */
function* shapes(counts: WeekCounts, agencies: readonly string[]): Generator<Shape> {
  for (const places of [agencies, []]) {
    for (const groups of groupingsFor(counts)) {
      for (const listed of listsOf(groups, counts)) {
        for (const showsNotices of [true, false]) yield { groups, listed, agencies: places, showsNotices };
      }
    }
  }
}

/** Levels whose kinds may be listed; first those that can concern the police go without. */
function listsOf(groups: readonly LevelGroup[], counts: WeekCounts): (readonly Level[])[] {
  const listed = groups.flatMap((group) => (group.length === 1 ? group : [])).filter((level) => mayListKinds(level, counts));
  return [listed, listed.filter((level) => level < 'L3'), []];
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

/** The cells in the order in which they are hidden: parts before wholes, rare levels first. */
function tableOf(counts: WeekCounts, shape: Shape): Table {
  const rows = shape.groups.map((group) => cell(groupId(group), total(group.map((level) => counts.byLevel[level])))).reverse();
  const kinds = shape.listed.filter((level) => Object.keys(counts.byKind[level]).length > 0);
  const headline = headlineReaders(counts, shape.showsNotices);
  return {
    cells: [
      ...kinds.flatMap((level) => kindsOf(counts, level).map((kind) => cell(kindId(level, kind), counts.byKind[level][kind] ?? 0))),
      ...rows,
      ...shape.agencies.map((agency) => cell(agencyCell(agency), counts.byAgency[agency] ?? 0)),
      cell(INCIDENTS, counts.incidents),
      { id: WITH_NOTICE, count: 0, role: 'unprinted' },
      ...unprinted(
        counts,
        LEVELS.filter((level) => !rows.some((row) => row.id === level)),
      ),
      ...headline.cells,
    ],
    sums: [
      ...sumsOfLevels(shape.groups),
      ...(shape.agencies.length > 0 ? [{ whole: INCIDENTS, parts: shape.agencies.map(agencyCell) }] : []),
      ...kinds.map((level) => ({ whole: level, parts: kindsOf(counts, level).map((kind) => kindId(level, kind)) })),
    ],
    readers: headline.readers,
  };
}

function readTables(counts: WeekCounts, shape: Shape, published: Map<string, Published>): PublishedTables {
  const readKinds = (level: Level): [Level, Record<string, Published> | null] => {
    if (!shape.listed.includes(level)) return [level, null];
    return [level, Object.fromEntries(kindsOf(counts, level).map((kind) => [kind, cellOf(published, kindId(level, kind))]))];
  };
  const agencies = shape.agencies.map((agency) => [agency, cellOf(published, agencyCell(agency))] as const);
  return {
    incidents: cellOf(published, INCIDENTS),
    levels: shape.groups.map((group) => ({ group, value: cellOf(published, groupId(group)) })),
    // Object.fromEntries forgets the keys; LEVELS holds every level exactly once
    kinds: Object.fromEntries(LEVELS.map(readKinds)) as PublishedTables['kinds'],
    agencies: shape.agencies.length > 0 ? Object.fromEntries(agencies) : null,
  };
}

function kindsOf(counts: WeekCounts, level: Level): string[] {
  return Object.keys(counts.byKind[level]).sort();
}

/** Levels without a row; that there was nothing in one is what a reader supposes first. */
function unprinted({ byLevel }: WeekCounts, levels: readonly Level[]): Cell[] {
  return levels.map((id) => ({ id, count: 0, role: byLevel[id] === 0 ? 'exact' : 'unprinted' }));
}

function cell(id: string, count: number): Cell {
  return { id, count };
}

function agencyCell(agency: string): string {
  return `agency/${agency}`;
}

function cellOf(published: Map<string, Published>, id: string): Published {
  const value = published.get(id);
  if (!value) throw new RangeError(`no cell ${id}`);
  return value;
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
