import type { Condition } from '../condition.ts';
import type { Question } from '../policy.ts';
import type { Policy, PolicyLogic, RuleLogic, TypeLogic, TypeValues } from '../schema.ts';
import type { ClockSpec, Level } from '../types.ts';
import { checkReferences } from './check-references.ts';
import type { RawRule, RawType } from './policy-file.ts';
import { inOrderOfAsking, joinPolicyFiles, type NamedFile, type Placed, type PolicyFlaw, type PolicyParts } from './policy-parts.ts';
import { type ConditionReader, createConditionReader } from './read-condition.ts';

interface Workshop {
  parts: PolicyParts;
  flaws: PolicyFlaw[];
  conditions: ConditionReader;
  clock(id: string, at: Placed<unknown>, path: (string | number)[]): ClockSpec;
}

/**
 * Make one policy of the checked files of a folder, in the order of their names. Every reference between them is checked, so that a
 * policy that loads has no loose end.
 *
 * @param hash SHA-256 over the bytes of the files.
 */
export function assemblePolicy(
  files: NamedFile[],
  { hash, folder }: { hash: string; folder: string },
): { ok: true; policy: Policy } | { ok: false; flaws: PolicyFlaw[] } {
  const joined = joinPolicyFiles(files, folder);
  if ('flaws' in joined) return { ok: false, flaws: joined.flaws };
  const shop = createWorkshop(joined.parts);
  const policy = { ...facts(shop, hash), logic: logic(shop) };
  shop.flaws.push(...checkReferences(joined.parts));
  // a flaw in a term shows wherever the term is named
  const flaws = [...new Map(shop.flaws.map((flaw) => [JSON.stringify(flaw), flaw])).values()];
  return flaws.length > 0 ? { ok: false, flaws } : { ok: true, policy };
}

function createWorkshop(parts: PolicyParts): Workshop {
  const flaws: PolicyFlaw[] = [];
  const clock = (id: string, at: Placed<unknown>, path: (string | number)[]): ClockSpec => {
    const spec = parts.clocks.get(id)?.value;
    if (spec) return { id, ...spec };
    flaws.push({ file: at.file, path: [...at.path, ...path], message: `there is no clock \`${id}\``, remedy: 'Write it under `clocks`.' });
    return { id, value: 0, unit: 'min', start: 'reported', source: 'district' };
  };
  return { parts, flaws, conditions: createConditionReader(parts, flaws), clock };
}

function facts(shop: Workshop, hash: string): Omit<Policy, 'logic'> {
  const { single, duties, statutes, rules, floors, types } = shop.parts;
  const { version, effective, languages, changelog, planned_types } = single.policy.value;
  const codes = single.reason_codes.value;
  const code = ({ id, en, es }: { id: string; en: string; es: string }) => ({ id, label: { en, es } });
  const texts = single.texts.value;
  return {
    version,
    effective,
    languages,
    changelog,
    plannedTypes: planned_types,
    questions: Object.fromEntries(inOrderOfAsking(shop.parts).map((placed) => [placed.value.id, questionFacts(placed.value)])),
    types: Object.fromEntries(types.map((placed) => [placed.value.type, typeFacts(shop, placed)])),
    unspecifiedEmergency: single.policy.value.fallback.emergency,
    rules: Object.fromEntries(
      [...rules, ...floors].map(({ value }) => [
        value.rule,
        { id: value.rule, label: value.label, statutes: value.basis, status: value.status, noticeBy: value.notice_by },
      ]),
    ),
    duties: Object.fromEntries(
      [...duties].map(([id, placed]) => {
        const { label, owner, due } = placed.value;
        return [id, { id, label, owner, due: shop.clock(due, placed, ['due']) }];
      }),
    ),
    statutes: Object.fromEntries(
      [...statutes].map(([citation, { value }]) => [citation, { status: value.status, source: value.source ?? null }]),
    ),
    reasonCodes: { approve: codes.approve.map(code), decline: codes.decline.map(code) },
    texts: { hotline: texts.hotline, deEscalation: texts.de_escalation, callScript: texts.call_script, noticeScript: texts.notice_script },
    hash,
  };
}

function questionFacts(raw: PolicyParts['questions'][number]['value']): Question {
  return {
    id: raw.id,
    stage: raw.stage,
    text: raw.text,
    ...(raw.hint ? { hint: raw.hint } : {}),
    answers: raw.answers.map(({ id, en, es }) => ({ id, label: { en, es } })),
    many: raw.display === 'checkboxes',
    optional: raw.optional,
    ...(raw.initial === undefined ? {} : { initial: raw.initial }),
    display: raw.display,
    always: raw.always,
    administratorOnly: raw.administrator_only,
  };
}

