import type { Localized } from '../../policy/types.ts';
import type { AgencyCoverage } from '../coverage/week-coverage.ts';
import { type DigestDocument, type DigestEdition, type DigestTable, readDigestDocument } from '../document/model.ts';
import type { OpenItem } from '../numbers/open-items.ts';
import type { PublishedBlock } from '../publish/published-block.ts';
import type { PublishedWeek } from '../publish/published-week.ts';
import type { Published } from '../publish/suppress.ts';
import { weekBounds } from '../week.ts';
import { blockTables } from './block-tables.ts';
import type { DigestContext } from './context.ts';
import { coverageTable, openCallRows, ownCoverageRows } from './coverage-tables.ts';
import { writeHeadline } from './headline.ts';
import { needsOf } from './needs.ts';
import { boundaryTable, clocksTable, openSince, openTable, ownTable } from './week-tables.ts';
import { AGENDA, CALLS, DEFINITIONS, NOTES, NUMBERS } from './words.ts';

/** Everything that may be published of a week; each edition takes its part of it. */
export interface Publication {
  week: string;
  /** Higher for a corrected one. */
  version: number;
  invented: boolean;
  numbers: PublishedWeek;
  items: readonly OpenItem[];
  /** Agencies' own lists of calls, in the order of the district file. */
  coverage: readonly AgencyCoverage[];
  /** The block that ends with this week; null in the other weeks. */
  block: { name: Localized; published: PublishedBlock; charts: DigestDocument['charts'] } | null;
  /** First day of the week with which the running block ends. */
  blockEnds: Localized;
  corrections: Localized[];
}

/** Whose digest it is: everybody's of an edition, or one agency's own copy. */
export type Readers = { edition: Exclude<DigestEdition, 'agency'> } | { edition: 'agency'; agencyId: string };

/** Write one edition. Numbers of the whole district are the same in all of them; what concerns one agency stands where police read it. */
export function writeEdition(publication: Publication, readers: Readers, context: DigestContext): DigestDocument {
  const { week, version, invented, numbers, block, corrections } = publication;
  const { from, to } = weekBounds(week, context.district.timeZone);
  const agencyId = readers.edition === 'agency' ? readers.agencyId : null;
  const police = policeParts(publication, readers);
  const later = NOTES.blockLater(publication.blockEnds.en, publication.blockEnds.es);
  return readDigestDocument({
    ...{ format: 2, edition: readers.edition, agencyId, version, invented, district: context.district.name, week, corrections },
    from: from.toISOString(),
    to: to.toISOString(),
    headline: writeHeadline(week, numbers),
    numbers: [
      { id: 'required', label: NUMBERS.required, cell: { kind: 'count', count: numbers.required }, detail: null },
      { id: 'chosen', label: NUMBERS.choice, cell: { kind: 'count', count: numbers.chosen }, detail: keptDetail(numbers) },
      {
        id: 'emergencies',
        label: NUMBERS.emergencies,
        cell: { kind: 'count', count: numbers.emergencies },
        detail: medicalDetail(numbers),
      },
    ],
    needs: police ? needsOf(police.items, context) : [],
    agenda: AGENDA,
    tables: [...weekTables(publication, readers, context), ...(block ? blockTables(block.published, block.name, context) : [])],
    charts: block?.charts ?? [],
    definitions: [
      ...(block ? [] : [later]),
      ...DEFINITIONS,
      ...(police?.coverage.some((each) => each.week !== null) ? [CALLS.definition] : []),
    ],
  });
}

function weekTables(publication: Publication, readers: Readers, context: DigestContext): DigestTable[] {
  const { numbers, week } = publication;
  const { timeZone, digest } = context.district;
  const exact = digest.exactCountsApproved !== undefined;
  const police = policeParts(publication, readers);
  const district = [clocksTable(numbers), boundaryTable(numbers)];
  if (!police) return district;
  const { items, coverage } = police;
  const dated = openSince(weekBounds(week, timeZone).to, timeZone);
  const calls = openCallRows(coverage, { context, own: readers.edition === 'agency', dated });
  const open = openTable(items, calls, { context, dated });
  if (readers.edition !== 'agency') return [...district, ...coverageTable(coverage, context), open];
  const own = numbers.agencies[readers.agencyId];
  const covered = coverage.flatMap((each) => ownCoverageRows(each, exact));
  return [...(own ? [ownTable(own, covered, exact)] : []), ...district, open];
}

/** Open items and calls are between the district and police; the board and the public have no part in them. */
function policeParts({ items, coverage }: Publication, readers: Readers): Pick<Publication, 'items' | 'coverage'> | null {
  switch (readers.edition) {
    case 'agency': {
      const isOwn = ({ agencyId }: { agencyId: string | null }): boolean => agencyId === readers.agencyId;
      return { items: items.filter(isOwn), coverage: coverage.filter(isOwn) };
    }
    case 'police':
      return { items, coverage };
    case 'board':
    case 'public':
      return null;
    default:
      return readers satisfies never;
  }
}

const KEPT = 'kept at school: ';

/** What an edition prints of what was kept at school; null where it says nothing of it. */
export function readKept({ numbers }: DigestDocument): Published | null {
  const detail = numbers.find(({ id }) => id === 'chosen')?.detail?.en;
  const printed = detail?.startsWith(KEPT) ? detail.slice(KEPT.length) : null;
  if (printed === bound({ kind: 'few' })) return { kind: 'few' };
  return printed !== null && /^\d+$/.test(printed) ? { kind: 'count', count: Number(printed) } : null;
}

function keptDetail({ kept }: PublishedWeek): Localized {
  return { en: `${KEPT}${bound(kept)}`, es: `dejados en la escuela: ${bound(kept)}` };
}

function medicalDetail({ medicalOrFire }: PublishedWeek): Localized {
  return { en: `ambulance or fire, apart: ${bound(medicalOrFire)}`, es: `ambulancia o bomberos, aparte: ${bound(medicalOrFire)}` };
}

function bound(published: Published): string {
  if (published.kind === 'count') return String(published.count);
  return published.kind === 'few' ? '≤10' : '>10';
}
