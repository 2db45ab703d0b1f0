import type { Choice } from '../../../incidents/decide/decide-escalation.ts';
import { isRevisable, reviseDecision } from '../../../incidents/decide/revise-decision.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { FieldValues, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import { approvedReply, declinedReply } from '../decide.ts';
import { approveForm, declineForm, type Filled, readApproval, readRefusal } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import type { ReadValues } from '../form-values.ts';
import { lastWord, normal } from '../last-word.ts';
import { alreadyDecided } from '../refusals.ts';

/** "Change the decision": the other choice, with its own reason; both stay on record. */
export const revise: Form = {
  open,
  submit,
  isOffered: (facts) => may(facts.reader, 'decide', facts.incident) && isRevisable(facts.incident),
};

function open(facts: FormFacts): Reply {
  if (!may(facts.reader, 'decide', facts.incident)) return refuse(facts);
  if (isRevisable(facts.incident)) return shown(form(facts));
  const wasCalled = facts.incident.decision?.outcome === 'approved' && facts.incident.callDuty?.calledAt;
  return wasCalled ? lastWord(facts.language, [normal(followUpWords(facts.language).revise.called)]) : alreadyDecided(facts);
}

const isToApprove = ({ incident }: FormFacts): boolean => incident.decision?.outcome === 'declined';

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).revise;
  const { fields, submit: label } = isToApprove(facts) ? approveForm(facts, filled) : declineForm(facts, filled);
  const header = formHeader(facts, 'revise', filled);
  const intro = normal(isToApprove(facts) ? words.toApprove : words.toDecline);
  return { ...header, paragraphs: [...header.paragraphs, intro], fields, ...(label ? { submit: label } : {}) };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const decisionId = facts.incident.decision?.id;
  // the form was opened for an earlier decision: the person looks again
  if (decisionId === undefined || decisionId !== context.decisionId) return shown(form(facts, { values }));
  const read = readChoice(facts, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { id: incidentId } = facts.incident;
  const outcome = await reviseDecision(deps, { incidentId, decisionId, person: facts.reader, choice: read.values });
  const done = read.values.outcome === 'approved' ? approvedReply : declinedReply;
  return answerOutcome(deps, facts, { outcome, done, already: alreadyDecided });
}

function readChoice(facts: FormFacts, values: FieldValues): ReadValues<Choice> {
  if (!isToApprove(facts)) {
    const read = readRefusal(facts, values);
    return read.ok ? { ok: true, values: { outcome: 'declined', reason: read.values.reason } } : read;
  }
  const read = readApproval(facts, values);
  if (!read.ok) return read;
  const { reason, caller, officer } = read.values;
  return { ok: true, values: { outcome: 'approved', reason, callerKey: caller, officerRequested: officer === 'yes' } };
}
