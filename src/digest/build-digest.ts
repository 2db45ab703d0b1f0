import type { AgencyCall } from '../incidents/coverage-ports.ts';
import type { DigestIncident } from '../incidents/digest-ports.ts';
import type { Localized } from '../policy/types.ts';
import { coverWeek } from './coverage/week-coverage.ts';
import { type DigestDocument, EDITIONS } from './document/model.ts';
import { BLOCKS_OF_TREND, type BlockContacts, blockCharts } from './edition/block-charts.ts';
import { blockRows } from './edition/block-tables.ts';
import type { DigestContext } from './edition/context.ts';
import { type Publication, type Readers, writeEdition } from './edition/write-edition.ts';
import { countBlock } from './numbers/block-numbers.ts';
import { openItems } from './numbers/open-items.ts';
import { countWeek } from './numbers/week-numbers.ts';
import { checkEditions } from './publish/check-editions.ts';
import { publishBlock } from './publish/published-block.ts';
import { publishWeek } from './publish/published-week.ts';
import { type Block, blockEnds, blockName, blockOf, blocksBefore, isLastOfBlock, weeksOfBlock } from './trends/blocks.ts';
import { weekBounds } from './week.ts';

/** Weeks that are looked back on: for what is still open, and for the blocks of a trend. */
const WEEKS_BACK = 4 * (BLOCKS_OF_TREND + 1);

/** What a digest is made of: `incidents` from `from` on, everything the digest of a week needs. */
export function digestSpan(week: string, timeZone: string): { from: Date; to: Date } {
  const { from, to } = weekBounds(week, timeZone);
  return { from: new Date(from.getTime() - WEEKS_BACK * 7 * 86_400_000), to };
}

/** What a digest is made of beside the context. */
export interface DigestSource {
  /** Everything opened within `digestSpan` of the week. */
  incidents: readonly DigestIncident[];
  /** Calls within it that stand on the agencies' own lists, with the incidents that tell of them. */
  calls?: readonly AgencyCall[];
  /** The incidents were made up, and every page says so. */
  invented?: boolean;
  /** What is said of earlier digests that were wrong. */
  corrections?: Localized[];
}

/** A digest failed its own check; the message names tables and rows, never numbers. */
export class ExposedNumbers extends Error {}

/**
 * Make every edition of a week's digest.
 *
 * @throws RangeError when `week` is no week; ExposedNumbers when an edition would give a hidden number away: then nothing may be released.
 */
export function buildDigest(week: string, source: DigestSource, context: DigestContext): DigestDocument[] {
  const publication = publicationOf(week, source, context);
  const agencies = context.district.agencies.map(({ id }): Readers => ({ edition: 'agency', agencyId: id }));
  const others = EDITIONS.filter((edition) => edition !== 'agency').map((edition): Readers => ({ edition }));
  const documents = [...others, ...agencies].map((readers) => writeEdition(publication, readers, context));
  const exposed = checkEditions(documents, { exact: isExact(context) });
  if (exposed.length > 0) throw new ExposedNumbers(`a digest would give hidden numbers away: ${exposed.join(', ')}`);
  return documents;
}

/**
 * What may be read of a week, before it is written for anybody, with the reasons why the rest may not.
 *
 * @throws RangeError when `week` is no week.
 */
export function publicationOf(
  week: string,
  { incidents, calls = [], invented = false, corrections = [] }: DigestSource,
  context: DigestContext,
): Publication {
  const { timeZone } = context.district;
  const agencyIds = context.district.agencies.map(({ id }) => id);
  const bounds = weekBounds(week, timeZone);
  const of = (each: string): DigestIncident[] => within(incidents, weekBounds(each, timeZone));
  const numbers = countWeek(of(week), agencyIds);
  const numbered = blockOf(week);
  const block = isLastOfBlock(week)
    ? {
        name: blockName(numbered),
        published: publishBlock(countBlock(weeksOfBlock(numbered).map(of)), blockRows(context)),
        charts: blockCharts(contactsOf(numbered, of), context),
      }
    : null;
  return {
    ...{ week, version: 1, invented, block, blockEnds: blockEnds(week), corrections },
    numbers: publishWeek(numbers, isExact(context)),
    items: openItems(within(incidents, { from: new Date(0), to: bounds.to }), bounds),
    coverage: coverWeek(calls, bounds, agencyIds),
  };
}

function isExact({ district }: DigestContext): boolean {
  return district.digest.exactCountsApproved !== undefined;
}

function within(incidents: readonly DigestIncident[], { from, to }: { from: Date; to: Date }): DigestIncident[] {
  return incidents.filter(({ openedAt }) => openedAt >= from && openedAt < to);
}

/** Without the block in which the first report was made, and those before: nobody used this then, or only in a part of it. */
function contactsOf(last: Block, of: (week: string) => DigestIncident[]): BlockContacts[] {
  const blocks = [...blocksBefore(last, BLOCKS_OF_TREND), last].map((block) => ({ block, incidents: weeksOfBlock(block).flatMap(of) }));
  const first = blocks.findIndex(({ incidents }) => incidents.length > 0);
  return blocks.slice(first === -1 ? blocks.length : first + 1).map(({ block, incidents }) => {
    const { required, chosen } = countWeek(incidents, []);
    return { block, required, chosen };
  });
}
