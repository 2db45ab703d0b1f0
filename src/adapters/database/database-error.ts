/** The one place where faults of PostgreSQL, its driver and Prisma become the program's own. */
import { z } from 'zod';
import { AppError } from '../../incidents/app-error.ts';

/** Shapes a fault comes in: pg's own error, a socket's, Prisma's, and Prisma's around the adapter's around pg's. */
const fault = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  kind: z.string().optional(),
  originalCode: z.string().optional(),
  cause: z.unknown().optional(),
  meta: z.object({ driverAdapterError: z.unknown().optional(), code: z.string().optional() }).optional(),
});

/** Socket errors, SQLSTATE classes 08 and 57, too many connections, Prisma's "cannot reach / timed out / transaction lost". */
const UNAVAILABLE_CODE =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08...|57014|57P0[1-5]|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const UNAVAILABLE_KIND = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
const UNAVAILABLE_MESSAGE =
  /Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated|not queryable|Client was closed|terminating connection|the database system is|Transaction API error|Transaction already closed/i;
const CONFLICT_CODE = /^(40001|40P01|P2034)$/;

/** The fault itself and everything it wraps, outermost first. */
function layers(error: unknown, depth = 0): z.infer<typeof fault>[] {
  const layer = fault.safeParse(error instanceof Error ? { ...error, message: error.message, cause: error.cause } : error);
  if (!layer.success || depth > 6) return [];
  const { cause, meta } = layer.data;
  return [layer.data, ...layers(cause, depth + 1), ...layers(meta?.driverAdapterError, depth + 1)];
}

function isUnavailable({ code, kind, originalCode, message, meta }: z.infer<typeof fault>): boolean {
  if ([code, originalCode, meta?.code].some((each) => each !== undefined && UNAVAILABLE_CODE.test(each))) return true;
  return UNAVAILABLE_KIND.test(kind ?? '') || UNAVAILABLE_MESSAGE.test(message ?? '');
}

/** Two transactions met: the same work may simply be done again. */
export function isConflict(error: unknown): boolean {
  return layers(error).some(
    ({ code, originalCode, kind, meta }) =>
      kind === 'TransactionWriteConflict' || [code, originalCode, meta?.code].some((each) => CONFLICT_CODE.test(each ?? '')),
  );
}

/** `database-unavailable` for whatever means that there is no database just now; the program's own faults pass; the rest stays as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (!layers(error).some(isUnavailable)) return error;
  return new AppError('database-unavailable', 'The database cannot be reached; the bot tries again by itself.', { cause: error });
}
