/** A digest's tables: names for the numbers that may be published. */
import type { District } from '../district/types.ts';
import type { PolicyFacts } from '../policy/policy.ts';
import { LEVELS, type Level, type Localized } from '../policy/types.ts';
import { NO_AGENCY, type WeekCounts } from './counts.ts';
import type { DigestTable, Shown } from './document.ts';
import { groupId, type LevelGroup } from './headline-readers.ts';
import type { PublishedTables, PublishedWeek } from './publish-week.ts';
import type { Published } from './suppress.ts';
import { CONFIDENTIAL, GROUP_NAMES, KINDS_NOT_SHOWN, LEVEL_NAMES, NOWHERE, TITLES, TOTAL } from './words.ts';

export interface DigestContext {
  district: District;
  policy: Pick<PolicyFacts, 'types'>;
}

/** Every table of a digest, in the order in which they are read. */
export function digestTables(published: PublishedWeek, counts: WeekCounts, context: DigestContext): DigestTable[] {
  const { tables, confidential } = published;
  return [...(tables ? ordinaryTables(tables, counts, context) : []), confidentialTable(confidential)];
}

/** What a reader sees in a cell. */
export function show(value: Published): Shown {
  switch (value.kind) {
    case 'count':
      return value.count;
    case 'few':
      return '≤10';
    case 'hidden':
      return 'hidden';
    default:
      return value satisfies never;
  }
}

function ordinaryTables(published: PublishedTables, counts: WeekCounts, context: DigestContext): DigestTable[] {
  const total = { id: 'total', label: TOTAL, value: show(published.incidents) };
  const levels = published.levels.map(({ group, value }) => ({ id: groupId(group), label: groupName(group), value: show(value) }));
  const agencies = Object.entries(published.agencies ?? {}).map(([id, value]) => ({
    id,
    label: agencyName(id, context),
    value: show(value),
  }));
  const byAgency: DigestTable = { id: 'agencies', title: TITLES.agencies, rows: [...agencies.filter(isWorthARow), total], note: null };
  return [
    { id: 'levels', title: TITLES.levels, rows: [...levels, total], note: null },
    kindsTable(published, counts, context),
    ...(published.agencies ? [byAgency] : []),
  ];
}

function kindsTable(published: PublishedTables, counts: WeekCounts, { policy }: DigestContext): DigestTable {
  const rowsOf = (level: Level): DigestTable['rows'] =>
    Object.entries(published.kinds[level] ?? {})
      .map(([type, value]) => ({ id: `${level}/${type}`, label: underLevel(level, policy.types[type]?.label), value: show(value) }))
      .sort((a, b) => a.id.localeCompare(b.id));
  const unlisted = LEVELS.some((level) => published.kinds[level] === null && Object.keys(counts.byKind[level]).length > 0);
  return { id: 'kinds', title: TITLES.kinds, rows: LEVELS.flatMap(rowsOf), note: unlisted ? KINDS_NOT_SHOWN : null };
}

function confidentialTable(confidential: Published): DigestTable {
  return {
    id: 'confidential',
    title: TITLES.confidential,
    rows: [{ id: 'confidential', label: CONFIDENTIAL, value: show(confidential) }],
    note: null,
  };
}

/** The row of incidents without a place is only there when it says something. */
function isWorthARow(candidate: DigestTable['rows'][number]): boolean {
  return candidate.id !== NO_AGENCY || candidate.value !== 0;
}

function groupName(group: LevelGroup): Localized {
  const [level] = group;
  const id = groupId(group);
  const single = group.length === 1 && level ? LEVEL_NAMES[level] : undefined;
  return single ?? GROUP_NAMES[id] ?? { en: id, es: id };
}

function agencyName(id: string, { district }: DigestContext): Localized {
  if (id === NO_AGENCY) return NOWHERE;
  const name = district.agencies.find((agency) => agency.id === id)?.name ?? id;
  return { en: name, es: name };
}

/** A kind that this version of the policy no longer has keeps its number and is named by its level. */
function underLevel(level: Level, label: Localized | undefined): Localized {
  const kind = label ?? LEVEL_NAMES[level];
  return { en: `${level} ${kind.en}`, es: `${level} ${kind.es}` };
}
