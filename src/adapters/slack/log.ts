import { type Logger, LogLevel } from '@slack/bolt';

/** The part of pino this adapter uses: ids and codes as fields, never a payload. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/**
 * Bolt's own log lines, reduced: at debug it writes whole requests, and its errors carry answers of Slack. Only the first words of
 * a warning or an error pass, up to the first punctuation that could introduce content.
 */
export function createBoltLogger(log: Log): Logger {
  const first = (parts: unknown[]): string =>
    typeof parts[0] === 'string' ? (parts[0].split(/[:([{"']/)[0] ?? '').trim().slice(0, 100) : 'error';
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn({ component: 'bolt', line: first(parts) }, 'slack library warning'),
    error: (...parts) => log.error({ component: 'bolt', line: first(parts) }, 'slack library error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
