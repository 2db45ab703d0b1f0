import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from './read-yaml.ts';

const share = z
  .strictObject({ count: z.int().nonnegative(), size: z.int().positive() })
  .refine(({ count, size }) => count <= size, 'count is more than size');

/** By stage, then by group: students something happened to, and enrolled. */
const stateRates = z.strictObject({
  source: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
  rates: z.partialRecord(z.enum(['reported', 'level3', 'referral', 'required', 'chosen', 'kept', 'outcome']), z.record(z.string(), share)),
});

export type StateRatesFile = z.infer<typeof stateRates>;

/** Read the state's figures, for groups whose comparison inside the district is too small. */
export function readStateRates(file: string): { ok: true; state: StateRatesFile } | { ok: false; problems: Problem[] } {
  const remedy = 'Write {"source": {"en": …, "es": …}, "rates": {"referral": {"black": {"count": 1, "size": 100}, …}}}.';
  const fail = (message: string) => ({ ok: false as const, problems: [{ file, line: null, message, remedy }] });
  try {
    const read = stateRates.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (read.success) return { ok: true, state: read.data };
    const problems = read.error.issues.map(({ path, message }) => ({ file, line: null, message: `${path.join('.')}: ${message}`, remedy }));
    return { ok: false, problems };
  } catch (error) {
    if (error instanceof SyntaxError) return fail('not readable as JSON');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`);
  }
}
