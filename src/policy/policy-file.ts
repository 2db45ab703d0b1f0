/** The shape of one file of a policy folder. Every section may stand in any file; the folder is their sum. */
import { z } from 'zod';
import { STAGES } from './policy.ts';
import { LEVELS, TRACKS } from './types.ts';

export const id = z.string().regex(/^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$/, 'ids are letters, digits and single underscores');
export const line = z.string().trim().min(1);
export const localized = z.strictObject({ en: line, es: line });
const level = z.enum(LEVELS);
const police = z.enum(['none', 'discretionary', 'mandatory', 'canra', '911']);
const response = z.enum(['none', 'notice_only', 'officer_requested', '911']);
const track = z.enum(TRACKS);
/** "EC 48902(c)": a code or act, then where in it. */
const statute = z.string().regex(/^[A-Za-z0-9&'. ]*[A-Za-z0-9()./–-]+$/, 'write it as "EC 48902(c)"');
const service = z.enum(['police', 'medical', 'fire']);

/** What a condition looks like in YAML: question ids with the answers that match, and the words all, any, not, is, fact. */
export interface RawCondition {
  all?: RawCondition[] | undefined;
  any?: RawCondition[] | undefined;
  not?: RawCondition | undefined;
  /** Named conditions of `terms`; all must hold. */
  is?: string | string[] | undefined;
  /** A question that was answered, whatever the answer. */
  answered?: string | undefined;
  fact?: { suspended?: true | undefined; found?: true | undefined; minutes_open_at_least?: number | undefined } | undefined;
  /** Any other key is a question. */
  [question: string]: unknown;
}

const answerMatch = z.union([id, z.array(id).min(1), z.strictObject({ every: z.array(id).min(2) })]);
const conditionSchema: z.ZodType<RawCondition> = z.lazy(() =>
  z
    .object({
      all: z.array(conditionSchema).min(1).optional(),
      any: z.array(conditionSchema).min(1).optional(),
      not: conditionSchema.optional(),
      is: z.union([id, z.array(id).min(1)]).optional(),
      answered: id.optional(),
      fact: z
        .strictObject({
          suspended: z.literal(true).optional(),
          found: z.literal(true).optional(),
          minutes_open_at_least: z.number().int().positive().optional(),
        })
        .optional(),
    })
    .catchall(answerMatch),
);

/** An answer of a question, and where it is offered. */
export const answerOption = z.strictObject({ id, en: line, es: line, when: conditionSchema.optional() });
const owed = z.strictObject({ to: z.enum(['police', 'cps', 'fire', 'medical', 'security']), police, response, clock: id.optional() });
const question = z.strictObject({
  id,
  stage: z.enum(STAGES),
  text: localized,
  hint: localized.optional(),
  display: z.enum(['radio', 'select', 'checkboxes', 'text', 'site']),
  optional: z.boolean().default(false),
  initial: id.optional(),
  always: z.boolean().default(false),
  administrator_only: z.boolean().default(false),
  /** The branch the question belongs to; it is asked only there. */
  when: conditionSchema.optional(),
  answers: z.array(answerOption).default([]),
});
/** First that holds counts: another type, or the same type with other values. */
const unless = z.strictObject({
  when: conditionSchema,
  becomes: id.optional(),
  level: level.optional(),
  police: police.optional(),
  response: response.optional(),
  clock: id.optional(),
  duties: z.array(id).optional(),
});
const incidentType = z.strictObject({
  type: id,
  label: localized,
  level,
  /** Left out: what the level says (`levels`). */
  police: police.optional(),
  response: response.optional(),
  basis: z.array(statute).default([]),
  tracks: z.array(track).default([]),
  duties: z.array(id).default([]),
  clock: id.optional(),
  /** Whom 911 sends when this is an emergency. */
  emergency: z.array(service).min(1).default(['police']),
  director_copy: z.boolean().default(false),
  now_first: z.boolean().default(false),
  /** Left out: only when the reporter picks it under `specific`. */
  when: conditionSchema.optional(),
  unless: z.array(unless).default([]),
  why: localized,
  now: z.array(localized).min(1),
});
const rule = z.strictObject({
  rule: id,
  label: localized,
  basis: z.array(statute).default([]),
  status: z.enum(['confirmed', 'verify_with_counsel']),
  level: level.optional(),
  when: conditionSchema,
  owes: z.array(owed).default([]),
  tracks: z.array(track).default([]),
  duties: z.array(id).default([]),
});
/** Raises a level without a statute: danger, not sure. */
const floor = rule.extend({ emergency: z.array(service).optional(), decision: z.boolean().default(false) });
const clock = z.strictObject({
  value: z.number().int().nonnegative(),
  unit: z.enum(['min', 'hour', 'schoolday', 'day']),
  start: z.enum(['reported', 'suspended', 'known']).default('reported'),
  source: z.enum(['statute', 'district']).default('district'),
});
const duty = z.strictObject({
  label: localized,
  owner: z.enum(['director', 'deputy', 'designee', 'site_admin', 'title_ix', 'hr', 'crisis_lead', 'liaison', 'operator']),
  due: id,
});
const statuteStatus = z.strictObject({
  /** `confirmed`: a public source was found. */
  status: z.enum(['confirmed', 'verify_with_counsel']),
  source: line.optional(),
});
const reasonCode = z.strictObject({ id, en: line, es: line });

export const policyFileSchema = z.strictObject({
  policy: z
    .strictObject({
      version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a version is a date: 2026-11-24'),
      effective: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2026-11-24'),
      languages: z.array(z.enum(['en', 'es'])).min(1),
      changelog: z.array(z.strictObject({ version: z.string(), changes: z.array(line).min(1) })).min(1),
      /** Types that rules may already name although they are not written yet; they give `unlisted`. */
      planned_types: z.array(id).default([]),
      fallback: z.strictObject({ emergency: id, unlisted: id }),
      /** After these answers nothing more is asked. */
      ends: conditionSchema.optional(),
    })
    .optional(),
  levels: z.record(level, z.strictObject({ police, response, clock: id })).optional(),
  clocks: z.record(id, clock).optional(),
  duties: z.record(id, duty).optional(),
  terms: z.record(id, conditionSchema).optional(),
  /** Every law that a `basis` cites. */
  statutes: z.record(statute, statuteStatus).optional(),
  rules: z.array(rule).optional(),
  floors: z.array(floor).optional(),
  tracks: z.array(z.strictObject({ track, when: conditionSchema.optional(), never_officer: z.boolean().default(false) })).optional(),
  reason_codes: z.strictObject({ approve: z.array(reasonCode).min(1), decline: z.array(reasonCode).min(1) }).optional(),
  texts: z
    .strictObject({
      hotline: z.strictObject({ name: localized, phone: line }),
      de_escalation: z.array(localized).length(5),
      call_script: z.array(localized).length(5),
      notice_script: z.array(localized).length(5),
    })
    .optional(),
  questions: z.array(question).optional(),
  types: z.array(incidentType).optional(),
});

/** One file of a policy folder, its shape checked. */
export type PolicyFile = z.output<typeof policyFileSchema>;
export type RawQuestion = z.output<typeof question>;
export type RawType = z.output<typeof incidentType>;
export type RawRule = z.output<typeof rule>;
export type RawFloor = z.output<typeof floor>;
