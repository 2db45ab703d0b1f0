import type { District } from '../../district/types.ts';
import { minutesAfter } from '../../district/wall-time.ts';
import type { AgencyCall } from '../../incidents/coverage-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import { type CallMatch, matchCalls } from './match-calls.ts';
import { createPlaces } from './resolve-place.ts';

const DAY = 24 * 60;
/** A notice may be made, and an officer come, long after the report; a report may be sent days after the call. */
const REPORTED_BEFORE = 90 * DAY;
const REPORTED_AFTER = 30 * DAY;

/** Every call there may be. */
export const ALWAYS = { from: new Date(0), to: new Date('9999-01-01T00:00:00Z') };

/** Match these calls to the incidents of their time, by call id; nothing is stored. */
export async function matchOnRecord(
  tx: Pick<Transaction, 'agencyCalls'>,
  calls: readonly AgencyCall[],
  district: Pick<District, 'sites'>,
): Promise<Map<string, CallMatch>> {
  if (calls.length === 0) return new Map();
  const times = calls.map(({ at }) => at.getTime()).sort((one, other) => one - other);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const known = await tx.agencyCalls.knownIncidents(
    minutesAfter(new Date(first), -REPORTED_BEFORE),
    minutesAfter(new Date(last), REPORTED_AFTER),
  );
  return matchCalls(calls, known, { placeOf: createPlaces(district.sites).placeOf });
}

/** Calls whose incident is another one than is stored; only these have to be written. */
export function changedMatches(
  calls: readonly AgencyCall[],
  matches: ReadonlyMap<string, CallMatch>,
): Pick<AgencyCall, 'id' | 'incidentId'>[] {
  return calls.flatMap(({ id, incidentId: stored }) => {
    const incidentId = incidentOf(matches.get(id));
    return incidentId === stored ? [] : [{ id, incidentId }];
  });
}

/** "Police calls at our sites n, known to us m": what is at none of our sites counts only where an incident tells of it. */
export interface Coverage {
  atOurSites: number;
  known: number;
}

/** @returns `known` is never more than `atOurSites`. */
export function countCoverage(calls: readonly Pick<AgencyCall, 'siteId' | 'incidentId'>[]): Coverage {
  const known = calls.filter(({ incidentId }) => incidentId !== null);
  const ours = calls.filter(({ siteId, incidentId }) => siteId !== null || incidentId !== null);
  return { atOurSites: ours.length, known: known.length };
}

/** The incident of a match; null: there is none. */
export function incidentOf(match: CallMatch | undefined): string | null {
  return match?.kind === 'known' ? match.incidentId : null;
}
