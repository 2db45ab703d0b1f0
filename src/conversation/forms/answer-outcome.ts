import type { Outcome } from '../../incidents/outcome.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Reply } from '../screen.ts';
import { type FormFacts, formOf } from './form-facts.ts';
import { notAllowed, notFound } from './refusals.ts';

/** What a person reads of a use case's outcome. */
export async function answerOutcome(
  deps: UseCaseDeps,
  facts: FormFacts,
  answer: { outcome: Outcome; done: (facts: FormFacts) => Reply; already: (facts: FormFacts) => Reply },
): Promise<Reply> {
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'done':
    case 'already': {
      const now = await formOf(deps, facts, outcome.incident);
      return outcome.kind === 'done' ? answer.done(now) : answer.already(now);
    }
    case 'not-allowed':
      return notAllowed(facts, outcome.askInstead);
    case 'not-found':
      return notFound(deps.district, facts.language);
    default:
      return outcome satisfies never;
  }
}
