/** `npm run try`: a database in a scratch folder, the sample district, the bot, and chat clients in the browser. Nothing leaves this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../incidents/app-error.ts';
import { type Clients, whatIsMissing } from './try/clients.ts';
import { type Running, startTry } from './try/start-try.ts';
import { HELP, welcome } from './try/words.ts';

const WEB_PORT = 3100;
const OPTIONS = {
  help: { type: 'boolean' },
  port: { type: 'string' },
  filled: { type: 'boolean' },
  teams: { type: 'boolean' },
  both: { type: 'boolean' },
} as const;

/** @returns 0 after it was stopped, 1 when it could not start. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { help = false, filled = false, teams = false, both = false } = values;
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const clients: Clients = { slack: both || !teams, teams: both || teams };
  const missing = whatIsMissing(clients);
  if (missing !== null) {
    process.stderr.write(missing);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-try-'));
  let running: Running | null = null;
  try {
    running = await startTry(folder, { clients, webPort: Number(values.port ?? WEB_PORT), filled, env });
    process.stdout.write(welcome(running.addresses, filled));
    await stopSignal();
    process.stdout.write('\nStopping …\n');
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
