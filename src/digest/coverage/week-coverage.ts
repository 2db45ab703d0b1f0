/** What a digest says of the agencies' own lists. */
import type { AgencyCall } from '../../incidents/coverage-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { type Coverage, countCoverage, incidentOf, matchOnRecord } from './settle-matches.ts';

export interface AgencyCoverage {
  agencyId: string;
  /** null: no call of the week is on any list of theirs. */
  week: Coverage | null;
  /** Calls at our sites until the end of the week that no incident tells of, oldest first. */
  open: AgencyCall[];
}

/** Calls in [from, to) as they are matched at this moment; nothing is stored, so that a preview changes nothing. */
export async function callsAsKnown(
  { district }: Pick<UseCaseDeps, 'district'>,
  tx: Pick<Transaction, 'agencyCalls'>,
  { from, to }: { from: Date; to: Date },
): Promise<AgencyCall[]> {
  const calls = await tx.agencyCalls.between(from, to);
  const matches = await matchOnRecord(tx, calls, district);
  return calls.map((call) => ({ ...call, incidentId: incidentOf(matches.get(call.id)) }));
}

/**
 * Count each agency's calls of a week.
 *
 * @param calls of the weeks looked back on, this one included.
 * @param agencyIds agencies of the district; whoever is none of them any more has no row.
 */
export function coverWeek(
  calls: readonly AgencyCall[],
  { from, to }: { from: Date; to: Date },
  agencyIds: readonly string[],
): AgencyCoverage[] {
  return agencyIds.map((agencyId) => {
    const own = calls.filter((call) => call.agencyId === agencyId && call.at < to);
    const ofWeek = own.filter(({ at }) => at >= from);
    const open = own.filter(({ siteId, incidentId }) => siteId !== null && incidentId === null);
    return { agencyId, week: ofWeek.length === 0 ? null : countCoverage(ofWeek), open: open.toSorted(byTime) };
  });
}

function byTime(one: AgencyCall, other: AgencyCall): number {
  return one.at.getTime() - other.at.getTime() || (one.number < other.number ? -1 : 1);
}
