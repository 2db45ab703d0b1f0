import type { Reply } from '../screen.ts';
import { approve, decline } from './decide.ts';
import type { Form } from './form.ts';
import type { FormFacts } from './form-facts.ts';
import type { FormId } from './form-header.ts';
import { callMade, noticeMade } from './record.ts';

/** Every form about an incident by the id of its button and screen. */
export const FORMS: Record<FormId, Form> = {
  approve,
  decline,
  'call-made': callMade,
  'notice-made': noticeMade,
};

/** Is this button or screen a form about an incident? */
export function isFormId(id: string): id is FormId {
  return Object.hasOwn(FORMS, id);
}

/** The form behind a button, for someone who may fill it in while there is something to do; else a screen that says why not. */
export function openForm(facts: FormFacts, id: FormId): Reply {
  return FORMS[id].open(facts);
}
