import { decidersOf } from '../../incidents/deciders.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { viewDetails } from '../../incidents/view/view-details.ts';
import type { Reply, Screen, Submission } from '../screen.ts';
import type { FormFacts } from './form-facts.ts';
import { notAllowed } from './refusals.ts';

/** What opens when a button of a card is pressed, and what its submission does. One file per form or pair; `all-forms.ts` lists them. */
export interface Form {
  /** The form, for someone who may fill it in while there is something to do; else a screen that says why not. */
  open: (facts: FormFacts) => Reply;
  /** Only called when `open` still shows this form to this person: the use case asks again, because time has passed. */
  submit: (deps: UseCaseDeps, facts: FormFacts, submission: Submission) => Promise<Reply>;
  /** Would it show this reader answers of the report now? Opening it is then a reading of Details. */
  showsAnswers?: (facts: FormFacts) => boolean;
  /** Listed behind "More" for this reader now; missing: it has a button of its own. */
  isOffered?: (facts: FormFacts) => boolean;
}

/** The form behind a button or a choice; where it shows answers, the reading is logged first. */
export async function openAndLog(deps: UseCaseDeps, facts: FormFacts, form: Form): Promise<Reply> {
  if (form.showsAnswers?.(facts)) {
    const viewed = await viewDetails(deps, { incidentId: facts.incident.id, person: facts.reader });
    if (viewed.kind !== 'done') return refuse(facts);
  }
  return form.open(facts);
}

export function shown(screen: Screen): Reply {
  return { kind: 'screen', screen };
}

/** Who can instead. */
export function refuse(facts: FormFacts): Reply {
  return notAllowed(facts, decidersOf(facts.district, facts.incident, facts.now));
}
