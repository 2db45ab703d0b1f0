import type { AgencyCall } from '../incidents/coverage-ports.ts';
import type { DigestIncident, DigestReading } from '../incidents/digest-ports.ts';
import type { Localized } from '../policy/types.ts';
import { coverWeek } from './coverage/week-coverage.ts';
import { type DigestDocument, EDITIONS } from './document/model.ts';
import { type BlockContacts, blockCharts } from './edition/block-charts.ts';
import { blockRows } from './edition/block-tables.ts';
import type { DigestContext } from './edition/context.ts';
import { type Publication, type Readers, writeEdition } from './edition/write-edition.ts';
import { countBlock, countTold } from './numbers/block-numbers.ts';
import { openItems } from './numbers/open-items.ts';
import { countWeek } from './numbers/week-numbers.ts';
import { checkEditions } from './publish/check-editions.ts';
import { publishBlock } from './publish/published-block.ts';
import { publishWeek } from './publish/published-week.ts';
import type { Published } from './publish/suppress.ts';
import { digestPeriods, readingOf, trendBlocks } from './reading.ts';
import { type Block, blockEnds, blockName, blockOf, isLastOfBlock } from './trends/blocks.ts';
import { weekBounds, weekOf } from './week.ts';

/** What a digest is made of beside the context. */
export interface DigestSource {
  /** What the database says, or `readingOf` incidents in memory. */
  reading: DigestReading;
  /** Calls within its time that stand on the agencies' own lists, with the incidents that tell of them. */
  calls?: readonly AgencyCall[];
  /** The incidents were made up, and every page says so. */
  invented?: boolean;
  /** What is said of earlier digests that were wrong. */
  corrections?: Localized[];
  /** What the headlines of the block's earlier weeks say was kept at school; null, or missing, where it is what is known now. */
  kept?: readonly (Published | null)[];
}

/** A digest failed its own check; the message names tables and rows, never numbers. */
export class ExposedNumbers extends Error {}

/**
 * Make every edition of a week's digest.
 *
 * @throws RangeError when `week` is no week; ExposedNumbers when an edition would give a hidden number away: then nothing may be released.
 */
export function writeDigest(week: string, source: DigestSource, context: DigestContext): DigestDocument[] {
  const publication = publicationOf(week, source, context);
  const agencies = context.district.agencies.map(({ id }): Readers => ({ edition: 'agency', agencyId: id }));
  const others = EDITIONS.filter((edition) => edition !== 'agency').map((edition): Readers => ({ edition }));
  const documents = [...others, ...agencies].map((readers) => writeEdition(publication, readers, context));
  const exposed = checkEditions(documents, { exact: isExact(context) });
  if (exposed.length > 0) throw new ExposedNumbers(`a digest would give hidden numbers away: ${exposed.join(', ')}`);
  return documents;
}

/** The same from incidents in memory: everything opened in the weeks that are looked back on. */
export function buildDigest(
  week: string,
  { incidents, ...source }: Omit<DigestSource, 'reading'> & { incidents: readonly DigestIncident[] },
  context: DigestContext,
): DigestDocument[] {
  return writeDigest(week, { ...source, reading: readingOf(incidents, digestPeriods(week, context.district.timeZone)) }, context);
}

/**
 * What may be read of a week, before it is written for anybody, with the reasons why the rest may not.
 *
 * @throws RangeError when `week` is no week.
 */
export function publicationOf(
  week: string,
  { reading, calls = [], invented = false, corrections = [], kept = [] }: DigestSource,
  context: DigestContext,
): Publication {
  const { timeZone } = context.district;
  const agencyIds = context.district.agencies.map(({ id }) => id);
  const bounds = weekBounds(week, timeZone);
  const ofWeek = reading.matters.filter(({ openedAt }) => openedAt >= bounds.from && openedAt < bounds.to);
  const numbers = countWeek(ofWeek, agencyIds);
  const numbered = blockOf(week);
  const block = isLastOfBlock(week)
    ? {
        name: blockName(numbered),
        published: publishBlock(countBlock(reading.alike), blockRows(context), kept),
        charts: blockCharts(contactsOf(numbered, reading, timeZone), context),
      }
    : null;
  return {
    ...{ week, version: 1, invented, block, blockEnds: blockEnds(week), corrections },
    numbers: publishWeek(numbers, isExact(context)),
    items: openItems(reading.matters, bounds),
    coverage: coverWeek(calls, bounds, agencyIds),
  };
}

function isExact({ district }: DigestContext): boolean {
  return district.digest.exactCountsApproved !== undefined;
}

/** Without the block in which the first report was made, and those before: nobody used this then, or only in a part of it. */
function contactsOf(last: Block, { told, first }: DigestReading, timeZone: string): BlockContacts[] {
  if (!first) return [];
  const begun = blockOf(weekOf(first, timeZone));
  return trendBlocks(last)
    .map((block, place) => ({ block, ...countTold(told[place] ?? []) }))
    .filter(({ block }) => block > begun);
}
