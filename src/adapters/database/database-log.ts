/** What this adapter writes to the operator's log: codes and counts, never values. A pino logger fits. */
export interface DatabaseLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export const silentLog: DatabaseLog = { info: () => {}, warn: () => {} };
