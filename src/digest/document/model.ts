/**
 * A digest as its readers get it, neutral of chat, paper and mail: whoever renders it decides nothing about what may be read. Also the
 * shape of its JSON column and of the JSON file.
 */
import { z } from 'zod';

const localized = z.object({ en: z.string(), es: z.string() });

/** What stands in a cell; `few` is 1 to 10, `hidden` is kept back because it would give another number away. */
const cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), count: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('few') }),
  z.object({ kind: z.literal('hidden') }),
  /** `part` of `whole`, as in "6 of 6". */
  z.object({ kind: z.literal('share'), part: z.number().int().nonnegative(), whole: z.number().int().nonnegative() }),
  /** Minutes; a median only where there are enough times for one. */
  z.object({ kind: z.literal('minutes'), low: z.number(), high: z.number(), median: z.number().nullable() }),
  z.object({ kind: z.literal('text'), text: localized }),
  /** Nothing there that could be counted. */
  z.object({ kind: z.literal('none') }),
]);

const table = z.object({
  id: z.string(),
  title: localized,
  /** Headings of the columns after the label. */
  columns: z.array(localized),
  rows: z.array(z.object({ id: z.string(), label: localized, cells: z.array(cell) })),
  note: localized.nullable(),
  /** Said in place of a table without rows. */
  empty: localized,
});

const chart = z.object({
  id: z.string(),
  title: localized,
  /** What the picture shows, for those who do not see it. */
  alt: localized,
  unit: localized,
  /** A value of null is a period that cannot be shown. Intervals only where they are known. */
  points: z.array(z.object({ label: localized, value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })),
  median: z.number().nullable(),
  limits: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** What may be concluded, and what not. */
  statement: localized,
});

/** One line of what the district needs from an agency; no names. */
const need = z.object({ agencyId: z.string().nullable(), text: localized, replyTo: z.string().nullable() });

export const EDITIONS = ['agency', 'police', 'board', 'public'] as const;

const digestDocument = z.object({
  format: z.literal(2),
  edition: z.enum(EDITIONS),
  /** Whose own copy it is; null in every other edition. */
  agencyId: z.string().nullable(),
  /** 1, and higher for a corrected edition. */
  version: z.number().int().positive(),
  /** Made of invented incidents: said on every page. */
  invented: z.boolean(),
  district: z.string(),
  week: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  headline: z.array(localized),
  /** The three numbers: required by law, our choice, emergencies. */
  numbers: z.array(z.object({ id: z.string(), label: localized, cell, detail: localized.nullable() })),
  needs: z.array(need),
  agenda: z.array(localized),
  tables: z.array(table),
  charts: z.array(chart),
  corrections: z.array(localized),
  definitions: z.array(localized),
});

export type DigestDocument = z.infer<typeof digestDocument>;
export type DigestEdition = DigestDocument['edition'];
export type DigestTable = z.infer<typeof table>;

export type DigestNeed = z.infer<typeof need>;
export type DigestCell = z.infer<typeof cell>;

/** What an edition's files are called: `police`, `agency-ID`. */
export function editionName({ edition, agencyId }: DigestDocument): string {
  return agencyId === null ? edition : `agency-${agencyId}`;
}

/** Board and public are asked for nothing. */
export function isForAgencies({ edition }: DigestDocument): boolean {
  return edition === 'agency' || edition === 'police';
}

/**
 * Read an edition.
 *
 * @throws ZodError when it is something else.
 */
export function readDigestDocument(stored: unknown): DigestDocument {
  return digestDocument.parse(stored);
}

/** Every edition of a stored digest; null when an older version stored it in its own form. */
export function readEditions(stored: unknown): DigestDocument[] | null {
  const read = z.array(digestDocument).min(1).safeParse(stored);
  return read.success ? read.data : null;
}
