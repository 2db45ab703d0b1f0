/** JSON columns are an edge like any other: a row of another release, or a hand that slipped, must not reach the rules. */
import { z } from 'zod';
import type { Answers, ClockSpec, Facts, Reason } from '../../policy/types.ts';

export const answersColumn: z.ZodType<Answers> = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const clockColumn: z.ZodType<ClockSpec> = z.object({
  id: z.string(),
  value: z.number().int().min(0),
  unit: z.enum(['min', 'hour', 'schoolday', 'day']),
  start: z.enum(['reported', 'suspended', 'known']),
  source: z.enum(['statute', 'district']),
});

export const clocksColumn = z.array(clockColumn);

export const reasonsColumn: z.ZodType<Reason[]> = z.array(
  z.object({ kind: z.enum(['type', 'rule']), id: z.string(), statutes: z.array(z.string()), answers: answersColumn }),
);

export const factsColumn: z.ZodType<Facts> = z.object({
  at: z.string().exactOptional(),
  reporterRole: z.string().exactOptional(),
  suspended: z.boolean().exactOptional(),
  suspendedAt: z.string().exactOptional(),
  minutesOpen: z.number().exactOptional(),
  found: z.boolean().exactOptional(),
});

export const detailsColumn = z.record(z.string(), z.string());

/** A plain copy for Prisma, whose own type for JSON knows no interfaces. */
export function toJson(value: Answers | Facts | ClockSpec | ClockSpec[] | Reason[] | Record<string, string>): JsonObject {
  return JSON.parse(JSON.stringify(value)); // what JSON.parse gives is JSON
}

type JsonObject = { [key: string]: JsonValue };
type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
