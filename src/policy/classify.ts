import { type Condition, evidence, holds, type Known } from './condition.ts';
import type { Policy } from './schema.ts';
import { settle } from './settle.ts';
import type { Answers, Classification, ClassificationInput, Reason } from './types.ts';

/**
 * Say what an incident is, from any answers, partial or odd ones too: exactly one classification, never a throw.
 *
 * Answers decide the type; the level is the highest that any type or rule gives; obligations, tracks, duties and clocks add up
 * (domain.md 1e). Unknown question and answer ids match nothing, so that they end in `unlisted_concern`, where a person looks.
 *
 * @returns the result with the answers and statutes that fired each type and rule.
 */
export function classify(policy: Policy, input: ClassificationInput): Classification {
  const known = { answers: input.answers, facts: input.facts ?? {} };
  const { result, types, rules } = settle(policy, (condition) => holds(condition, known));
  const reasons: Reason[] = [
    ...types.map(({ type, because }) => reason(policy.types[type.id]?.statutes, { kind: 'type', id: type.id }, { because, known })),
    ...rules.map((rule) => reason(policy.rules[rule.id]?.statutes, { kind: 'rule', id: rule.id }, { because: [rule.when], known })),
  ];
  return { ...result, reasons, version: policy.version };
}

function reason(
  statutes: string[] | undefined,
  subject: Pick<Reason, 'kind' | 'id'>,
  { because, known }: { because: Condition[]; known: Pick<Known, 'answers' | 'facts'> },
): Reason {
  const answers: Answers = Object.assign({}, ...because.map((condition) => evidence(condition, known)));
  return { ...subject, statutes: statutes ?? [], answers };
}
