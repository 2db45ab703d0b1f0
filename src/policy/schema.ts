/** A policy as the engine reads it: facts for every layer, and the logic that classifies. */
import type { Condition } from './condition.ts';
import type { PolicyFacts } from './policy.ts';
import type { ClockSpec, Level, Localized, Obligation, PoliceCode, ResponseMode, Track } from './types.ts';

/** Whom 911 sends. */
export type EmergencyService = 'police' | 'medical' | 'fire';

/** What a type says of police and time; an `unless` may say otherwise. */
export interface TypeValues {
  level: Level;
  police: PoliceCode;
  response: ResponseMode;
  clock: ClockSpec | null;
  duties: string[];
}

export interface TypeLogic {
  id: string;
  values: TypeValues;
  tracks: Track[];
  emergency: EmergencyService[];
  when: Condition;
  /** The reporter's first guess names this type. */
  named: Condition;
  /** The first that holds counts: another type, or this one with other values. */
  unless: ({ when: Condition; becomes: string } | { when: Condition; values: TypeValues })[];
}

export interface RuleLogic {
  id: string;
  /** A statute's rule (M1–M11), named in `rules` of the result; else only a floor under the level. */
  statutory: boolean;
  level: Level | null;
  when: Condition;
  owes: Omit<Obligation, 'rule'>[];
  tracks: Track[];
  duties: string[];
  /** Whom 911 sends because of this rule; null: whom the type says. */
  emergency: EmergencyService[] | null;
  /** Opens the director's decision when nothing stronger holds. */
  decision: boolean;
}

/** A condition with a name, for people who read the rules. */
export interface Term {
  id: string;
  name: Localized;
  condition: Condition;
}

export interface PolicyLogic {
  types: TypeLogic[];
  rules: RuleLogic[];
  tracks: { track: Track; when: Condition }[];
  /** With one of these tracks no officer is requested (only a 911 call brings one). */
  neverOfficer: Track[];
  /** Level → its clock when the type names none. */
  levelValues: Record<Level, { police: PoliceCode; response: ResponseMode; clock: ClockSpec }>;
  terms: Term[];
  fallback: { emergency: string; unlisted: string };
  /** In the order of asking. */
  asking: { id: string; when: Condition | null; options: { id: string; when: Condition | null }[] }[];
  ends: Condition | null;
}

/** Everything a policy folder says. */
export interface Policy extends PolicyFacts {
  changelog: { version: string; changes: string[] }[];
  plannedTypes: string[];
  logic: PolicyLogic;
}
