import type { AgencyCall } from '../../incidents/coverage-ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { normalNumber } from './read-call-number.ts';
import { createPlaces } from './resolve-place.ts';
import { ALWAYS, type Coverage, changedMatches, countCoverage, incidentOf, matchOnRecord } from './settle-matches.ts';

/** One line of an agency's list. */
export interface ListedCall {
  number: string;
  at: Date;
  /** As written; not stored. */
  place: string;
}

/** A call of the list that no incident tells of. */
export interface UnmatchedCall extends Pick<AgencyCall, 'number' | 'siteId' | 'at'> {
  place: string;
  /** Something on record is near, but it cannot be said which. */
  ambiguous: boolean;
}

export type ImportResult =
  | { kind: 'no-such-agency'; known: string[] }
  | { kind: 'imported'; coverage: Coverage; added: number; changed: number; unmatched: UnmatchedCall[] };

type Deps = Pick<UseCaseDeps, 'unitOfWork' | 'ids' | 'district'>;

/**
 * Take an agency's list of its calls at our schools, and match all calls of that agency anew. The same list again changes nothing; a
 * corrected one changes place and time of the numbers it names. One transaction, one import at a time.
 *
 * @param input.dryRun tell what would be, and store nothing.
 * @returns coverage and unmatched calls of this list only; calls at none of our sites have no `siteId`.
 */
export async function importAgencyCalls(
  deps: Deps,
  input: { agencyId: string; calls: readonly ListedCall[]; dryRun?: boolean },
): Promise<ImportResult> {
  const { agencyId } = input;
  const agencies = deps.district.agencies.map(({ id }) => id);
  if (!agencies.includes(agencyId)) return { kind: 'no-such-agency', known: agencies };
  return deps.unitOfWork.run(async (tx) => {
    await tx.agencyCalls.lock();
    const stored = await tx.agencyCalls.between(ALWAYS.from, ALWAYS.to, agencyId);
    const { listed, added, changed } = compare(deps, { ...input, stored });
    const numbers = new Set(listed.map(({ number }) => number));
    const calls = [...stored.filter(({ number }) => !numbers.has(number)), ...listed];
    const matches = await matchOnRecord(tx, calls, deps.district);
    const settled = listed.map((call) => ({ ...call, incidentId: incidentOf(matches.get(call.id)) }));
    const coverage = countCoverage(settled);
    if (!input.dryRun) {
      await tx.agencyCalls.import([...added, ...changed].map(({ incidentId: _, ...call }) => call));
      await tx.agencyCalls.setIncidents(changedMatches(calls, matches));
      const details = { agencyId, added: added.length, changed: changed.length, ...coverage };
      if (added.length + changed.length > 0) tx.audit.append({ kind: 'agency-calls-imported', actorId: null, details });
    }
    const places = new Map(input.calls.map(({ number, place }) => [normalNumber(number), place]));
    const unmatched = settled
      .filter(({ incidentId }) => incidentId === null)
      .map(({ id, number, siteId, at }) => ({
        ...{ number, siteId, at, place: places.get(normalNumber(number)) ?? '' },
        ambiguous: matches.get(id)?.kind === 'ambiguous',
      }));
    return { kind: 'imported', coverage, added: added.length, changed: changed.length, unmatched: unmatched.sort(byTime) };
  });
}

/**
 * The calls of the list as they will be stored, and which of them are new or say something else than before. A number that is written in
 * another way is the same number, and keeps its first spelling.
 */
function compare(
  { ids, district }: Deps,
  { agencyId, calls, stored }: { agencyId: string; calls: readonly ListedCall[]; stored: readonly AgencyCall[] },
): { listed: AgencyCall[]; added: AgencyCall[]; changed: AgencyCall[] } {
  const { siteOf } = createPlaces(district.sites);
  const before = new Map(stored.map((call) => [normalNumber(call.number), call]));
  const formerOf = ({ number }: { number: string }): AgencyCall | undefined => before.get(normalNumber(number));
  const listed = calls.map((call): AgencyCall => {
    const { id, number, incidentId } = formerOf(call) ?? { id: ids.id(), number: call.number, incidentId: null };
    return { id, agencyId, number, siteId: siteOf(call.place), at: call.at, incidentId };
  });
  const isChanged = (call: AgencyCall): boolean => {
    const former = formerOf(call);
    return former !== undefined && (former.siteId !== call.siteId || former.at.getTime() !== call.at.getTime());
  };
  return { listed, added: listed.filter((call) => formerOf(call) === undefined), changed: listed.filter(isChanged) };
}

function byTime(one: UnmatchedCall, other: UnmatchedCall): number {
  return one.at.getTime() - other.at.getTime() || (one.number < other.number ? -1 : 1);
}
