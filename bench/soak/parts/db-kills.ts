/** `kill -9` of PostgreSQL under the same load; the bot lives and brings it back. */
import { postmasterOf } from '../../drive/scratch.ts';
import type { Part } from '../part.ts';
import { onChatStage, startSingleBot } from '../stage.ts';
import { runStruckLoad } from './struck-load.ts';

export const dbKills: Part = (options, chat) =>
  onChatStage({ teachers: Math.max(10, Math.ceil(options.reports / 4)), keep: options.keep }, chat, async (stage) => {
    const { bot, databaseUrl } = await startSingleBot(stage);
    const strikes = {
      count: options.dbKills,
      // a database has no start of its own to be met at
      moments: ['any', 'sending', 'posting'] as const,
      strike: async () => {
        const pid = postmasterOf(stage.scratch.dataDir);
        if (pid === null) throw new Error('PostgreSQL does not run');
        process.kill(pid, 'SIGKILL');
        await bot.ready();
      },
    };
    const result = await runStruckLoad(stage, options, { databaseUrl, strikes });
    const problems = bot.hasEnded() ? ['the bot ended'] : [];
    return { ...result, findings: [...result.findings, { what: 'times the bot went on', counted: options.dbKills, problems }] };
  });
