import type { Condition } from './condition.ts';
import type { EmergencyService, Policy, PolicyLogic, RuleLogic, TypeLogic, TypeValues } from './schema.ts';
import {
  type Classification,
  type ClockSpec,
  LEVELS,
  type Level,
  type Obligation,
  type PoliceCode,
  type ResponseMode,
  TRACKS,
  type Track,
} from './types.ts';

/** A type that holds after all its jumps, and the conditions that led to it. */
export interface SettledType {
  type: TypeLogic;
  values: TypeValues;
  because: Condition[];
}

export interface Settlement {
  result: Omit<Classification, 'reasons' | 'version'>;
  /** The type first, then other types that hold too. */
  types: SettledType[];
  rules: RuleLogic[];
}

const POLICE: readonly PoliceCode[] = ['none', 'discretionary', 'mandatory', 'canra', '911'];
const RESPONSE: readonly ResponseMode[] = ['none', 'notice_only', 'officer_requested', '911'];

/**
 * Put together what the holding types and rules say: the highest level, the strongest police code, the sum of the rest (domain.md 1e).
 * Total: whatever holds, there is one result.
 */
export function settle(policy: Policy, holds: (condition: Condition) => boolean): Settlement {
  const { logic } = policy;
  const rules = logic.rules.filter((rule) => holds(rule.when));
  const types = settledTypes(logic, rules, holds);
  // settledTypes gives the fallback when nothing else holds, so the first is always there
  const first = types[0] as SettledType;
  const level = highest([...types.map((each) => each.values.level), ...rules.flatMap((rule) => (rule.level ? [rule.level] : []))]);
  const tracks = tracksOf(logic, { types, rules }, holds);
  const owed = obligations(logic, { types, rules, level });
  const limited = tracks.some((track) => logic.neverOfficer.includes(track)) ? owed.map(withoutOfficer) : owed;
  const strongest = [...limited].sort(byStrength)[0];
  const result = {
    type: first.type.id,
    level,
    police: strongest?.police ?? 'none',
    // an emergency is answered by 911, whatever else is owed
    response_mode: level === 'L5' ? '911' : (strongest?.response_mode ?? 'none'),
    rules: rules.filter((rule) => rule.statutory).map((rule) => rule.id),
    tracks,
    obligations: limited,
    duties: [...new Set([...types.flatMap((each) => each.values.duties), ...rules.flatMap((rule) => rule.duties)])],
    clocks: clocksOf(logic, { types, level, owed: limited }),
  };
  return { result, types, rules };
}

function settledTypes(logic: PolicyLogic, rules: RuleLogic[], holds: (condition: Condition) => boolean): SettledType[] {
  const holding = logic.types.filter((type) => holds(type.when));
  // the reporter's guess counts only where no answer decides
  const guessed = holding.length > 0 ? holding : logic.types.filter((type) => holds(type.named));
  const settled = merge(guessed.map((type) => followJumps(logic, type, holds)));
  const { emergency, unlisted } = logic.fallback;
  const known = settled.filter((each) => each.type.id !== unlisted);
  const ordered = [...known].sort((a, b) => rank(b.values.level) - rank(a.values.level) || position(logic, a) - position(logic, b));
  if (ordered.length > 0) return ordered;
  const isEmergency = rules.some((rule) => rule.level === 'L5');
  const fallback = typeOf(logic, isEmergency ? emergency : unlisted);
  return [{ type: fallback, values: fallback.values, because: settled.flatMap((each) => each.because) }];
}

/** A jump replaces the type; a jump to a type that is planned but not written ends at the fallback. */
function followJumps(logic: PolicyLogic, start: TypeLogic, holds: (condition: Condition) => boolean): SettledType {
  const because = [holds(start.when) ? start.when : start.named];
  const seen = new Set<string>();
  let type = start;
  for (;;) {
    seen.add(type.id);
    const jump = type.unless.find((each) => holds(each.when) && !('becomes' in each && seen.has(each.becomes)));
    if (!jump) return { type, values: type.values, because };
    because.push(jump.when);
    if ('values' in jump) return { type, values: jump.values, because };
    type = typeOf(logic, jump.becomes);
  }
}

/** The same type reached on two ways counts once, at its higher level. */
function merge(settled: SettledType[]): SettledType[] {
  const byId = new Map<string, SettledType>();
  for (const each of settled) {
    const other = byId.get(each.type.id);
    if (!other) byId.set(each.type.id, each);
    else if (rank(each.values.level) > rank(other.values.level))
      byId.set(each.type.id, { ...each, because: [...other.because, ...each.because] });
    else byId.set(each.type.id, { ...other, because: [...other.because, ...each.because] });
  }
  return [...byId.values()];
}

