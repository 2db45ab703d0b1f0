import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Reply, Submission } from '../screen.ts';
import { FORMS, isFormId, openForm } from './all-forms.ts';
import { type Filler, loadForm } from './form-facts.ts';
import { languageOf, notBuilt, notFound } from './refusals.ts';

/**
 * A form that was opened from a card comes back. Wrong fields are named beside them and what was typed stays; the use case asks the
 * permissions again, because time has passed.
 */
export async function submitForm(deps: UseCaseDeps, who: Filler, submission: Submission): Promise<Reply> {
  const language = languageOf(who.person, deps.district);
  if (!isFormId(submission.screenId)) return notBuilt(deps.district, language);
  const facts = await loadForm(deps, who, submission.context.incidentId);
  if (!facts) return notFound(deps.district, language);
  const opened = openForm(facts, submission.screenId);
  // nobody sees the fields of a form that they may not open (any more), not even with errors beside them
  const mayFill = opened.kind === 'screen' && opened.screen.id === submission.screenId;
  return mayFill ? FORMS[submission.screenId].submit(deps, facts, submission) : opened;
}
