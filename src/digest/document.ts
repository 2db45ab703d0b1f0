/** A digest as it was published: neutral of channel and paper, the same numbers wherever it is read. Also the shape of its JSON column. */
import { z } from 'zod';
import type { District } from '../district/types.ts';
import type { DigestIncident } from '../incidents/ports.ts';
import type { PolicyFacts } from '../policy/policy.ts';
import { LEVELS, type Level, type Localized } from '../policy/types.ts';
import { countWeek, NO_AGENCY, type WeekCounts } from './counts.ts';
import { writeHeadline } from './headline.ts';
import { type PublishedTables, publishWeek } from './publish-week.ts';
import type { Published } from './suppress.ts';
import { weekBounds } from './week.ts';
import { CONFIDENTIAL, DEFINITIONS, KINDS_NOT_SHOWN, LEVEL_NAMES, NOWHERE, TITLES, TOTAL } from './words.ts';

const localized = z.object({ en: z.string(), es: z.string() });
/** What a reader sees in a cell: the number, `≤10`, or `hidden` where the number would give another one away. */
const shown = z.union([z.number().int().nonnegative(), z.literal('≤10'), z.literal('hidden')]);
const row = z.object({ id: z.string(), label: localized, value: shown });
const table = z.object({
  id: z.enum(['levels', 'kinds', 'agencies', 'confidential']),
  title: localized,
  rows: z.array(row),
  note: localized.nullable(),
});

const digestDocument = z.object({
  format: z.literal(1),
  district: z.string(),
  week: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  headline: z.array(localized),
  figures: z.object({
    contacted: z.number().int(),
    required: z.number().int(),
    chosen: z.number().int(),
    kept: shown,
    emergencies: z.number().int(),
    medicalOrFire: shown,
    noticesDue: z.number().int(),
    noticesLate: z.number().int(),
  }),
  tables: z.array(table),
  definitions: z.array(localized),
});

export type DigestDocument = z.infer<typeof digestDocument>;
export type DigestTable = z.infer<typeof table>;
export type Shown = z.infer<typeof shown>;

export interface DigestContext {
  district: District;
  policy: Pick<PolicyFacts, 'types'>;
}

/**
 * Make the digest of a week.
 *
 * @param incidents everything opened in the week.
 * @throws RangeError when `week` is no week.
 */
export function buildDigest(week: string, incidents: readonly DigestIncident[], context: DigestContext): DigestDocument {
  const { district } = context;
  const bounds = weekBounds(week, district.timeZone);
  const counts = countWeek(incidents);
  const published = publishWeek(
    counts,
    district.agencies.map((agency) => agency.id),
  );
  const { noticesDue, noticesLate, required, chosen, emergencies } = counts.police;
  return {
    format: 1,
    district: district.name,
    week,
    from: bounds.from.toISOString(),
    to: bounds.to.toISOString(),
    headline: writeHeadline(week, { ...counts.police, kept: published.kept, medicalOrFire: published.medicalOrFire }),
    figures: {
      contacted: required + chosen,
      required,
      chosen,
      kept: show(published.kept),
      emergencies,
      medicalOrFire: show(published.medicalOrFire),
      noticesDue,
      noticesLate,
    },
    tables: [...(published.tables ? tables(published.tables, counts, context) : []), confidentialTable(published.confidential)],
    definitions: DEFINITIONS,
  };
}

/**
 * Read a stored digest.
 *
 * @throws ZodError when the column holds something else.
 */
export function readDigestDocument(stored: unknown): DigestDocument {
  return digestDocument.parse(stored);
}

function tables(published: PublishedTables, counts: WeekCounts, context: DigestContext): DigestTable[] {
  const total = { id: 'total', label: TOTAL, value: show(published.incidents) };
  const levels = LEVELS.map((level) => ({ id: level, label: LEVEL_NAMES[level], value: show(published.levels[level]) }));
  const agencies = Object.entries(published.agencies).map(([id, value]) => ({ id, label: agencyName(id, context), value: show(value) }));
  return [
    { id: 'levels', title: TITLES.levels, rows: [...levels, total], note: null },
    kindsTable(published, counts, context),
    { id: 'agencies', title: TITLES.agencies, rows: [...agencies.filter(isWorthARow), total], note: null },
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

function show(value: Published): Shown {
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