function typeFacts(shop: Workshop, { value }: Placed<RawType>): Policy['types'][string] {
  const standard = shop.parts.single.levels.value[value.level];
  return {
    id: value.type,
    label: value.label,
    level: value.level,
    police: value.police ?? standard.police,
    response_mode: value.response ?? standard.response,
    statutes: value.basis,
    tracks: value.tracks,
    duties: value.duties,
    why: value.why,
    now: value.now,
    directorCopy: value.director_copy,
    nowFirst: value.now_first,
  };
}

function logic(shop: Workshop): PolicyLogic {
  const { single, types, rules, floors, tracks } = shop.parts;
  const { fallback, ends } = single.policy.value;
  const levels = single.levels.value;
  const values = (level: Level) => {
    const { police, response, clock } = levels[level];
    return { police, response, clock: shop.clock(clock, single.levels, [level, 'clock']) };
  };
  const optional = (raw: Parameters<ConditionReader['read']>[0] | undefined, at: Placed<unknown>, path: (string | number)[]) =>
    raw ? shop.conditions.read(raw, at, path) : null;
  return {
    types: types.map((placed) => typeLogic(shop, placed)),
    rules: [
      ...rules.map((placed) => ({ ...ruleLogic(shop, placed), statutory: true, emergency: null, decision: false })),
      ...floors.map((placed) => ({
        ...ruleLogic(shop, placed),
        statutory: false,
        emergency: placed.value.emergency ?? null,
        decision: placed.value.decision,
      })),
    ],
    tracks: tracks.flatMap((placed) => {
      const when = optional(placed.value.when, placed, ['when']);
      return when ? [{ track: placed.value.track, when }] : [];
    }),
    neverOfficer: tracks.filter(({ value }) => value.never_officer).map(({ value }) => value.track),
    levelValues: { L1: values('L1'), L2: values('L2'), L3: values('L3'), L4: values('L4'), L5: values('L5') },
    terms: [...shop.parts.term_names].flatMap(([id, { value: name }]) => {
      const term = shop.parts.terms.get(id);
      return term ? [{ id, name, condition: shop.conditions.read(term.value, term, []) }] : [];
    }),
    fallback,
    asking: inOrderOfAsking(shop.parts).map((placed) => ({
      id: placed.value.id,
      when: optional(placed.value.when, placed, ['when']),
      options: placed.value.answers.map(({ id, when }, index) => ({ id, when: optional(when, placed, ['answers', index, 'when']) })),
    })),
    ends: optional(ends, single.policy, ['ends']),
  };
}

function typeLogic(shop: Workshop, placed: Placed<RawType>): TypeLogic {
  const { value } = placed;
  const named: Condition = { op: 'answer', question: 'specific', any: [value.type] };
  const base = typeValues(shop, placed, {});
  return {
    id: value.type,
    values: base,
    tracks: value.tracks,
    emergency: value.emergency,
    when: value.when ? shop.conditions.read(value.when, placed, ['when']) : named,
    named,
    unless: value.unless.map((each, index) => {
      const path = ['unless', index];
      const when = shop.conditions.read(each.when, placed, [...path, 'when']);
      if (each.becomes !== undefined) return { when, becomes: each.becomes };
      return { when, values: typeValues(shop, placed, { ...each, path }) };
    }),
  };
}

type Changes = Partial<RawType['unless'][number]> & { path?: (string | number)[] };

/** Values of a type, or of one of its variants: a level brings its own police code, response and clock unless they are named. */
function typeValues(shop: Workshop, placed: Placed<RawType>, changes: Changes): TypeValues {
  const { value } = placed;
  const level = changes.level ?? value.level;
  const own = level === value.level ? value : { police: undefined, response: undefined, clock: undefined };
  const standard = shop.parts.single.levels.value[level];
  const clock = changes.clock ?? own.clock;
  return {
    level,
    police: changes.police ?? own.police ?? standard.police,
    response: changes.response ?? own.response ?? standard.response,
    clock: clock === undefined ? null : shop.clock(clock, placed, [...(changes.path ?? []), 'clock']),
    duties: [...value.duties, ...(changes.duties ?? [])],
  };
}

function ruleLogic(shop: Workshop, placed: Placed<RawRule>): Omit<RuleLogic, 'statutory' | 'emergency' | 'decision'> {
  const { value } = placed;
  return {
    id: value.rule,
    level: value.level ?? null,
    when: shop.conditions.read(value.when, placed, ['when']),
    owes: value.owes.map(({ to, police, response, clock }, index) => ({
      to,
      police,
      response_mode: response,
      clock: clock === undefined ? null : shop.clock(clock, placed, ['owes', index, 'clock']),
    })),
    tracks: value.tracks,
    duties: value.duties,
  };
}
