import { z } from 'zod';

type Path = readonly PropertyKey[];

/** The keys a schema knows at a path of its data, so that a mistyped one can be answered with the one that was meant. */
export function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => knownKeys(option, path));
  const inner = unwrapped(schema);
  if (inner) return knownKeys(inner, path);
  const [head, ...rest] = path;
  if (head === undefined) return ownKeys(schema);
  const next = child(schema, head);
  return next ? knownKeys(next, rest) : [];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodLazy) return schema.unwrap();
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly) return schema.unwrap();
  if (schema instanceof z.ZodPipe) return schema.in;
  return null;
}

function ownKeys(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}

function child(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] ?? null;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return null;
}
