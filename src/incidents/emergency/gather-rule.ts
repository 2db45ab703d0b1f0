/** Which reports are of one event. Pure: the use cases ask this and nothing else. */
import type { Answers, Track } from '../../policy/types.ts';
import type { Incident } from '../incident.ts';

/** What a report says of its event. */
export interface Told {
  siteId: string | null;
  answers: Answers;
}

/** What kind of event it is, and what weapon: a report that says otherwise is of another event. */
const KIND_AND_WEAPON = ['kind', 'specific', 'self_harm', 'missing', 'immigration', 'weapon_now', 'object', 'object_use'];
/** "I don't know" contradicts nothing, as a question that was not answered. */
const NOT_KNOWN = ['unsure', 'unknown'];
/** Each is about one child: two reports may be two children, and a card that is not posted is one child not helped. */
const ABOUT_ONE_CHILD: readonly Track[] = ['CRISIS', 'CANRA', 'TITLE_IX'];
const MINUTE = 60_000;

/** Does one of these say that it is another place, another kind of event, or another weapon? */
export function differs(a: Told, b: Told): boolean {
  return a.siteId !== b.siteId || KIND_AND_WEAPON.some((id) => contradicts(a.answers[id], b.answers[id]));
}

function contradicts(a: Answers[string] | undefined, b: Answers[string] | undefined): boolean {
  const [one, other] = [a, b].map((answer) => [answer ?? []].flat().filter((value) => !NOT_KNOWN.includes(value)));
  if (!one || !other || one.length === 0 || other.length === 0) return false;
  return one.toSorted().join() !== other.toSorted().join();
}

/** An emergency that is not over: open, L5, not stood down. */
export function isAlarm({ status, classification, emergency }: Pick<Incident, 'status' | 'classification' | 'emergency'>): boolean {
  return status === 'open' && classification.level === 'L5' && !emergency?.stoodDownAt;
}

/**
 * Somebody who cannot call asked for help after 911 was confirmed for the event: it may be help for somebody else, so it rings by itself
 * although it stands under another.
 */
export function ringsBeside(report: Pick<Incident, 'emergency'>, lead: Pick<Incident, 'emergency'> | null | undefined): boolean {
  const asked = report.emergency?.cannotCallAt;
  const confirmed = lead?.emergency?.confirmedAt;
  return Boolean(asked && confirmed && confirmed <= asked);
}

/**
 * May this report stand under that one? Both are emergencies at one site, opened within the district's minutes of each other, read by the
 * same people, and say nothing different. What comes after ALL CLEAR is new.
 *
 * @param group what the reports say that stand under `lead` already.
 */
export function mayStandUnder(report: Incident, { lead, group, minutes }: { lead: Incident; group: Told[]; minutes: number }): boolean {
  if (!isAlarm(report) || !isAlarm(lead) || lead.gatheredIntoId !== null || lead.emergency?.allClearAt) return false;
  const apart = Math.abs(report.openedAt.getTime() - lead.openedAt.getTime());
  return apart <= minutes * MINUTE && isOneEvent(report, { lead, group });
}

/** The same of a report that stands there already: when it came is no question any more. */
export function isOneEvent(report: Incident, { lead, group }: { lead: Incident; group: Told[] }): boolean {
  if (report.siteId === null || !hasSameReaders(report, lead)) return false;
  return [lead, ...group].every((each) => !differs(report, each));
}

function hasSameReaders(a: Incident, b: Incident): boolean {
  if ([a, b].some(({ classification }) => classification.tracks.some((track) => ABOUT_ONE_CHILD.includes(track)))) return false;
  const [isOfStaff, other] = [a, b].map(({ classification }) => classification.tracks.includes('STAFF_RESTRICTED'));
  return isOfStaff === other && offTheCase(a) === offTheCase(b);
}

const offTheCase = ({ recusals }: Incident): string => [...new Set(recusals.map(({ personId }) => personId))].toSorted().join();
