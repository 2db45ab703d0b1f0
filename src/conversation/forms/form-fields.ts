/** Fields that several forms have. */
import { z } from 'zod';
import type { Field, FieldValues, Option } from '../screen.ts';
import type { FormFacts } from './form-facts.ts';
import { type ReadValues, readValues, typed } from './form-values.ts';
import { formWords } from './form-words.ts';

const SECOND_ANSWERS = ['confirmed', 'refused'] as const;

type SecondAnswer = (typeof SECOND_ANSWERS)[number];

/** The label of an option: 75 characters on Slack, the longer ones end in an ellipsis. */
export function optionLabel(text: string): string {
  return text.length > 75 ? `${text.slice(0, 74)}…` : text;
}

/** One of some options, with what was chosen before; more than ten are a list, since radio buttons take ten on every platform. */
export function choiceField(field: { id: string; label: string; options: Option[] }, values: FieldValues): Field {
  return { kind: field.options.length > 10 ? 'select' : 'radio', ...field, ...typed(values, field.id) };
}

/** What the second of two persons says about the first one's proposal. */
export function secondField(words: Record<'label' | SecondAnswer, string>, values: FieldValues): Field {
  const options = SECOND_ANSWERS.map((value) => ({ value, label: words[value] }));
  return choiceField({ id: 'answer', label: words.label, options }, values);
}

export function readSecond({ language }: FormFacts, values: FieldValues): ReadValues<{ answer: SecondAnswer }> {
  return readValues(z.object({ answer: z.enum(SECOND_ANSWERS, { error: formWords(language).errors.choose }) }), values);
}
