/** `kill -9` of the bot while reports are sent and decided; it is started again at once on the same data folder. */
import type { Part } from '../part.ts';
import { onChatStage, startSingleBot } from '../stage.ts';
import { runStruckLoad } from './struck-load.ts';

export const kills: Part = (options, chat) =>
  onChatStage({ teachers: Math.max(10, Math.ceil(options.reports / 4)), keep: options.keep }, chat, async (stage) => {
    const single = await startSingleBot(stage);
    let { bot } = single;
    const strikes = {
      count: options.kills,
      strike: async (next: string | null) => {
        if (bot.hasEnded()) throw new Error('the bot had ended by itself before it was killed');
        await bot.kill();
        bot = stage.start({ dataDir: stage.scratch.dataDir }, single.port);
        if (next !== 'starting') await bot.ready();
      },
    };
    return runStruckLoad(stage, options, { databaseUrl: single.databaseUrl, strikes });
  });
