/** A digest as it was published: neutral of channel and paper, the same numbers wherever it is read. Also the shape of its JSON column. */
import { z } from 'zod';

const localized = z.object({ en: z.string(), es: z.string() });
/** What a reader sees in a cell: the number, `≤10`, or `hidden` where the number would give another one away. */
const shown = z.union([z.number().int().nonnegative(), z.literal('≤10'), z.literal('hidden')]);
const row = z.object({ id: z.string(), label: localized, value: shown });
const table = z.object({
  id: z.enum(['levels', 'kinds', 'agencies', 'confidential']),
  title: localized,
  rows: z.array(row),
  note: localized.nullable(),
});

const digestDocument = z.object({
  format: z.literal(1),
  district: z.string(),
  week: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  headline: z.array(localized),
  figures: z.object({
    contacted: z.number().int(),
    required: z.number().int(),
    chosen: z.number().int(),
    kept: shown,
    emergencies: z.number().int(),
    medicalOrFire: shown,
    noticesDue: shown,
    noticesLate: shown,
  }),
  tables: z.array(table),
  definitions: z.array(localized),
});

export type DigestDocument = z.infer<typeof digestDocument>;
export type DigestTable = z.infer<typeof table>;
export type Shown = z.infer<typeof shown>;

/**
 * Read a stored digest.
 *
 * @throws ZodError when the column holds something else.
 */
export function readDigestDocument(stored: unknown): DigestDocument {
  return digestDocument.parse(stored);
}
