/** The two forms that record what was done: a call after an approval, a notice that a statute demands. */

import { z } from 'zod';
import { DISCLOSURE_GATES, type DisclosureGate } from '../../incidents/disclosure/disclosure-basis.ts';
import type { PoliceNotice } from '../../incidents/incident.ts';
import { isOpenNotice } from '../../incidents/is-open.ts';
import { may } from '../../incidents/permissions.ts';
import { cardWords } from '../cards/card-words.ts';
import { agencyLine, receiverOf } from '../cards/duty-lines.ts';
import { noticeWords } from '../notice-words.ts';
import type { Field, FieldValues, Option, Screen } from '../screen.ts';
import type { Filled } from './decision-forms.ts';
import type { FormFacts } from './form-facts.ts';
import { formHeader, noticeOptionLabel } from './form-header.ts';
import { caseNumber, oneOf, type ReadValues, readValues, typed } from './form-values.ts';
import { formWords } from './form-words.ts';
import { normal } from './last-word.ts';

const HOW = ['phone', 'in_person', 'online'] as const;

/** "Call made". */
export function callMadeForm(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = formWords(facts.language).callMade;
  const header = formHeader(facts, 'call-made', filled);
  const agency = agencyLine(facts, facts.incident.callDuty?.agencyId ?? facts.incident.agencyId);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro(agency))],
    fields: [caseField(facts, filled.values), gateField(facts, { values: filled.values, initial: 'no_identity' })],
    submit: words.submit,
  };
}

/** "Notice made": how it was given; which one, where several are open. Two taps when one is open and it was a phone call. */
export function noticeMadeForm(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = formWords(facts.language).noticeMade;
  const header = formHeader(facts, 'notice-made', filled);
  const open = openNotices(facts);
  const [only] = open;
  const which: Field[] = open.length > 1 ? [whichField(facts, filled.values)] : [];
  const said = open.length === 1 && only ? [normal(noticeText(facts, only))] : [];
  return {
    ...header,
    context: { ...header.context, ...(open.length === 1 && only ? { noticeId: only.id } : {}) },
    paragraphs: [...header.paragraphs, ...said],
    fields: [
      ...which,
      howField(facts, filled.values),
      caseField(facts, filled.values),
      gateField(facts, { values: filled.values, initial: 'statutory_notice' }),
    ],
    submit: words.submit,
  };
}

/** Notices not yet made that this person may record. */
export function openNotices(facts: FormFacts): PoliceNotice[] {
  return facts.incident.notices.filter(
    (notice) => isOpenNotice(notice) && may(facts.reader, 'record', { ...facts.incident, assignedTo: notice.ownerId }),
  );
}

export function readCallMade(facts: FormFacts, values: FieldValues): ReadValues<{ caseNumber: string | null; gate: DisclosureGate }> {
  return readValues(z.object({ caseNumber: caseNumber(formWords(facts.language)), gate: gate('no_identity') }), values);
}

/** @param noticeId the notice the form was opened for, where only one was open. */
export function readNoticeMade(
  facts: FormFacts,
  values: FieldValues,
  noticeId: string | undefined,
): ReadValues<{ noticeId: string; how: (typeof HOW)[number]; caseNumber: string | null; gate: DisclosureGate }> {
  const words = formWords(facts.language);
  const shape = z.object({
    noticeId: oneOf(noticeId === undefined ? noticeOptions(facts) : [{ value: noticeId, label: '' }], words),
    how: z.enum(HOW, { error: words.errors.choose }),
    caseNumber: caseNumber(words),
    gate: gate('statutory_notice'),
  });
  return readValues(shape, noticeId === undefined ? values : { ...values, noticeId });
}

function whichField(facts: FormFacts, values: FieldValues): Field {
  const label = formWords(facts.language).noticeMade.which;
  return { kind: 'select', id: 'noticeId', label, options: noticeOptions(facts), ...typed(values, 'noticeId') };
}

function howField(facts: FormFacts, values: FieldValues): Field {
  const { how } = cardWords(facts.language).notice;
  const options = HOW.map((value) => ({ value, label: capital(how[value]) }));
  const label = formWords(facts.language).noticeMade.how;
  return { kind: 'radio', id: 'how', label, options, value: typed(values, 'how').value ?? 'phone' };
}

/** Optional: the number police gave. */
export function caseField(facts: FormFacts, values: FieldValues): Field {
  const words = formWords(facts.language).callMade;
  return {
    kind: 'text',
    id: 'caseNumber',
    label: words.caseNumber,
    hint: words.caseHint,
    maxLength: 30,
    optional: true,
    ...typed(values, 'caseNumber'),
  };
}

/** Notices to choose from: to whom, by which rule, whose of two. */
export function noticeOptions(facts: FormFacts, notices: PoliceNotice[] = openNotices(facts)): Option[] {
  return notices.map((notice) => ({ value: notice.id, label: noticeText(facts, notice) }));
}

function noticeText(facts: FormFacts, notice: PoliceNotice): string {
  const party = notice.party ? ` (${noticeWords(facts.language).party[notice.party]})` : '';
  return noticeOptionLabel(facts, notice.rule, `${receiverOf(facts, notice)}${party}`);
}

/** What was said of who the student is, and through which legal gate (domain.md 3): the ordinary is chosen beforehand. */
function gateField(facts: FormFacts, { values, initial }: { values: FieldValues; initial: DisclosureGate }): Field {
  const words = formWords(facts.language).gate;
  const options = DISCLOSURE_GATES.map((value) => ({ value, label: words.gates[value] }));
  return { kind: 'select', id: 'gate', label: words.label, options, value: typed(values, 'gate').value ?? initial };
}

/** Missing in a form that was opened before this field was there: the ordinary. */
function gate(initial: DisclosureGate): z.ZodType<DisclosureGate> {
  return z.enum(DISCLOSURE_GATES).catch(initial);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
