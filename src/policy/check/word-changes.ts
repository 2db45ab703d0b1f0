import type { PolicyFacts } from '../policy.ts';
import type { Policy } from '../schema.ts';

const SECTIONS = ['questions', 'types', 'rules', 'duties', 'statutes'] as const;

/** What differs between two policies besides outcomes, one line each: what was added, removed, and which words or figures changed. */
export function wordChanges(before: Policy, after: Policy): string[] {
  return [
    ...SECTIONS.flatMap((section) => sectionChanges(section, before[section], after[section])),
    ...(same(before.reasonCodes, after.reasonCodes) ? [] : ['reason codes of the decision']),
    ...Object.keys(after.texts)
      // the keys are those of the texts
      .filter((key) => !same(before.texts[key as keyof PolicyFacts['texts']], after.texts[key as keyof PolicyFacts['texts']]))
      .map((key) => `texts: ${key}`),
    ...(before.effective === after.effective ? [] : [`effective: ${before.effective} -> ${after.effective}`]),
  ];
}

function sectionChanges(section: string, before: Record<string, object>, after: Record<string, object>): string[] {
  const one = section.replace(/s$/, '').replace(/ie$/, 'y');
  const added = Object.keys(after).filter((id) => !(id in before));
  const removed = Object.keys(before).filter((id) => !(id in after));
  const changed = Object.entries(after).flatMap(([id, now]) => {
    const was = before[id];
    return was && !same(was, now) ? [`${one} ${id}: ${differing(was, now).join(', ')}`] : [];
  });
  return [...added.map((id) => `${one} ${id}: new`), ...removed.map((id) => `${one} ${id}: removed`), ...changed];
}

function differing(was: object, now: object): string[] {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(now))];
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => !same(before.get(key), after.get(key)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
