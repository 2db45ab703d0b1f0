import { decidersOf } from '../../incidents/deciders.ts';
import { may } from '../../incidents/permissions.ts';
import { isDecidable } from '../cards/incident-heading.ts';
import type { Reply, Screen } from '../screen.ts';
import { approveForm, declineForm } from './decision-forms.ts';
import type { FormFacts } from './form-facts.ts';
import type { FormId } from './form-header.ts';
import { callMadeForm, noticeMadeForm, openNotices } from './record-forms.ts';
import { alreadyCalled, alreadyDecided, alreadyNoticed, notAllowed } from './refusals.ts';

const OPEN: Record<FormId, (facts: FormFacts) => Reply> = {
  approve: (facts) => openDecision(facts, approveForm),
  decline: (facts) => openDecision(facts, declineForm),
  'call-made': openCall,
  'notice-made': openNotice,
};

/** Is this button or screen a form about an incident? */
export function isFormId(id: string): id is FormId {
  return Object.hasOwn(OPEN, id);
}

/** The form behind a button, for someone who may fill it in while there is something to do; else a screen that says why not. */
export function openForm(facts: FormFacts, id: FormId): Reply {
  return OPEN[id](facts);
}

function openDecision(facts: FormFacts, form: (facts: FormFacts) => Screen): Reply {
  if (!may(facts.reader, 'decide', facts.incident)) return notAllowed(facts, decidersOf(facts.district, facts.incident, facts.now));
  if (!isDecidable(facts.incident) || facts.incident.status !== 'open') return alreadyDecided(facts);
  return { kind: 'screen', screen: form(facts) };
}

function openCall(facts: FormFacts): Reply {
  const { callDuty } = facts.incident;
  if (!may(facts.reader, 'record', { ...facts.incident, assignedTo: callDuty?.callerId ?? null })) return refuse(facts);
  if (!callDuty || callDuty.calledAt) return alreadyCalled(facts);
  return { kind: 'screen', screen: callMadeForm(facts) };
}

function openNotice(facts: FormFacts): Reply {
  const { notices } = facts.incident;
  if (openNotices(facts).length > 0) return { kind: 'screen', screen: noticeMadeForm(facts) };
  const mayAny = notices.some((notice) => may(facts.reader, 'record', { ...facts.incident, assignedTo: notice.ownerId }));
  return mayAny ? alreadyNoticed(facts) : refuse(facts);
}

function refuse(facts: FormFacts): Reply {
  return notAllowed(facts, decidersOf(facts.district, facts.incident, facts.now));
}
