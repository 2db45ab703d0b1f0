/** Which incident tells of which of the agency's calls. */
import type { AgencyCall, KnownIncident } from '../../incidents/coverage-ports.ts';
import { normalNumber } from './read-call-number.ts';

const MINUTE = 60_000;

/** Minutes around a time we have on record in which a call of the agency may be the same one. */
export interface MatchWindow {
  before: number;
  after: number;
}

/** Police are often there before anybody reports, and write a call down when it is over. */
export const DEFAULT_WINDOW: MatchWindow = { before: 60, after: 120 };

export type CallMatch =
  | { kind: 'known'; by: 'number' | 'time'; incidentId: string }
  /** Something on record is near, but it cannot be said which call belongs to which incident. */
  | { kind: 'ambiguous' }
  | { kind: 'unknown' };

type Call = Omit<AgencyCall, 'incidentId'>;

interface MatchRules {
  /** Sites at one address are one place: the same text for all of them. */
  placeOf: (siteId: string) => string;
  window?: MatchWindow;
}

/** A call and an incident that may be the same, and how many minutes lie between them. */
interface Pair {
  callId: string;
  incidentId: string;
  minutes: number;
}

/**
 * Match calls to incidents, by call id. The agency's number on our record is certain. What is left is matched by place and time, within
 * each agency one call to one incident, the nearest first. Minutes are compared, since lists know no seconds. Two that are equally near
 * settle nothing: the calls stay open, and whatever depends on them too. The order of either list does not matter.
 */
export function matchCalls(calls: readonly Call[], known: readonly KnownIncident[], rules: MatchRules): Map<string, CallMatch> {
  const matches = new Map<string, CallMatch>();
  for (const [agencyId, own] of Map.groupBy(calls, (call) => call.agencyId)) {
    const ofAgency = known.filter(({ contacts }) => contacts.some((contact) => contact.agencyId === agencyId));
    const { byNumber, spent } = matchNumbers(own, ofAgency, agencyId);
    const left = own.filter(({ id }) => !byNumber.has(id));
    const pairs = pairsOf(
      left,
      ofAgency.filter(({ incidentId }) => !spent.has(incidentId)),
      rules,
    );
    const byTime = matchNearest(pairs);
    for (const { id } of own) {
      const numbered = byNumber.get(id);
      const match: CallMatch = numbered ? { kind: 'known', by: 'number', incidentId: numbered } : (byTime.get(id) ?? { kind: 'unknown' });
      matches.set(id, match);
    }
  }
  return matches;
}

/** Several incidents may stand under one number; the first of them tells of the call, and none of them tells of another. */
function matchNumbers(
  calls: readonly Call[],
  known: readonly KnownIncident[],
  agencyId: string,
): { byNumber: Map<string, string>; spent: Set<string> } {
  const holders = new Map<string, KnownIncident[]>();
  for (const incident of known) {
    const own = incident.contacts.filter((contact) => contact.agencyId === agencyId);
    for (const number of new Set(own.map(({ caseNumber }) => normalNumber(caseNumber ?? '')))) {
      if (number !== '') holders.set(number, [...(holders.get(number) ?? []), incident]);
    }
  }
  const byNumber = new Map<string, string>();
  const spent = new Set<string>();
  for (const { id, number } of calls) {
    const [first, ...others] = (holders.get(normalNumber(number)) ?? []).toSorted(byOpening);
    if (!first) continue;
    byNumber.set(id, first.incidentId);
    for (const { incidentId } of [first, ...others]) spent.add(incidentId);
  }
  return { byNumber, spent };
}

function byOpening(one: KnownIncident, other: KnownIncident): number {
  return one.openedAt.getTime() - other.openedAt.getTime() || (one.incidentId < other.incidentId ? -1 : 1);
}

function pairsOf(calls: readonly Call[], known: readonly KnownIncident[], { placeOf, window = DEFAULT_WINDOW }: MatchRules): Pair[] {
  const there = Map.groupBy(
    known.filter(({ siteId }) => siteId !== null),
    ({ siteId }) => placeOf(siteId ?? ''),
  );
  return calls.flatMap(({ id, agencyId, siteId, at }) => {
    const candidates = siteId === null ? [] : (there.get(placeOf(siteId)) ?? []);
    return candidates.flatMap((incident) => {
      const minutes = minutesBetween(at, timesOf(incident, agencyId), window);
      return minutes === null ? [] : [{ callId: id, incidentId: incident.incidentId, minutes }];
    });
  });
}

/** When the incident was reported, and when this agency was told or came. */
function timesOf({ openedAt, contacts }: KnownIncident, agencyId: string): Date[] {
  const own = contacts.filter((contact) => contact.agencyId === agencyId);
  return [openedAt, ...own.flatMap(({ at }) => (at === null ? [] : [at]))];
}

/** @returns null: none of the times is near enough. */
function minutesBetween(at: Date, times: readonly Date[], window: MatchWindow): number | null {
  const later = times.map((time) => (at.getTime() - time.getTime()) / MINUTE);
  const near = later.filter((minutes) => minutes >= -window.before && minutes <= window.after);
  return near.length === 0 ? null : Math.min(...near.map((minutes) => Math.round(Math.abs(minutes))));
}

/** Minute by minute: a pair that is alone with what is still free is a match; others at the same minute hold each other up. */
function matchNearest(pairs: readonly Pair[]): Map<string, CallMatch> {
  const found = new Map<string, CallMatch>();
  const taken = new Set<string>();
  const unclear = new Set<string>();
  const levels = [...Map.groupBy(pairs, ({ minutes }) => minutes)].sort(([one], [other]) => one - other);
  for (const [, level] of levels) {
    const open = level.filter(({ callId, incidentId }) => !found.has(callId) && !taken.has(incidentId));
    const free = open.filter(({ incidentId }) => !unclear.has(incidentId));
    const settled = free.filter((pair) => isAlone(pair, free));
    for (const { callId, incidentId } of settled) {
      found.set(callId, { kind: 'known', by: 'time', incidentId });
      taken.add(incidentId);
    }
    for (const { callId, incidentId } of free.filter((pair) => !settled.includes(pair))) {
      found.set(callId, { kind: 'ambiguous' });
      unclear.add(incidentId);
    }
  }
  // whose incident waits for an unclear one is unclear itself, and no new fact
  for (const { callId, incidentId } of pairs) {
    if (!found.has(callId) && unclear.has(incidentId)) found.set(callId, { kind: 'ambiguous' });
  }
  return found;
}

function isAlone(pair: Pair, pairs: readonly Pair[]): boolean {
  return pairs.filter(({ callId, incidentId }) => callId === pair.callId || incidentId === pair.incidentId).length === 1;
}
