import { type Choice, decideEscalation } from '../../incidents/decide/decide-escalation.ts';
import { may } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { openBlocks } from '../cards/call-duty.ts';
import { personOf, timeOf } from '../cards/card-facts.ts';
import { isDecidable } from '../cards/incident-heading.ts';
import type { Reply, Screen, Submission } from '../screen.ts';
import { answerOutcome } from './answer-outcome.ts';
import { approveForm, declineForm, readApproval, readRefusal } from './decision-forms.ts';
import { type Form, refuse, shown } from './form.ts';
import type { FormFacts } from './form-facts.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal, paragraphsOf } from './last-word.ts';
import { alreadyDecided } from './refusals.ts';

/** "Call police": who calls, whether an officer is asked to come, why. */
export const approve: Form = { open: (facts) => openDecision(facts, approveForm), submit: submitApproval };

/** "Keep at school": why. */
export const decline: Form = { open: (facts) => openDecision(facts, declineForm), submit: submitRefusal };

function openDecision(facts: FormFacts, form: (facts: FormFacts) => Screen): Reply {
  if (!may(facts.reader, 'decide', facts.incident)) return refuse(facts);
  if (!isDecidable(facts.incident) || facts.incident.status !== 'open') return alreadyDecided(facts);
  return shown(form(facts));
}

async function submitApproval(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readApproval(facts, values);
  if (!read.ok) return shown(approveForm(facts, { values, errors: read.errors }));
  const { reason, caller, officer } = read.values;
  const choice = { outcome: 'approved', reason, callerKey: caller, officerRequested: officer === 'yes' } as const;
  if (isAnotherDecision(facts, context)) return shown(approveForm(facts, { values }));
  return decide(deps, facts, { choice, done: approvedReply });
}

async function submitRefusal(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readRefusal(facts, values);
  if (!read.ok) return shown(declineForm(facts, { values, errors: read.errors }));
  const choice = { outcome: 'declined', reason: read.values.reason } as const;
  if (isAnotherDecision(facts, context)) return shown(declineForm(facts, { values }));
  return decide(deps, facts, { choice, done: declinedReply });
}

/** The form was opened for an earlier question: the facts have changed since, and the person looks again. */
function isAnotherDecision(facts: FormFacts, context: Submission['context']): boolean {
  return facts.incident.decision?.id !== context.decisionId;
}

async function decide(
  deps: UseCaseDeps,
  facts: FormFacts,
  { choice, done }: { choice: Choice; done: (facts: FormFacts) => Reply },
): Promise<Reply> {
  const { incident, reader: person } = facts;
  const decisionId = incident.decision?.id;
  if (decisionId === undefined) return alreadyDecided(facts);
  const outcome = await decideEscalation(deps, { incidentId: incident.id, decisionId, person, choice });
  return answerOutcome(deps, facts, { outcome, done, already: alreadyDecided });
}

/** Approved, not yet called: number and script for whoever calls, else who was asked to. */
export function approvedReply(facts: FormFacts): Reply {
  const words = formWords(facts.language).approve;
  const { decision, callDuty } = facts.incident;
  const head = { style: 'alert' as const, text: words.done(decision?.decidedAt ? timeOf(facts, decision.decidedAt) : '') };
  const isCaller = callDuty?.callerId === facts.reader.id;
  const next = isCaller ? paragraphsOf(openBlocks(facts)) : [normal(words.otherCalls(personOf(facts, callDuty?.callerId ?? null).title))];
  return lastWord(facts.language, [head, ...next]);
}

/** Kept at school. */
export function declinedReply(facts: FormFacts): Reply {
  const { decision } = facts.incident;
  const words = formWords(facts.language);
  return lastWord(facts.language, [
    normal(words.decline.done(decision?.decidedAt ? timeOf(facts, decision.decidedAt) : '')),
    normal(words.danger),
  ]);
}
