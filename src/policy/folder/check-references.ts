import { checkStatutes } from './check-statutes.ts';
import type { RawCondition } from './policy-file.ts';
import { inOrderOfAsking, type Placed, type PolicyFlaw, type PolicyParts } from './policy-parts.ts';

type Path = (string | number)[];

/** Ids that name nothing: fallbacks, jumps, duties, answers; and questions that wait for a later one. */
export function checkReferences(parts: PolicyParts): PolicyFlaw[] {
  return [
    ...fallbacks(parts),
    ...jumps(parts),
    ...duties(parts),
    ...answers(parts),
    ...order(parts),
    ...gatesOfFacts(parts),
    ...names(parts),
    ...namesakes(parts),
    ...checkStatutes(parts),
  ];
}

function missing(at: Placed<unknown>, path: Path, what: string): PolicyFlaw {
  return { file: at.file, path: [...at.path, ...path], message: `there is no ${what}`, remedy: 'Write it, or correct the id.' };
}

function writtenTypes({ types }: PolicyParts): Set<string> {
  return new Set(types.map(({ value }) => value.type));
}

/** Types that may be named: written ones, and those that are only planned. */
function nameable(parts: PolicyParts): Set<string> {
  return new Set([...writtenTypes(parts), ...parts.single.policy.value.planned_types]);
}

function fallbacks(parts: PolicyParts): PolicyFlaw[] {
  const { policy } = parts.single;
  const written = writtenTypes(parts);
  const lost = Object.entries(policy.value.fallback).filter(([, id]) => !written.has(id));
  const done = policy.value.planned_types.filter((id) => written.has(id));
  return [
    ...lost.map(([key, id]) => missing(policy, ['fallback', key], `type \`${id}\``)),
    ...done.map((id) => missing(policy, ['planned_types'], `need to plan \`${id}\`: it is written`)),
  ];
}

function jumps(parts: PolicyParts): PolicyFlaw[] {
  const may = nameable(parts);
  return parts.types.flatMap((at) =>
    at.value.unless.flatMap(({ becomes }, index) =>
      becomes === undefined || may.has(becomes) ? [] : [missing(at, ['unless', index, 'becomes'], `type \`${becomes}\``)],
    ),
  );
}

function duties(parts: PolicyParts): PolicyFlaw[] {
  const unknown = (at: Placed<unknown>, path: Path, ids: string[]) =>
    ids.filter((id) => !parts.duties.has(id)).map((id) => missing(at, path, `duty \`${id}\``));
  return [
    ...[...parts.types, ...parts.rules, ...parts.floors].flatMap((at) => unknown(at, ['duties'], at.value.duties)),
    ...parts.types.flatMap((at) => at.value.unless.flatMap((each, index) => unknown(at, ['unless', index, 'duties'], each.duties ?? []))),
  ];
}

/** A preselected answer must exist; the answers of `specific` are types. */
function answers(parts: PolicyParts): PolicyFlaw[] {
  const may = nameable(parts);
  return parts.questions.flatMap((at) => {
    const { id, initial, answers: given } = at.value;
    const noInitial = initial !== undefined && !given.some((answer) => answer.id === initial);
    const noTypes = id === 'specific' ? given.flatMap((answer, index) => (may.has(answer.id) ? [] : [{ index, id: answer.id }])) : [];
    return [
      ...(noInitial ? [missing(at, ['initial'], `answer \`${initial}\``)] : []),
      ...noTypes.map((each) => missing(at, ['answers', each.index], `type \`${each.id}\``)),
    ];
  });
}

/** Circumstances are known after the questions: none can wait for one. */
function gatesOfFacts(parts: PolicyParts): PolicyFlaw[] {
  return parts.questions.flatMap((at) => {
    const gates = [at.value.when, ...at.value.answers.map((answer) => answer.when)].filter((gate) => gate !== undefined);
    if (!gates.some((gate) => speaksOfFacts(gate, parts))) return [];
    const message = `\`${at.value.id}\` waits for a fact, which is known only after the report`;
    return [{ file: at.file, path: [...at.path, 'when'], message, remedy: 'Let it wait for answers.' }];
  });
}

function speaksOfFacts(raw: RawCondition, parts: PolicyParts, within: string[] = []): boolean {
  const { all = [], any = [], not, is = [], fact } = raw;
  const terms = [is].flat().filter((id) => !within.includes(id));
  return (
    fact !== undefined ||
    [...all, ...any, not ?? []].flat().some((each) => speaksOfFacts(each, parts, within)) ||
    terms.some((id) => {
      const term = parts.terms.get(id);
      return term !== undefined && speaksOfFacts(term.value, parts, [...within, id]);
    })
  );
}

/** A floor called like a rule would take its place on cards. */
function namesakes({ rules, floors }: PolicyParts): PolicyFlaw[] {
  const known = new Set(rules.map(({ value }) => value.rule));
  return floors
    .filter(({ value }) => known.has(value.rule))
    .map(({ value, file, path }) => ({
      file,
      path: [...path, 'rule'],
      message: `\`${value.rule}\` is a rule already`,
      remedy: 'Choose another id.',
    }));
}

/** Names of terms that are not written. */
function names({ term_names, terms }: PolicyParts): PolicyFlaw[] {
  return [...term_names].filter(([id]) => !terms.has(id)).map(([id, at]) => missing(at, [], `term \`${id}\``));
}

/** What a question waits for is asked before it, else it could never be asked in time. */
function order(parts: PolicyParts): PolicyFlaw[] {
  const asked = inOrderOfAsking(parts);
  const position = new Map(asked.map(({ value }, index) => [value.id, index]));
  return asked.flatMap((at, index) => {
    const gates = [at.value.when, ...at.value.answers.map((answer) => answer.when)].filter((gate) => gate !== undefined);
    const later = gates.flatMap((gate) => named(gate, parts)).find((id) => (position.get(id) ?? -1) >= index);
    if (later === undefined) return [];
    const message = `\`${at.value.id}\` waits for \`${later}\`, which is asked after it`;
    return [{ file: at.file, path: [...at.path, 'when'], message, remedy: 'Move one of the two questions.' }];
  });
}

/** Questions a raw condition names, those of its terms too. A term that names itself is told elsewhere. */
function named(raw: RawCondition, parts: PolicyParts, within: string[] = []): string[] {
  const { all = [], any = [], not, is = [], answered, fact: _, ...questions } = raw;
  const terms = [is].flat().filter((id) => !within.includes(id));
  return [
    ...Object.keys(questions),
    ...(answered === undefined ? [] : [answered]),
    ...[...all, ...any, not ?? []].flat().flatMap((each) => named(each, parts, within)),
    ...terms.flatMap((id) => {
      const term = parts.terms.get(id);
      return term ? named(term.value, parts, [...within, id]) : [];
    }),
  ];
}
