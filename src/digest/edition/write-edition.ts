import type { Localized } from '../../policy/types.ts';
import { type DigestDocument, type DigestEdition, readDigestDocument } from '../document/model.ts';
import type { OpenItem } from '../numbers/open-items.ts';
import type { PublishedBlock } from '../publish/published-block.ts';
import type { PublishedWeek } from '../publish/published-week.ts';
import type { Published } from '../publish/suppress.ts';
import { weekBounds } from '../week.ts';
import { blockTables } from './block-tables.ts';
import type { DigestContext } from './context.ts';
import { writeHeadline } from './headline.ts';
import { needsOf } from './needs.ts';
import { boundaryTable, clocksTable, openTable, ownTable } from './week-tables.ts';
import { AGENDA, DEFINITIONS, NOTES, NUMBERS } from './words.ts';

/** Everything that may be published of a week; each edition takes its part of it. */
export interface Publication {
  week: string;
  /** Higher for a corrected one. */
  version: number;
  invented: boolean;
  numbers: PublishedWeek;
  items: readonly OpenItem[];
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
  const items = itemsFor(readers, publication.items);
  const own = agencyId === null ? undefined : numbers.agencies[agencyId];
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
    needs: items ? needsOf(items, context) : [],
    agenda: AGENDA,
    tables: [
      ...(own ? [ownTable(own, context.district.digest.exactCountsApproved !== undefined)] : []),
      clocksTable(numbers),
      boundaryTable(numbers),
      ...(items ? [openTable(items, context)] : []),
      ...(block ? blockTables(block.published, block.name, context) : []),
    ],
    charts: block?.charts ?? [],
    definitions: block ? DEFINITIONS : [later, ...DEFINITIONS],
  });
}

/** Open items are between the district and police; the board and the public have no part in them. */
function itemsFor(readers: Readers, items: readonly OpenItem[]): readonly OpenItem[] | null {
  switch (readers.edition) {
    case 'agency':
      return items.filter((item) => item.agencyId === readers.agencyId);
    case 'police':
      return items;
    case 'board':
    case 'public':
      return null;
    default:
      return readers satisfies never;
  }
}

function keptDetail({ kept }: PublishedWeek): Localized {
  return { en: `kept at school: ${bound(kept)}`, es: `dejados en la escuela: ${bound(kept)}` };
}

function medicalDetail({ medicalOrFire }: PublishedWeek): Localized {
  return { en: `ambulance or fire, apart: ${bound(medicalOrFire)}`, es: `ambulancia o bomberos, aparte: ${bound(medicalOrFire)}` };
}

function bound(published: Published): string {
  if (published.kind === 'count') return String(published.count);
  return published.kind === 'few' ? '≤10' : '>10';
}
