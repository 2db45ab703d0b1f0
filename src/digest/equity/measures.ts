/**
 * What is counted of a student: one category, by the furthest that any of their incidents went. Every printed number is a sum of
 * categories, so that what adds up to what is known exactly.
 *
 * A referral is what the civil rights data collection counts: a school official told an agency, in any way and whatever came of it; also
 * every citation and arrest. What goes to a district's own director is none.
 */
import type { LinkedIncident } from '../../incidents/equity-ports.ts';

export const CATEGORIES = [
  'unreported',
  'reported',
  'level3',
  'kept',
  'other',
  'other_outcome',
  'chosen',
  'chosen_outcome',
  'required',
  'required_outcome',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const MEASURES = ['reported', 'level3', 'referral', 'required', 'chosen', 'kept', 'outcome'] as const;
export type Measure = (typeof MEASURES)[number];

const REFERRED: readonly Category[] = ['other', 'other_outcome', 'chosen', 'chosen_outcome', 'required', 'required_outcome'];

export const COUNTED: Record<Measure, readonly Category[]> = {
  reported: ['reported', 'level3', 'kept', ...REFERRED],
  level3: ['level3', 'kept', ...REFERRED],
  referral: REFERRED,
  required: ['required', 'required_outcome'],
  chosen: ['chosen', 'chosen_outcome'],
  kept: ['kept'],
  outcome: ['other_outcome', 'chosen_outcome', 'required_outcome'],
};

/**
 * Which measures, without each other, are part of which: what is left of the whole stands nowhere, and readers may work it out. Every
 * combination, since the step between two stages may be the one that is hidden.
 */
export const RELATIONS: readonly { whole: Measure; parts: readonly Measure[] }[] = MEASURES.flatMap((whole) => {
  const inside = MEASURES.filter((part) => part !== whole && COUNTED[part].every((category) => COUNTED[whole].includes(category)));
  const sets: Measure[][] = [[]];
  for (const part of inside) sets.push(...sets.filter((set) => isApart(set, part)).map((set) => [...set, part]));
  return sets.filter((parts) => parts.length > 0).map((parts) => ({ whole, parts }));
});

function isApart(measures: readonly Measure[], other: Measure): boolean {
  return measures.every((measure) => COUNTED[measure].every((category) => !COUNTED[other].includes(category)));
}

/** A longer window counts at least the students of a shorter one; of chosen and kept it may count fewer, since others went further. */
export const GROWS_WITH_TIME: readonly Measure[] = ['reported', 'level3', 'referral', 'required', 'outcome'];

/** The category of a student with these incidents (at least one). */
export function categoryOf(incidents: readonly LinkedIncident[]): Category {
  const kind = furthest(incidents);
  if (kind !== 'other' && kind !== 'chosen' && kind !== 'required') return kind;
  return incidents.some(hasOutcome) ? `${kind}_outcome` : kind;
}

function furthest(incidents: readonly LinkedIncident[]): 'required' | 'chosen' | 'other' | 'kept' | 'level3' | 'reported' {
  if (incidents.some(({ noticed }) => noticed)) return 'required';
  if (incidents.some(({ called }) => called)) return 'chosen';
  if (incidents.some((incident) => incident.emergency || hasOutcome(incident))) return 'other';
  // the law left the choice, and somebody chose not to call
  if (incidents.some(({ decision }) => decision?.outcome === 'declined')) return 'kept';
  return incidents.some(reachedLevel3) ? 'level3' : 'reported';
}

/** Cited or arrested; several outcomes may be recorded, the last counts. */
function hasOutcome({ outcomes }: LinkedIncident): boolean {
  const last = outcomes.at(-1);
  return last === 'citation' || last === 'arrest';
}

function reachedLevel3({ firstLevel, lastLevel, decision }: LinkedIncident): boolean {
  return decision !== null || [firstLevel, lastLevel].some((level) => level !== 'L1' && level !== 'L2');
}