function tracksOf(
  logic: PolicyLogic,
  { types, rules }: { types: SettledType[]; rules: RuleLogic[] },
  holds: (condition: Condition) => boolean,
): Track[] {
  const tracks = new Set<Track>([...types.flatMap((each) => each.type.tracks), ...rules.flatMap((rule) => rule.tracks)]);
  for (const { track, when } of logic.tracks) if (holds(when)) tracks.add(track);
  return TRACKS.filter((track) => tracks.has(track));
}

interface Held {
  types: SettledType[];
  rules: RuleLogic[];
  level: Level;
}

/** Emergency first, then the statutes' notices, then what the type leaves to the director; each once per rule and addressee. */
function obligations(logic: PolicyLogic, held: Held): Obligation[] {
  // settledTypes always gives at least the fallback
  const first = held.types[0] as SettledType;
  const named = (rule: RuleLogic) => (rule.statutory ? rule.id : first.type.id);
  const owed = [
    ...emergencies(logic, held, first.type.id),
    ...held.rules.flatMap((rule) => rule.owes.map((each) => ({ rule: named(rule), ...each }))),
    ...(held.level === 'L3' ? decision(logic, held, first) : []),
  ];
  const once = new Map(owed.map((each) => [`${each.rule} ${each.to} ${each.clock?.id ?? ''}`, each]));
  return [...once.values()];
}

function emergencies(logic: PolicyLogic, { types, rules, level }: Held, rule: string): Obligation[] {
  if (level !== 'L5') return [];
  const ofTypes = types.filter((each) => each.values.level === 'L5');
  const raised = rules.filter((each) => each.level === 'L5');
  const services = new Set<EmergencyService>([
    ...ofTypes.flatMap((each) => each.type.emergency),
    ...raised.flatMap((each) => each.emergency ?? types[0]?.type.emergency ?? []),
  ]);
  const { clock } = logic.levelValues.L5;
  return [...services].map((to) => ({ rule, to, police: to === 'police' ? '911' : 'none', response_mode: '911', clock }));
}

/** One decision per incident, with the shortest clock of those who ask for it. */
function decision(logic: PolicyLogic, { types, rules }: Held, first: SettledType): Obligation[] {
  const asking = types.filter((each) => each.values.police === 'discretionary');
  if (asking.length === 0 && !rules.some((rule) => rule.decision)) return [];
  const standard = logic.levelValues.L3;
  const clocks = asking.map((each) => each.values.clock ?? standard.clock).sort((a, b) => minutes(a) - minutes(b));
  const response_mode = asking[0]?.values.response ?? standard.response;
  return [{ rule: first.type.id, to: 'police', police: 'discretionary', response_mode, clock: clocks[0] ?? standard.clock }];
}

function clocksOf(logic: PolicyLogic, { types, level, owed }: { types: SettledType[]; level: Level; owed: Obligation[] }): ClockSpec[] {
  const ofTypes = types.flatMap((each) => (each.values.clock ? [each.values.clock] : []));
  const ofOwed = owed.flatMap((each) => (each.clock ? [each.clock] : []));
  const all = [...ofOwed, ...ofTypes];
  const standard = all.length === 0 || level === 'L1' || level === 'L2' ? [logic.levelValues[level].clock] : [];
  return [...new Map([...all, ...standard].map((clock) => [clock.id, clock])).values()];
}

function withoutOfficer(obligation: Obligation): Obligation {
  return obligation.response_mode === 'officer_requested' ? { ...obligation, response_mode: 'notice_only' } : obligation;
}

function byStrength(a: Obligation, b: Obligation): number {
  return POLICE.indexOf(b.police) - POLICE.indexOf(a.police) || RESPONSE.indexOf(b.response_mode) - RESPONSE.indexOf(a.response_mode);
}

function typeOf(logic: PolicyLogic, id: string): TypeLogic {
  const found = logic.types.find((type) => type.id === id) ?? logic.types.find((type) => type.id === logic.fallback.unlisted);
  // assemblePolicy refuses a policy without its fallbacks
  return found as TypeLogic;
}

function highest(levels: Level[]): Level {
  return levels.reduce((a, b) => (rank(b) > rank(a) ? b : a));
}

const MINUTES = { min: 1, hour: 60, schoolday: 24 * 60, day: 24 * 60 };
const minutes = (clock: ClockSpec) => clock.value * MINUTES[clock.unit];
const rank = (level: Level) => LEVELS.indexOf(level);
const position = (logic: PolicyLogic, settled: SettledType) => logic.types.indexOf(settled.type);
