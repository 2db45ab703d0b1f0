/** What botbuilder's errors mean for a delivery. The connector throws RestError with a status and the body's code. */
import { z } from 'zod';
import { AppError } from '../../incidents/app-error.ts';
import { DeliveryError } from '../../incidents/delivery.ts';

const Failure = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  body: z.object({ error: z.object({ code: z.string().optional(), message: z.string().optional() }).nullish() }).nullish(),
  response: z.object({ headers: z.unknown() }).nullish(),
});

/** Nothing had been sent when these happened. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Anything that goes wrong while something is said or changed, as the delivery queue understands it. Only a lost answer to `post` leaves a
 * doubt: the rest does no harm twice (`open`: the conversation with a person is the same one every time).
 */
export function toDeliveryError(error: unknown, operation: 'post' | 'update' | 'open'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof AppError) return new DeliveryError(error.code, { retryable: error.code !== 'teams-limit', cause: error });
  const read = Failure.safeParse(error);
  const { statusCode, body, code, response } = read.success ? read.data : {};
  const said = body?.error?.code ?? code;
  const ambiguous = operation === 'post';
  if (statusCode === undefined) {
    const notSent = code !== undefined && NOT_SENT.includes(code);
    return new DeliveryError(wordOf(code) ?? 'network', { retryable: true, ambiguous: ambiguous && !notSent, cause: error });
  }
  if (statusCode === 404 && operation === 'update') return new DeliveryError('message-gone', { retryable: false, cause: error });
  if (statusCode === 413) return new DeliveryError('message-too-big', { retryable: false, cause: error });
  if (statusCode === 412 || statusCode === 429) {
    return new DeliveryError(`http-${statusCode}`, { retryable: true, retryAfterMs: waitOf(response?.headers), cause: error });
  }
  // a gateway's answer says nothing of whether Teams took the message
  if (statusCode >= 500) {
    const retryAfterMs = askedOf(response?.headers);
    return new DeliveryError(`http-${statusCode}`, { retryable: true, retryAfterMs, ambiguous, cause: error });
  }
  // the app was removed, an owner forbids it, a secret ran out: a person mends it, and the message waits for that
  const mendable = [401, 403, 404].includes(statusCode);
  return new DeliveryError(wordOf(said) ?? `http-${statusCode}`, { retryable: mendable, cause: error });
}

const DEFAULT_WAIT_MS = 1_000;

/** A limit without a time means a moment. */
const waitOf = (headers: unknown): number => askedOf(headers) ?? DEFAULT_WAIT_MS;

/** Milliseconds of Retry-After. */
function askedOf(headers: unknown): number | null {
  const given = headers instanceof Object && 'get' in headers && typeof headers.get === 'function' ? headers.get('retry-after') : undefined;
  const seconds = Number(given ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** Teams' error word; anything else may hold words of a person. */
const wordOf = (said: string | undefined): string | undefined => (said && /^[A-Za-z0-9_.-]{1,60}$/.test(said) ? said : undefined);

/** HTTP status of what the connector threw; null: none came. */
export function statusOf(error: unknown): number | null {
  const read = Failure.safeParse(error);
  return (read.success ? read.data.statusCode : null) ?? null;
}

/** A code for the log, never a message: it may hold words of a person. */
export function codeOf(error: unknown): string {
  if (error instanceof AppError || error instanceof DeliveryError) return error.code;
  const read = Failure.safeParse(error);
  if (!read.success) return 'unexpected';
  const { body, code, statusCode } = read.data;
  return wordOf(body?.error?.code ?? code) ?? (statusCode ? `http-${statusCode}` : 'unexpected');
}
