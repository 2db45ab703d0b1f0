/** The shape of one file of a policy folder. Every section may stand in any file; the folder is their sum. */
import { z } from 'zod';
import { STAGES } from '../policy.ts';
import { LEVELS, TRACKS } from '../types.ts';

export const id = z.string().regex(/^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$/, 'ids are letters, digits and single underscores');
export const line = z.string().trim().min(1);
/** A number to dial; ten digits or more. */
export const telephone = z.string().regex(/^[+(]?(\d[ ()-]*){10,}$/, 'write the number with area code: 1-800-442-4918');
export const localized = z.strictObject({ en: line, es: line });
const level = z
  .enum(LEVELS)
  .describe('L1, L2: the school handles it. L3: the director decides. L4: a statute demands a notice. L5: 911 first.');
const police = z
  .enum(['none', 'discretionary', 'mandatory', 'canra', '911'])
  .describe(
    'discretionary: the director decides. mandatory: a notice nobody can decline. canra: the reporter in person. Left out: as the level says.',
  );
const response = z
  .enum(['none', 'notice_only', 'officer_requested', '911'])
  .describe('What the other side is asked to do; a notice alone asks for no officer. Left out: as the level says.');
const track = z.enum(TRACKS);
/** "EC 48902(c)": a code or act, then where in it. */
const statute = z.string().regex(/^[A-Za-z0-9&'. ]*[A-Za-z0-9()./–-]+$/, 'write it as "EC 48902(c)"');
const service = z.enum(['police', 'medical', 'fire']);

/** Ids of what is declared elsewhere in the folder. By these names the JSON Schema of an editor lists what there is. */
const questionId = id.meta({ id: 'question_id' });
const termId = id.meta({ id: 'term_id' });
const clockId = id.meta({ id: 'clock_id' });
const dutyId = id.meta({ id: 'duty_id' });
const typeId = id.meta({ id: 'type_id' });
const citation = statute.meta({ id: 'citation' });

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
const conditionSchema: z.ZodType<RawCondition> = z
  .object({
    // it speaks of itself, hence the getters
    get all() {
      return z.array(conditionSchema).min(1).optional().describe('Each of these conditions holds.');
    },
    get any() {
      return z.array(conditionSchema).min(1).optional().describe('At least one of these conditions holds.');
    },
    get not() {
      return conditionSchema.optional().describe('True where this does not hold; where a question has no answer, it does not.');
    },
    is: z
      .union([termId, z.array(termId).min(1)])
      .optional()
      .describe('A condition with a name, from `terms`; of several, all hold.'),
    answered: questionId.optional().describe('This question has an answer, whatever it is.'),
    fact: z
      .strictObject({
        suspended: z.literal(true).optional().describe('The student was suspended.'),
        found: z.literal(true).optional().describe('The missing student was found.'),
        minutes_open_at_least: z.number().int().positive().optional().describe('So many minutes have passed since the report.'),
      })
      .optional()
      .describe('Something that happened, not a question.'),
  })
  .catchall(answerMatch)
  .meta({ id: 'condition', description: 'Questions and the answers that match. All of them must hold.' });

/** An answer of a question, and where it is offered. */
export const answerOption = z.strictObject({
  id,
  en: line,
  es: line,
  when: conditionSchema.optional().describe('Where the answer is offered; left out: always.'),
});
const owed = z.strictObject({
  to: z.enum(['police', 'cps', 'fire', 'medical', 'security']).describe('Who gets the notice.'),
  police,
  response,
  clock: clockId.optional().describe('How fast.'),
});
const question = z.strictObject({
  id: id.describe('Never rename it: stored reports carry it.'),
  stage: z.enum(STAGES).describe('The part of the report in which it is asked.'),
  text: localized.describe('Under 150 letters.'),
  hint: localized.optional().describe('A help line under the question.'),
  display: z
    .enum(['radio', 'select', 'checkboxes', 'text', 'site'])
    .describe('radio: one tap, shows all answers. select: two taps, hides them. checkboxes: several answers.'),
  optional: z.boolean().default(false).describe('It may be left without an answer.'),
  initial: id.optional().describe('The answer that is chosen beforehand.'),
  always: z.boolean().default(false).describe('Asked in its branch even where no answer can change the result.'),
  administrator_only: z.boolean().default(false).describe('Only administrators are asked.'),
  when: conditionSchema.optional().describe('The branch the question belongs to; it is asked only there.'),
  answers: z.array(answerOption).default([]).describe('A question that decides needs "I don\'t know".'),
});
const basis = z.array(citation).default([]).describe('The laws it rests on, from `statutes`; of a rule, the first one demands.');
const duties = z.array(dutyId).default([]).describe('Who does what afterwards.');
const unless = z.strictObject({
  when: conditionSchema,
  becomes: typeId.optional().describe('Another type, instead of this one.'),
  level: level.optional(),
  police: police.optional(),
  response: response.optional(),
  clock: clockId.optional().describe('How fast.'),
  duties: z.array(dutyId).optional().describe('Who does what afterwards, besides the duties of the type.'),
});
const incidentType = z.strictObject({
  type: id.describe('Never rename it: stored reports carry it.'),
  label: localized.describe('What cards and lists call it.'),
  level,
  police: police.optional(),
  response: response.optional(),
  basis,
  tracks: z.array(track).default([]).describe('Procedures that begin besides.'),
  duties,
  clock: clockId.optional().describe('How fast. Left out: as the level says.'),
  emergency: z.array(service).min(1).default(['police']).describe('Whom 911 sends when this is an emergency.'),
  director_copy: z.boolean().default(false).describe("A level 2 type that stands in the director's channel all the same."),
  now_first: z
    .boolean()
    .default(false)
    .describe('What to do now stands before CALL 911. Only where the telephone at hand must not be hung up.'),
  when: conditionSchema.optional().describe('For which answers it is this type. Left out: only when the reporter picks it.'),
  unless: z.array(unless).default([]).describe('The first line that holds counts: another type, or this one with another level.'),
  why: localized.describe('One sentence for the reporter: why it has this level.'),
  now: z.array(localized).min(1).describe('What to do now: at most four lines of eight words.'),
});
const rule = z.strictObject({
  rule: id,
  label: localized,
  basis,
  status: z.enum(['confirmed', 'verify_with_counsel']).describe('Never surer than the first law under `basis`.'),
  level: level.optional().describe('The level is at least this, whatever the types say.'),
  when: conditionSchema,
  owes: z.array(owed).default([]).describe('The notices it demands.'),
  notice_by: z
    .enum(['administrator', 'reporter', 'employee_and_supervisor'])
    .default('administrator')
    .describe('Whose duty the notice is: the principal or designee; whoever reported, in person; or both the employee and a supervisor.'),
  tracks: z.array(track).default([]).describe('Procedures that begin besides.'),
  duties,
});
/** Raises a level without a statute: danger, not sure. */
const floor = rule.extend({
  emergency: z.array(service).optional().describe('Whom 911 sends.'),
  decision: z.boolean().default(false).describe('At level 3 the director decides, even where no type asks for it.'),
});
const clock = z.strictObject({
  value: z.number().int().nonnegative().describe('0 min: at once. 0 schoolday: by the end of this school day.'),
  unit: z.enum(['min', 'hour', 'schoolday', 'day']),
  start: z.enum(['reported', 'suspended', 'known']).default('reported').describe('From when it runs.'),
  source: z.enum(['statute', 'district']).default('district').describe('Who set it: a statute, or the district.'),
});
const duty = z.strictObject({
  label: localized,
  owner: z.enum(['director', 'deputy', 'designee', 'site_admin', 'title_ix', 'hr', 'crisis_lead', 'liaison', 'operator']),
  due: clockId.describe('By when.'),
});
const statuteStatus = z.strictObject({
  status: z.enum(['confirmed', 'verify_with_counsel']).describe('confirmed: a public source was found.'),
  source: line.optional().describe('Where the text of the law was found.'),
});
const reasonCode = z.strictObject({ id, en: line, es: line });

export const policyFileSchema = z.strictObject({
  policy: z
    .strictObject({
      version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a version is a date: 2026-11-24'),
      effective: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2026-11-24'),
      languages: z.array(z.enum(['en', 'es'])).min(1),
      changelog: z
        .array(z.strictObject({ version: z.string(), changes: z.array(line).min(1) }))
        .min(1)
        .describe('Every change, newest version first.'),
      planned_types: z.array(id).default([]).describe('Types that may be named although they are not written yet; they give `unlisted`.'),
      fallback: z.strictObject({ emergency: typeId, unlisted: typeId }).describe('The types when nothing else fits.'),
      ends: conditionSchema.optional().describe('After these answers nothing more is asked.'),
    })
    .optional(),
  levels: z
    .record(level, z.strictObject({ police, response, clock: clockId }))
    .optional()
    .describe('What each level brings.'),
  clocks: z.record(id, clock).optional().describe('How fast.'),
  duties: z.record(id, duty).optional().describe('Who does what afterwards.'),
  terms: z.record(id, conditionSchema).optional().describe('Conditions with a name; `is` puts one in place.'),
  term_names: z.record(id, localized).optional().describe('Term: what it is called where a person reads the rules.'),
  statutes: z.record(statute, statuteStatus).optional().describe('Every law that a `basis` cites.'),
  rules: z.array(rule).optional().describe('The notices that a statute demands; nobody can decline them.'),
  floors: z.array(floor).optional().describe('What keeps a level up without a statute: danger, not sure.'),
  tracks: z
    .array(
      z.strictObject({
        track,
        when: conditionSchema.optional(),
        never_officer: z.boolean().default(false).describe('No officer is asked for.'),
      }),
    )
    .optional(),
  reason_codes: z
    .strictObject({ approve: z.array(reasonCode).min(1), decline: z.array(reasonCode).min(1) })
    .optional()
    .describe('The reasons that a director may give for a decision.'),
  texts: z
    .strictObject({
      hotline: z.strictObject({ name: localized, phone: telephone }),
      de_escalation: z.array(localized).length(5),
      call_script: z.array(localized).length(5),
      notice_script: z.array(localized).length(5),
    })
    .optional(),
  questions: z.array(question).optional().describe('The questions, in the order of asking within their stage.'),
  types: z.array(incidentType).optional().describe('The kinds of incident.'),
});

/** One file of a policy folder, its shape checked. */
export type PolicyFile = z.output<typeof policyFileSchema>;
export type RawQuestion = z.output<typeof question>;
export type RawType = z.output<typeof incidentType>;
export type RawRule = z.output<typeof rule>;
export type RawFloor = z.output<typeof floor>;
