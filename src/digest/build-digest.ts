import type { DigestIncident } from '../incidents/digest-ports.ts';
import { countWeek, type WeekCounts } from './counts.ts';
import { type DigestContext, digestTables, show } from './digest-tables.ts';
import type { DigestDocument } from './document.ts';
import { exposedRows } from './exposed-rows.ts';
import { writeHeadline } from './headline.ts';
import { type PublishedWeek, publishNoTable, publishTotal, publishWeek } from './publish-week.ts';
import { weekBounds } from './week.ts';
import { DEFINITIONS } from './words.ts';

/**
 * Make the digest of a week.
 *
 * @param incidents everything opened in the week.
 * @throws RangeError when `week` is no week.
 */
export function buildDigest(week: string, incidents: readonly DigestIncident[], context: DigestContext): DigestDocument {
  const counts = countWeek(incidents);
  const agencyIds = context.district.agencies.map((agency) => agency.id);
  return writeDigest(week, { counts, published: publishWeek(counts, agencyIds) }, context);
}

/**
 * Write down what is to be published, and read it once more as a reader would: a digest that gives a hidden number away is never
 * released, the total stands in its place, and nothing but the headline where even that says too much.
 */
export function writeDigest(
  week: string,
  { counts, published }: { counts: WeekCounts; published: PublishedWeek },
  context: DigestContext,
): DigestDocument {
  const write = (each: PublishedWeek): DigestDocument => toDocument(week, { counts, published: each }, context);
  const choices = [published, publishTotal(counts)].map(write);
  return choices.find((document) => exposedRows(document, counts).length === 0) ?? write(publishNoTable(counts));
}

function toDocument(
  week: string,
  { counts, published }: { counts: WeekCounts; published: PublishedWeek },
  context: DigestContext,
): DigestDocument {
  const bounds = weekBounds(week, context.district.timeZone);
  const { required, chosen, emergencies } = counts.police;
  return {
    format: 1,
    district: context.district.name,
    week,
    from: bounds.from.toISOString(),
    to: bounds.to.toISOString(),
    headline: writeHeadline(week, { ...published, required, chosen, emergencies }),
    figures: {
      contacted: required + chosen,
      required,
      chosen,
      kept: show(published.kept),
      emergencies,
      medicalOrFire: show(published.medicalOrFire),
      noticesDue: show(published.noticesDue),
      noticesLate: show(published.noticesLate),
    },
    tables: digestTables(published, counts, context),
    definitions: DEFINITIONS,
  };
}
