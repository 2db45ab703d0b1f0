import type { DigestPeriods, DigestRecord } from '../../incidents/digest-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type DigestDocument, readEditions } from '../document/model.ts';
import { countHeadline } from '../numbers/block-numbers.ts';
import { shiftWeek, weekBounds } from '../week.ts';
import { correctedEditions } from './corrected-edition.ts';

/** What is recorded later than this about a week is history and no correction. */
const WEEKS_BACK = 8;

/** Released digests before this week whose exact numbers are known otherwise now, with their corrected editions; oldest first. */
export async function findCorrections(
  { district }: Pick<UseCaseDeps, 'district'>,
  { digests, releases }: Pick<Transaction, 'digests' | 'releases'>,
  week: string,
): Promise<{ record: DigestRecord; editions: DigestDocument[] }[]> {
  const weeks = Array.from({ length: WEEKS_BACK }, (_, nth) => shiftWeek(week, nth - WEEKS_BACK));
  const released = (await releases.releasedSince(weeks[0] ?? week)).filter((record) => record.week < week);
  if (released.length === 0) return [];
  const { alike } = await digests.read(sumsOf([...weeks, week], district.timeZone));
  return released.flatMap((record) => {
    const editions = readEditions(record.document);
    const corrected = editions && correctedEditions(editions, countHeadline(alike[weeks.indexOf(record.week)] ?? []));
    return corrected ? [{ record, editions: corrected }] : [];
  });
}

/** Sums of each week, up to the beginning of the last; not one incident by itself. */
function sumsOf(weeks: readonly string[], timeZone: string): DigestPeriods {
  const blockWeeks = weeks.map((each) => weekBounds(each, timeZone).from);
  const end = blockWeeks.at(-1) ?? new Date(0);
  return { from: end, week: { from: end, to: end }, blockWeeks, trendBlocks: [] };
}
