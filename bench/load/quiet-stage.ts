/** The bot against the double of this process, with its database open for looking: for one person at a time, or a crowd without a clock. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { attachEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts';
import { createScratch, freePort } from '../drive/scratch.ts';
import { type Reported, type Reporting, sendReport } from '../drive/send-report.ts';
import { type BotProcess, startBot } from '../drive/start-bot.ts';
import type { Story } from '../drive/stories.ts';
import { startWorkspace } from '../drive/workspace.ts';

const LOOK_MS = 20;
const AT_ONCE = 20;

export interface QuietStage {
  bot: BotProcess;
  /** Send a report from a teacher (counted round), all the way. */
  send(turn: number, story: Story, reporting?: Partial<Reporting>): Promise<Reported>;
  /** Many reports, twenty people at a time. */
  sendMany(stories: Story[]): Promise<void>;
  /** When the double received the card of an incident in the director's channel; waits for it. */
  cardAt(incidentId: string): Promise<number>;
  /** Messages of the director's channel that wait. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

export async function openQuietStage(): Promise<QuietStage> {
  const { slack, district, directorChannel, teachers } = await startWorkspace({ teachers: 200 });
  const scratch = createScratch();
  const bot = startBot({
    ...{ database: { dataDir: scratch.dataDir }, slack, port: await freePort() },
    logFile: `${scratch.folder}/bot.log`,
  });
  await bot.ready();
  slack.setAppUrl(bot.requestUrl);
  const { url } = await attachEmbeddedPostgres({ dataDir: scratch.dataDir });
  const database = new pg.Client({ connectionString: url });
  await database.connect();

  const send: QuietStage['send'] = async (turn, story, reporting = {}) => {
    const site = district.sites[turn % district.sites.length];
    const person = slack.actAs(teachers[turn % teachers.length] ?? '');
    const reported = await sendReport(person, story, { siteId: site?.id ?? '', ...reporting });
    if (!reported.incidentId) throw new Error(`report ${turn} became no incident: ${reported.why ?? 'it just ended'}`);
    return reported;
  };

  return {
    bot,
    send,
    async sendMany(stories) {
      const waiting = stories.entries();
      const work = async () => {
        for (const [turn, story] of waiting) await send(turn, story);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
    async cardAt(incidentId) {
      for (;;) {
        const { rows } = await database.query<{ messageId: string | null }>(
          `SELECT "messageId" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'incident-card' AND NOT "direct"`,
          [incidentId],
        );
        const card = slack.messagesIn(directorChannel).find(({ ts }) => ts === rows[0]?.messageId);
        if (card) return card.postedAt;
        await sleep(LOOK_MS);
      }
    },
    async waiting() {
      const { rows } = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "Delivery" WHERE "state" IN ('queued', 'sending', 'unknown') AND "address" = $1`,
        [directorChannel],
      );
      return rows[0]?.count ?? 0;
    },
    async close() {
      await database.end();
      await bot.stop();
      await slack.stop();
      await scratch.remove();
    },
  };
}
