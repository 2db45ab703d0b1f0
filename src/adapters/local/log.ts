/** The operator's log: JSON lines of ids and codes. What a library puts into an error's message may quote a payload, so it stays out. */
import { type Logger, pino } from 'pino';
import { AppError } from '../../incidents/app-error.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** Longest chain of causes that is followed. */
const CAUSES = 4;

interface LoggedError {
  type: string;
  code?: string;
  /** Only of our own errors, whose sentences hold no payload. */
  message?: string;
  /** Where, without the first line, which repeats the message. */
  at?: string;
  cause?: LoggedError;
}

/**
 * @param level one of pino's levels or `silent`.
 * @param destination where lines go; standard output when missing.
 * @throws AppError `log-level-unknown`.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  if (!LEVELS.some((known) => known === level)) {
    throw new AppError('log-level-unknown', `LOG_LEVEL is "${level}"; set it to one of ${LEVELS.join(', ')}.`);
  }
  const options = { level, base: { pid: process.pid }, serializers: { err: loggedError, error: loggedError } };
  return destination ? pino(options, destination) : pino(options);
}

function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : null;
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    ...(error instanceof AppError ? { message: error.message } : {}),
    ...frames(error),
    ...(error.cause === undefined || depth >= CAUSES ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
}

function frames(error: Error): { at?: string } {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.length > 0 ? { at: lines.map((line) => line.trim()).join(' | ') } : {};
}
