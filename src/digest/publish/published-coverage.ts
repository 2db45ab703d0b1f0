/** "Police calls at our sites n, known to us m", as it may be read. */
import type { Coverage } from '../coverage/settle-matches.ts';
import { alone } from './published-block.ts';
import { type Published, printedRange } from './suppress.ts';

export interface PublishedCoverage {
  /** One number, or the first and the last that it may be. */
  atOurSites: { low: number; high: number };
  known: Published;
}

/**
 * What is known to us is our record, and hidden as every number of it. The rest stands among the open items, one by one, so that the
 * agency's own count would give it away: it is printed as a range, which is what readers can work out anyway.
 *
 * @param exact counsel has approved exact numbers in the agency's own copy, and this is one.
 */
export function publishCoverage({ atOurSites, known }: Coverage, exact: boolean): PublishedCoverage {
  const published: Published = exact ? { kind: 'count', count: known } : alone(known);
  const { low, high } = printedRange(published);
  const open = atOurSites - known;
  return { atOurSites: { low: low + open, high: high + open }, known: published };
}
