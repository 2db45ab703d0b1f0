import { z } from 'zod';
import { policyFileSchema } from './policy-file.ts';
import type { Named, PolicyNames } from './policy-names.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What names something, as `policy-file.ts` calls it, and the names there are. */
const REFERENCES = [
  ['type_id', 'types'],
  ['term_id', 'terms'],
  ['clock_id', 'clocks'],
  ['duty_id', 'duties'],
  ['citation', 'statutes'],
] as const;

/**
 * The JSON Schema of one file of a policy folder, for the completion of an editor.
 *
 * Draft-07, because the YAML language server takes no later one. Whatever names something takes the names there are, with their English
 * words under `enumDescriptions`, which that server shows. Where something is declared any id may stand. While names may be missing
 * (`complete` is false), they are only proposed.
 */
export function policyJsonSchema(names: PolicyNames): JsonSchema {
  const plain = z.toJSONSchema(policyFileSchema, { target: 'draft-07', io: 'input', override: forEditors });
  // draft-07 keeps its named schemas here; zod's type is as wide as all drafts
  const definitions = plain.definitions as Record<string, JsonSchema>;
  const { condition = {}, question_id: anyId = {} } = definitions;
  const questions = new Map([...names.questions].map(([id, { text }]) => [id, text]));
  const references = REFERENCES.map(([key, section]) => [key, oneOf(names[section], { plain: definitions[key] ?? {}, names })] as const);
  const answers = answerable(names).map(([id, question]) => [answersKey(id), oneOf(question.answers, { plain: anyId, names })] as const);
  return {
    ...plain,
    definitions: {
      ...definitions,
      ...Object.fromEntries(references),
      question_id: oneOf(questions, { plain: anyId, names }),
      condition: withQuestions(condition, names),
      ...Object.fromEntries(answers),
    },
  };
}

/** Without defaults, which an editor would write out; with the words of a key beside its reference, where an editor looks for them. */
function forEditors({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  delete jsonSchema.default;
  const [only, ...more] = jsonSchema.allOf ?? [];
  if (only === undefined || more.length > 0) return;
  delete jsonSchema.allOf;
  Object.assign(jsonSchema, only);
}

/** One of the names; any id while there are none, or while some may be missing. */
function oneOf(named: Named, { plain, names }: { plain: JsonSchema; names: PolicyNames }): JsonSchema {
  if (named.size === 0) return plain;
  const known: JsonSchema = { type: 'string', enum: [...named.keys()], enumDescriptions: [...named.values()] };
  return names.complete ? known : { anyOf: [known, plain] };
}

/** A condition with the questions there are, each with its answers: one, a list, or `{ every: […] }`. */
function withQuestions(condition: JsonSchema, names: PolicyNames): JsonSchema {
  const questions = answerable(names);
  const properties = questions.map(([id, { text }]) => [
    id,
    { description: text, ...answerMatch({ $ref: `#/definitions/${answersKey(id)}` }) },
  ]);
  return {
    ...condition,
    properties: { ...Object.fromEntries(properties), ...condition.properties },
    ...(names.complete && questions.length > 0 ? { additionalProperties: false } : {}),
  };
}

function answerMatch(answer: JsonSchema): JsonSchema {
  const every = { type: 'array', items: answer, minItems: 2 } as const;
  return {
    anyOf: [
      answer,
      { type: 'array', items: answer, minItems: 1 },
      {
        type: 'object',
        properties: { every: { description: 'All of these boxes are ticked.', ...every } },
        required: ['every'],
        additionalProperties: false,
      },
    ],
  };
}

/** A text or a school is not compared with anything. */
function answerable({ questions }: PolicyNames) {
  return [...questions].filter(([, { answers }]) => answers.size > 0);
}

const answersKey = (question: string) => `answers_of_${question}`;
