import { z } from 'zod';
import { isCaseNumber } from '../../incidents/case-number.ts';
import type { FieldValues, Option } from '../screen.ts';
import type { FormWording } from '../wording/en/forms.ts';

/** What was read of a form, or field id → what is wrong with it. */
export type ReadValues<T> = { ok: true; values: T } | { ok: false; errors: Record<string, string> };

/** One of the options offered. */
export function oneOf(options: Option[], words: FormWording): z.ZodType<string> {
  const values = options.map((option) => option.value);
  return z.string({ error: words.errors.choose }).refine((value) => values.includes(value), { error: words.errors.choose });
}

/** Optional; null when left empty. */
export function caseNumber(words: FormWording): z.ZodType<string | null> {
  return z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || isCaseNumber(text), { error: words.errors.caseNumber });
}

/** Check the fields of a submission; every wrong field is named at once. */
export function readValues<T>(shape: z.ZodType<T>, values: FieldValues): ReadValues<T> {
  const parsed = shape.safeParse(values);
  if (parsed.success) return { ok: true, values: parsed.data };
  return { ok: false, errors: Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])) };
}

/** What was typed in a field before, to keep it there. */
export function typed(values: FieldValues, id: string): { value?: string } {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? { value } : {};
}
