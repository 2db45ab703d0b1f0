/** The two forms of a decision: who calls, whether an officer is asked to come, and the reason; or only the reason. */
import { z } from 'zod';
import type { ReasonCode } from '../../policy/policy.ts';
import { say } from '../cards/card-facts.ts';
import { isUnder12 } from '../cards/incident-lines.ts';
import type { Field, FieldValues, Option, Screen } from '../screen.ts';
import type { FormFacts } from './form-facts.ts';
import { choiceField, optionLabel } from './form-fields.ts';
import { formHeader } from './form-header.ts';
import { oneOf, type ReadValues, readValues, typed } from './form-values.ts';
import { formWords } from './form-words.ts';
import { normal } from './last-word.ts';

export interface Filled {
  values: FieldValues;
  errors?: Record<string, string>;
}

/** "Call police": opened by the button, and again with what was typed and the errors beside the fields. */
export function approveForm(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = formWords(facts.language);
  const { values } = filled;
  const callers = callerOptions(facts);
  const fields: Field[] = [
    reasonField(facts, 'approve', values),
    { kind: 'select', id: 'caller', label: words.approve.caller, options: callers, ...preselected(values, 'caller', callers[0]?.value) },
  ];
  // a child under 12 is never a reason to ask for an officer (domain.md 1b)
  if (!isUnder12(facts.incident)) fields.push(officerField(facts, values));
  return {
    ...formHeader(facts, 'approve', filled),
    paragraphs: [...formHeader(facts, 'approve', filled).paragraphs, normal(words.approve.intro)],
    fields,
    submit: words.approve.submit,
  };
}

/** "Keep at school". */
export function declineForm(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = formWords(facts.language);
  const header = formHeader(facts, 'decline', filled);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.decline.intro)],
    fields: [reasonField(facts, 'decline', filled.values)],
    submit: words.decline.submit,
  };
}

/** Who calls, why, and whether an officer is asked to come; or what is wrong with which field. */
export function readApproval(facts: FormFacts, values: FieldValues): ReadValues<{ reason: string; caller: string; officer: string }> {
  const words = formWords(facts.language);
  // whatever a stale form says about a child under 12
  const officer = isUnder12(facts.incident)
    ? z
        .unknown()
        .optional()
        .transform(() => 'no')
    : oneOf(yesNo(facts), words);
  return readValues(
    z.object({ reason: oneOf(reasonOptions(facts, 'approve'), words), caller: oneOf(callerOptions(facts), words), officer }),
    values,
  );
}

export function readRefusal(facts: FormFacts, values: FieldValues): ReadValues<{ reason: string }> {
  return readValues(z.object({ reason: oneOf(reasonOptions(facts, 'decline'), formWords(facts.language)) }), values);
}

function officerField(facts: FormFacts, values: FieldValues): Field {
  const words = formWords(facts.language).approve;
  return {
    kind: 'radio',
    id: 'officer',
    label: words.officer,
    hint: words.officerHint,
    options: yesNo(facts),
    ...preselected(values, 'officer', 'no'),
  };
}

function reasonField(facts: FormFacts, choice: 'approve' | 'decline', values: FieldValues): Field {
  const options = reasonOptions(facts, choice);
  return choiceField({ id: 'reason', label: formWords(facts.language)[choice].reason, options }, values);
}

function reasonOptions(facts: FormFacts, choice: 'approve' | 'decline'): Option[] {
  return facts.policy.reasonCodes[choice].map((code: ReasonCode) => ({ value: code.id, label: say(facts, code.label) }));
}

function callerOptions(facts: FormFacts): Option[] {
  return facts.callers.map((caller) => ({ value: caller.key, label: optionLabel(`${caller.name}, ${caller.title[facts.language]}`) }));
}

function yesNo(facts: FormFacts): Option[] {
  const words = formWords(facts.language).approve;
  return [
    { value: 'no', label: words.no },
    { value: 'yes', label: words.yes },
  ];
}

function preselected(values: FieldValues, id: string, initial: string | undefined): { value?: string } {
  const kept = typed(values, id);
  return kept.value !== undefined || initial === undefined ? kept : { value: initial };
}
