import { recordCall } from '../../incidents/call/record-call.ts';
import { isOpenCall } from '../../incidents/is-open.ts';
import { recordNotice } from '../../incidents/notice/record-notice.ts';
import { may } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { timeOf } from '../cards/card-facts.ts';
import { cardWords } from '../cards/card-words.ts';
import type { Reply, Submission } from '../screen.ts';
import { answerOutcome } from './answer-outcome.ts';
import { type Form, refuse, shown } from './form.ts';
import type { FormFacts } from './form-facts.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal } from './last-word.ts';
import { callMadeForm, noticeMadeForm, openNotices, readCallMade, readNoticeMade } from './record-forms.ts';
import { alreadyCalled, alreadyNoticed } from './refusals.ts';

/** "Call made", after an approval. */
export const callMade: Form = { open: openCall, submit: submitCall };

/** "Notice made", where a statute demands one. */
export const noticeMade: Form = { open: openNotice, submit: submitNotice };

function openCall(facts: FormFacts): Reply {
  const { callDuty } = facts.incident;
  if (!may(facts.reader, 'record', { ...facts.incident, assignedTo: callDuty?.callerId ?? null })) return refuse(facts);
  if (!isOpenCall(callDuty)) return alreadyCalled(facts);
  return shown(callMadeForm(facts));
}

function openNotice(facts: FormFacts): Reply {
  const { notices } = facts.incident;
  if (openNotices(facts).length > 0) return shown(noticeMadeForm(facts));
  const mayAny = notices.some((notice) => may(facts.reader, 'record', { ...facts.incident, assignedTo: notice.ownerId }));
  return mayAny ? alreadyNoticed(facts) : refuse(facts);
}

async function submitCall(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const read = readCallMade(facts, values);
  if (!read.ok) return shown(callMadeForm(facts, { values, errors: read.errors }));
  const { caseNumber, gate } = read.values;
  const outcome = await recordCall(deps, { incidentId: facts.incident.id, person: facts.reader, caseNumber, gate });
  const done = (now: FormFacts): Reply => {
    const at = now.incident.callDuty?.calledAt;
    return receipt(now, formWords(now.language).callMade.done(at ? timeOf(now, at) : ''), caseNumber);
  };
  return answerOutcome(deps, facts, { outcome, done, already: alreadyCalled });
}

async function submitNotice(deps: UseCaseDeps, facts: FormFacts, { values, context }: Submission): Promise<Reply> {
  const read = readNoticeMade(facts, values, context.noticeId);
  if (!read.ok) return shown(noticeMadeForm(facts, { values, errors: read.errors }));
  const { noticeId, how, caseNumber, gate } = read.values;
  const outcome = await recordNotice(deps, { incidentId: facts.incident.id, noticeId, person: facts.reader, how, caseNumber, gate });
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
