/** Start, listen, stop cleanly; nothing else. */
import { configProblemText, readConfig } from './config.ts';
import { startBot } from './wiring.ts';

const read = readConfig(process.env);
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`${configProblemText(problem)}\n`);
  process.exit(2);
}
try {
  const bot = await startBot(read.config, { ownsProcess: true });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    bot.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
