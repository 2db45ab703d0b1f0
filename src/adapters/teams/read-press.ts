/** What a press carries: a button of a card or dialog, or a command of the message extension. */
import { z } from 'zod';
import type { FieldValues } from '../../conversation/screen.ts';
import { readMarkup } from './escape.ts';

const CardData = z.looseObject({
  crosswalk: z.object({
    v: z.literal(1),
    action: z.string(),
    value: z.string().default(''),
    screenId: z.string().optional(),
    context: z.record(z.string(), z.string()).default({}),
    multi: z.array(z.string()).default([]),
    over: z.boolean().default(false),
    turn: z.boolean().default(false),
  }),
});

/** A press on one of our cards, with what is filled in. */
export interface CardInput {
  action: string;
  value: string;
  screenId: string | null;
  context: Record<string, string>;
  values: FieldValues;
  /** A screen in the place of a message. */
  over: boolean;
  turn: boolean;
}

/** null: not one of ours, or of a version whose cards look different. */
export function readCardData(data: unknown): CardInput | null {
  const read = CardData.safeParse(data);
  if (!read.success) return null;
  const { crosswalk, ...inputs } = read.data;
  const { action, value, screenId = null, context, multi, over, turn } = crosswalk;
  return { action, value, screenId, context, values: valuesOf(inputs, multi), over, turn };
}

/** One value per field; fields left empty are missing. */
function valuesOf(inputs: Record<string, unknown>, multi: readonly string[]): FieldValues {
  const values: FieldValues = {};
  for (const [id, value] of Object.entries(inputs)) {
    if (typeof value !== 'string' || value === '' || id === 'msteams') continue;
    values[id] = multi.includes(id) ? value.split(',').map((each) => each.trim()) : value;
  }
  return values;
}

const Execute = z.object({
  action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

/** `adaptiveCard/action`: the data of the button, and whether the client asked by itself. */
export function readExecute(value: unknown): { data: unknown; automatic: boolean } | null {
  const read = Execute.safeParse(value);
  return read.success ? { data: read.data.action.data, automatic: read.data.trigger === 'automatic' } : null;
}

const Task = z.object({
  data: z.unknown().optional(),
  commandId: z.string().optional(),
  messagePayload: z.object({ body: z.object({ content: z.string().nullish() }).nullish() }).nullish(),
});

/** `task/…` and `composeExtension/…`: data of the button or card, and the words of the message it was called on. */
export function readTask(value: unknown): { data: unknown; commandId: string | null; text: string } {
  const { data, commandId, messagePayload } = Task.parse(value ?? {});
  return { data, commandId: commandId ?? null, text: readMarkup(messagePayload?.body?.content ?? '') };
}
