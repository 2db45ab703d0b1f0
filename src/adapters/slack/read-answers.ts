import { z } from 'zod';
import type { FieldValues } from '../../conversation/screen.ts';

const Option = z.object({ value: z.string() });

/** What Slack sends for one input; anything else (a picker we never draw) is left out. */
const Input = z.union([
  z
    .object({ type: z.enum(['radio_buttons', 'static_select']), selected_option: Option.nullish() })
    .transform((input) => input.selected_option?.value),
  z
    .object({ type: z.enum(['checkboxes', 'multi_static_select']), selected_options: z.array(Option).nullish() })
    .transform((input) => input.selected_options?.map((option) => option.value)),
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }).transform((input) => input.value ?? undefined),
  z.object({ type: z.string() }).transform(() => undefined),
]);

const Values = z.record(z.string(), z.record(z.string(), Input));

/** Slack's block and action maze as one value per field; fields left empty are missing. */
export function readAnswers(values: unknown): FieldValues {
  const answers: FieldValues = {};
  for (const inputs of Object.values(Values.parse(values ?? {}))) {
    for (const [fieldId, value] of Object.entries(inputs)) {
      if (value !== undefined && value.length > 0) answers[fieldId] = value;
    }
  }
  return answers;
}
