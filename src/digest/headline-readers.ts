/**
 * How readers can hold the headline against the tables. A notice the law demands belongs to L4 or L5, a choice to L3, a 911 call to L5:
 * so each number of the headline is at most the level's, and whoever takes it that nothing was left undone reads it as the level's.
 */
import { LEVELS, type Level } from '../policy/types.ts';
import type { WeekCounts } from './counts.ts';
import type { Sum } from './possible-values.ts';
import { type Cell, THRESHOLD } from './suppress.ts';

/** Levels that stand in one row of the table of levels. */
export type LevelGroup = readonly Level[];

export interface HeadlineReaders {
  /** The numbers of the headline, and what readers think is left beside them. */
  cells: Cell[];
  /** Each reader's additions to what the tables say. */
  readers: Sum[][];
}

type Figure = 'required' | 'chosen' | 'kept' | 'emergencies' | 'medicalOrFire' | 'noticesDue';

const FIGURES_OF: Record<Level, Figure[]> = {
  L1: [],
  L2: [],
  L3: ['chosen'],
  L4: ['required', 'noticesDue'],
  L5: ['required', 'noticesDue', 'emergencies'],
};

type Whole = Level | typeof WITH_NOTICE;

interface Claim {
  whole: Whole;
  figures: Figure[];
}

/** The whole of all rows. */
export const INCIDENTS = 'incidents';
/** What no row shows: the levels a notice that the law demands belongs to. */
export const WITH_NOTICE = 'L4+L5';

const CHOICE: Figure[] = ['chosen', 'kept'];
/** Readers count a notice an incident, where that is not too many. */
const NOTICES: Figure[] = ['required', 'noticesDue'];
const CALLS: Figure[] = ['emergencies', 'medicalOrFire'];

/** Name of a group's row. */
export function groupId(group: LevelGroup): string {
  return group.length === 1 ? String(group[0]) : `${group[0]}-${group.at(-1)}`;
}

/** Name of a kind's row; the same kind can stand under two levels. */
export function kindId(level: Level, kind: string): string {
  return `${level}/${kind}`;
}

/** The readers of a week's headline whose reckoning is right; those who are wrong find nothing. */
export function headlineReaders(counts: WeekCounts, showsNotices: boolean): HeadlineReaders {
  const ofLevels = claimsOfLevels().map((reader) => reader.flatMap((claim) => readClaim(claim, counts)));
  const besides911 = NOTICES.flatMap((notice) => noticesBesides911(notice, counts));
  const readers = ofLevels.map((reader) => [...reader, ...besides911]);
  return { cells: [...figureCells(counts, showsNotices), ...restCells(readers.flat(), counts)], readers };
}

/** What the rows of levels say of the levels, also where several stand in one row or none has one: the levels are cells then as well. */
export function sumsOfLevels(groups: readonly LevelGroup[]): Sum[] {
  const partsOf = (levels: readonly Level[]): string[] => [...levels.filter((level) => level < 'L4'), WITH_NOTICE];
  const rows = groups.filter((group) => group.length > 1).map((group) => ({ whole: groupId(group), parts: partsOf(group) }));
  const inGroups = rows.length > 0 ? groups.map(groupId) : partsOf(LEVELS);
  return [{ whole: INCIDENTS, parts: inGroups }, ...rows, { whole: WITH_NOTICE, parts: ['L4', 'L5'] }];
}

function claimsOfLevels(): Claim[][] {
  const ofLevels: Claim[] = [
    { whole: 'L3', figures: CHOICE },
    { whole: 'L5', figures: CALLS },
  ];
  const ofNotices = NOTICES.flatMap((notice) => ([WITH_NOTICE, 'L4'] as const).map((whole): Claim => ({ whole, figures: [notice] })));
  // each by itself too: all at once is no tree where the notices are withheld, and then less is found than there is
  return [...ofNotices.map((claim) => [...ofLevels, claim]), [...ofLevels, ...ofNotices]];
}

/** Who takes it that each emergency brought its notice, so that the others were L4. */
function noticesBesides911(notice: Figure, { byLevel, police }: WeekCounts): Sum[] {
  const isRight = byLevel.L4 + police.emergencies === police[notice];
  return isRight ? [{ whole: notice, parts: ['L4', 'emergencies'] }] : [];
}

/**
 * Whether the kinds of a level can be listed: not where a small one could be taken for a number of the headline. Whether it equals one does
 * not matter: the missing list would say so.
 */
export function mayListKinds(level: Level, { byKind, police }: WeekCounts): boolean {
  return Object.values(byKind[level]).every((count) => count >= THRESHOLD) || FIGURES_OF[level].every((figure) => police[figure] === 0);
}

function readClaim({ whole, figures }: Claim, counts: WeekCounts): Sum[] {
  const rest = countOf(whole, counts) - sum(figures.map((figure) => counts.police[figure]));
  if (rest < 0) return [];
  return [{ whole, parts: rest === 0 ? figures : [...figures, `rest of ${whole} beside ${figures.join('+')}`] }];
}

function figureCells({ police }: WeekCounts, showsNotices: boolean): Cell[] {
  return [
    { id: 'required', count: police.required, role: 'exact' },
    { id: 'chosen', count: police.chosen, role: 'exact' },
    { id: 'emergencies', count: police.emergencies, role: 'exact' },
    { id: 'kept', count: police.kept },
    { id: 'medicalOrFire', count: police.medicalOrFire },
    { id: 'noticesDue', count: police.noticesDue, role: showsNotices ? 'exact' : 'withheld' },
  ];
}

function restCells(sums: Sum[], counts: WeekCounts): Cell[] {
  const ids = new Set(sums.flatMap((each) => each.parts).filter((id) => !(id in counts.police)));
  return [...ids].map((id) => ({ id, count: 0, role: 'unprinted' }));
}

function countOf(whole: Whole, { byLevel }: WeekCounts): number {
  return whole === WITH_NOTICE ? byLevel.L4 + byLevel.L5 : byLevel[whole];
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
