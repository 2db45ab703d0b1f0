import { recordCall } from '../../incidents/call/record-call.ts';
import { type Choice, decideEscalation } from '../../incidents/decide/decide-escalation.ts';
import type { Person } from '../../incidents/incident.ts';
import { recordNotice } from '../../incidents/notice/record-notice.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { openBlocks } from '../cards/call-duty.ts';
import { personOf, timeOf } from '../cards/card-facts.ts';
import { cardWords } from '../cards/card-words.ts';
import type { Reply, Screen, Submission } from '../screen.ts';
import { answerOutcome } from './answer-outcome.ts';
import { approveForm, declineForm, readApproval, readRefusal } from './decision-forms.ts';
import { type FormFacts, loadForm } from './form-facts.ts';
import type { FormId } from './form-header.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal, paragraphsOf } from './last-word.ts';
import { isFormId, openForm } from './open-form.ts';
import { callMadeForm, noticeMadeForm, readCallMade, readNoticeMade } from './record-forms.ts';
import { alreadyCalled, alreadyDecided, alreadyNoticed, languageOf, notBuilt, notFound } from './refusals.ts';

type Submit = (deps: UseCaseDeps, facts: FormFacts, submission: Submission) => Promise<Reply>;

const SUBMIT: Record<FormId, Submit> = {
  approve: submitApproval,
  decline: submitRefusal,
  'call-made': submitCall,
  'notice-made': submitNotice,
};

/**
 * A form that was opened from a card comes back. Wrong fields are named beside them and what was typed stays; the use case asks the
 * permissions again, because time has passed.
 */
export async function submitForm(deps: UseCaseDeps, person: Person, submission: Submission): Promise<Reply> {
  const language = languageOf(person, deps.district);
  if (!isFormId(submission.screenId)) return notBuilt(deps.district, language);
  const facts = await loadForm(deps, person, submission.context.incidentId);
  if (!facts) return notFound(deps.district, language);
  const opened = openForm(facts, submission.screenId);
  // nobody sees the fields of a form that they may not open (any more), not even with errors beside them
  const mayFill = opened.kind === 'screen' && opened.screen.id === submission.screenId;
  return mayFill ? SUBMIT[submission.screenId](deps, facts, submission) : opened;
}

async function submitApproval(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readApproval(facts, values);
  if (!read.ok) return again(approveForm(facts, { values, errors: read.errors }));
  const { reason, caller, officer } = read.values;
  const choice = { outcome: 'approved', reason, callerKey: caller, officerRequested: officer === 'yes' } as const;
  if (isAnotherDecision(facts, context)) return again(approveForm(facts, { values }));
  return decide(deps, facts, { choice, done: approvedReply });
}

async function submitRefusal(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readRefusal(facts, values);
  if (!read.ok) return again(declineForm(facts, { values, errors: read.errors }));
  const choice = { outcome: 'declined', reason: read.values.reason } as const;
  if (isAnotherDecision(facts, context)) return again(declineForm(facts, { values }));
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

function approvedReply(facts: FormFacts): Reply {
  const words = formWords(facts.language).approve;
  const { decision, callDuty } = facts.incident;
  const head = { style: 'alert' as const, text: words.done(decision?.decidedAt ? timeOf(facts, decision.decidedAt) : '') };
  const isCaller = callDuty?.callerId === facts.reader.id;
  const next = isCaller ? paragraphsOf(openBlocks(facts)) : [normal(words.otherCalls(personOf(facts, callDuty?.callerId ?? null).title))];
  return lastWord(facts.language, [head, ...next]);
}

function declinedReply(facts: FormFacts): Reply {
  const { decision } = facts.incident;
  const words = formWords(facts.language);
  return lastWord(facts.language, [
    normal(words.decline.done(decision?.decidedAt ? timeOf(facts, decision.decidedAt) : '')),
    normal(words.danger),
  ]);
}

async function submitCall(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const read = readCallMade(facts, values);
  if (!read.ok) return again(callMadeForm(facts, { values, errors: read.errors }));
  const { caseNumber } = read.values;
  const outcome = await recordCall(deps, { incidentId: facts.incident.id, person: facts.reader, caseNumber });
  const done = (now: FormFacts): Reply => {
    const at = now.incident.callDuty?.calledAt;
    return receipt(now, formWords(now.language).callMade.done(at ? timeOf(now, at) : ''), caseNumber);
  };
  return answerOutcome(deps, facts, { outcome, done, already: alreadyCalled });
}

async function submitNotice(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readNoticeMade(facts, values, context.noticeId);
  if (!read.ok) return again(noticeMadeForm(facts, { values, errors: read.errors }));
  const { noticeId, how, caseNumber } = read.values;
  const outcome = await recordNotice(deps, { incidentId: facts.incident.id, noticeId, person: facts.reader, how, caseNumber });
  const noticeOf = (now: FormFacts) => now.incident.notices.find((each) => each.id === noticeId);
  const done = (now: FormFacts): Reply => {
    const at = noticeOf(now)?.madeAt;
    return receipt(now, formWords(now.language).noticeMade.done(at ? timeOf(now, at) : ''), caseNumber);
  };
  return answerOutcome(deps, facts, { outcome, done, already: (now) => alreadyNoticed(now, noticeOf(now)) });
}

function receipt(facts: FormFacts, text: string, caseNumber: string | null): Reply {
  const number = caseNumber ? [normal(cardWords(facts.language).caseNumber(caseNumber))] : [];
  return lastWord(facts.language, [{ style: 'heading', text }, ...number, normal(facts.incident.reference)]);
}

function again(screen: Screen): Reply {
  return { kind: 'screen', screen };
}
