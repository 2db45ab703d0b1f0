/** The auditor's own way to the database: one connection that can only read, opened anew when it was lost. */
import pg from 'pg';
import type { AuditedRows } from '../../incidents/overlooked/overlooked.ts';
import { readAuditedRows } from './read-rows.ts';

export interface AuditSession {
  read(now: Date): Promise<AuditedRows>;
  /** Of all processes on this database one speaks; it keeps the word until it gives it up or its connection ends. */
  maySpeak(): Promise<boolean>;
  giveUpWord(): Promise<void>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 15_000;
const CONNECT_MS = 5_000;
/** Any number that nothing else of this program locks. */
const SPEAKER_LOCK = 72_707_416;

export function createAuditSession(url: string): AuditSession {
  let open: { client: pg.Client; speaks: boolean } | null = null;

  const connection = async (): Promise<{ client: pg.Client; speaks: boolean }> => {
    if (open) return open;
    const client = new pg.Client({
      connectionString: url,
      application_name: 'crosswalk auditor',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: TIMEOUT_MS,
      statement_timeout: TIMEOUT_MS,
      keepAlive: true,
      options: '-c timezone=UTC -c default_transaction_read_only=on',
    });
    // unheard, the end of a connection would be the end of the bot
    client.on('error', () => forget(client));
    client.on('end', () => forget(client));
    try {
      await client.connect();
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    open = { client, speaks: false };
    return open;
  };
  const forget = (client: pg.Client): void => {
    if (open?.client === client) open = null;
  };
  const close = async (): Promise<void> => {
    const client = open?.client;
    open = null;
    await client?.end().catch(() => {});
  };
  /** After any failure the connection is not trusted again. */
  const orClose = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await close();
      throw error;
    }
  };

  return {
    read: (now) => orClose(async () => readAuditedRows((await connection()).client, now)),
    maySpeak: () =>
      orClose(async () => {
        const session = await connection();
        if (!session.speaks) {
          const { rows } = await session.client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [SPEAKER_LOCK]);
          session.speaks = rows[0]?.taken === true;
        }
        return session.speaks;
      }),
    // the lock ends with the connection
    giveUpWord: close,
    close,
  };
}
