import { type Condition, questionsOf } from '../condition.ts';
import type { Policy, TypeLogic } from '../schema.ts';

/** Types that belong together on paper: those of one answer to "What happened?", of the special situations, or the fallbacks. */
export interface TypeSection {
  /** Answer of the question `kind`, `special` or `fallback`. */
  id: string;
  types: string[];
}

/** Every type once, in the section of the question that leads to it. */
export function sectionsOfTypes(policy: Policy): TypeSection[] {
  const kinds = policy.questions.kind?.answers.map(({ id }) => id) ?? [];
  const home = new Map(policy.logic.types.map((type) => [type.id, homeOf(policy, type)]));
  return ['special', ...kinds, 'fallback']
    .map((id) => ({ id, types: [...home].filter(([, section]) => section === id).map(([type]) => type) }))
    .filter(({ types }) => types.length > 0);
}

function homeOf(policy: Policy, type: TypeLogic): string {
  const { emergency, unlisted } = policy.logic.fallback;
  if (type.id === emergency || type.id === unlisted) return 'fallback';
  const kind = kindIn(type.when, type.id);
  if (kind) return kind;
  for (const id of questionsOf(type.when)) {
    const stage = policy.questions[id]?.stage;
    if (stage === 'special' || stage === 'safety') return 'special';
    const found = stage === 'branch' ? kindOfQuestion(policy, id, type.id) : null;
    if (found) return found;
  }
  return kindOfQuestion(policy, 'specific', type.id) ?? 'fallback';
}

/** Where a question of a branch is asked; of `specific`, where this type is offered. */
function kindOfQuestion({ logic }: Policy, id: string, type: string): string | null {
  const asking = logic.asking.find((each) => each.id === id);
  const gate = id === 'specific' ? asking?.options.find((option) => option.id === type)?.when : asking?.when;
  return gate ? kindIn(gate, type) : null;
}

/** The first kind a condition names. */
function kindIn(condition: Condition, type: string): string | null {
  if (condition.op === 'answer') return condition.question === 'kind' ? (condition.any[0] ?? null) : null;
  if (condition.op !== 'all' && condition.op !== 'any') return null;
  for (const part of condition.of) {
    const found = kindIn(part, type);
    if (found) return found;
  }
  return null;
}
