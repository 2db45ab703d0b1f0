import type { Reply } from '../screen.ts';
import { approve, decline } from './decide.ts';
import { doneSoFar } from './duties/done-so-far.ts';
import { dutyDone } from './duties/duty-done.ts';
import { linkStudents } from './duties/link-students.ts';
import { paperwork } from './emergency/paperwork.ts';
import { told } from './emergency/told.ts';
import { answer } from './follow-up/answer.ts';
import { ask } from './follow-up/ask.ts';
import { conflict } from './follow-up/conflict.ts';
import { close, relate, reopen } from './follow-up/file.ts';
import { handOver } from './follow-up/hand-over.ts';
import { lower } from './follow-up/lower.ts';
import { moreOf } from './follow-up/more.ts';
import { revise } from './follow-up/revise.ts';
import type { Form } from './form.ts';
import type { FormFacts } from './form-facts.ts';
import type { FormId } from './form-header.ts';
import { notRequired } from './notices/not-required.ts';
import { suspended } from './notices/suspended.ts';
import { outcome } from './outcome/outcome.ts';
import { callMade, noticeMade } from './record.ts';

/** Every form about an incident by the id of its button and screen. */
export const FORMS: Record<FormId, Form> = {
  approve,
  decline,
  'call-made': callMade,
  'notice-made': noticeMade,
  outcome,
  'link-students': linkStudents,
  'duty-done': dutyDone,
  'done-so-far': doneSoFar,
  'not-required': notRequired,
  suspended,
  more: moreOf(() => FORMS),
  ask,
  answer,
  'hand-over': handOver,
  conflict,
  revise,
  lower,
  close,
  reopen,
  relate,
  told,
  paperwork,
};

/** Is this button or screen a form about an incident? */
export function isFormId(id: string): id is FormId {
  return Object.hasOwn(FORMS, id);
}

/** The form behind a button, for someone who may fill it in while there is something to do; else a screen that says why not. */
export function openForm(facts: FormFacts, id: FormId): Reply {
  return FORMS[id].open(facts);
}
