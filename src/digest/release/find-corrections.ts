import type { DigestRecord } from '../../incidents/digest-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type DigestDocument, readEditions } from '../document/model.ts';
import { countWeek } from '../numbers/week-numbers.ts';
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
  const found: { record: DigestRecord; editions: DigestDocument[] }[] = [];
  for (const record of await releases.releasedSince(shiftWeek(week, -WEEKS_BACK))) {
    const released = record.week < week ? readEditions(record.document) : null;
    if (!released) continue;
    const { from, to } = weekBounds(record.week, district.timeZone);
    const editions = correctedEditions(released, countWeek(await digests.incidentsBetween(from, to), []));
    if (editions) found.push({ record, editions });
  }
  return found;
}
