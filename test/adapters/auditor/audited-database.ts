/** The real database and use cases with a bot that attends to everything in time, and the auditor beside it. */
import pg from 'pg';
import { createAuditor } from '../../../src/adapters/auditor/create-auditor.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import { attendReminder } from '../../../src/incidents/remind/attend-reminder.ts';
import { incidentDatabase } from '../../incidents/incident-database.ts';

export const MINUTE = 60_000;

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  code: string;
  fields: Record<string, unknown>;
}

export async function auditedDatabase() {
  const at = await incidentDatabase();
  const { db, deps } = at;
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  const run = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rowCount ?? 0;
  const lines: LogLine[] = [];
  const logged = (level: LogLine['level']) => (fields: object) => void lines.push({ level, code: '', ...fields, fields: { ...fields } });
  const said: Notice[] = [];
  const heard = { down: false };

  const say = async (notice: Notice): Promise<void> => {
    if (heard.down) throw new Error('nobody hears');
    said.push(notice);
  };
  const auditor = (over: Partial<Parameters<typeof createAuditor>[0]> = {}) =>
    createAuditor({
      databaseUrl: db.url,
      district: deps.district,
      say,
      clock: db.clock,
      log: { info: logged('info'), warn: logged('warn'), error: logged('error') },
      ...over,
    });

  /** Whatever is due, as the reminder worker does it. */
  const attend = async (): Promise<void> => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT "id" FROM "Reminder" WHERE "doneAt" IS NULL AND "dueAt" <= $1 ORDER BY "dueAt"',
      [db.clock.now()],
    );
    for (const { id } of rows) await attendReminder(deps, { reminderId: id });
  };

  /** Everything that may go now arrives; how it does has tests of its own. */
  const deliver = async (): Promise<void> => {
    const ready = `"state" IN ('queued', 'unknown') AND ("notBefore" IS NULL OR "notBefore" <= $1)`;
    const now = [db.clock.now()];
    await run(
      `UPDATE "PostedCard" SET "messageId" = coalesce("messageId", 'm-' || "id"), "channel" = "address", "shownVersion" = "wantedVersion"
       WHERE "id" IN (SELECT "cardId" FROM "Delivery" WHERE ${ready})`,
      now,
    );
    await run(`UPDATE "Delivery" SET "state" = 'sent', "settledAt" = $1 WHERE ${ready}`, now);
  };

  const main = auditor();
  return {
    ...at,
    /** SQL of somebody who should not; the number of rows. */
    run,
    auditor,
    main,
    said,
    heard,
    lines,
    attend,
    deliver,
    /** Minutes go by, and everything due is attended to and sent. */
    async pass(minutes: number, step = 1): Promise<void> {
      for (let gone = 0; gone < minutes; gone += step) {
        db.clock.move(step * MINUTE);
        await attend();
        await deliver();
      }
    },
    /** What is overlooked now: code and whose. */
    async overlooked(): Promise<string[]> {
      return (await main.look()).map(({ code, reference }) => (reference === null ? code : `${code} ${reference}`)).sort();
    },
    async close(): Promise<void> {
      await main.stop();
      await client.end();
      await db.close();
    },
  };
}

export type AuditedDatabase = Awaited<ReturnType<typeof auditedDatabase>>;
