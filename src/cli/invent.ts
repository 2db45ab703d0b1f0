/** `npm run invent -- --seed 1 [--incidents 2000] [--until 2026-11-22]`: fills an empty database with a year that never happened. */
import { parseArgs } from 'node:util';
import { openDatabase } from '../adapters/database/open-database.ts';
import { systemClock } from '../adapters/local/ids.ts';
import { configProblemText, readConfig } from '../config.ts';
import { isCalendarDate } from '../district/wall-time.ts';
import { AppError } from '../incidents/app-error.ts';
import { readSetup } from '../wiring/read-setup.ts';
import { fillDistrict, type Wanted } from './invented/fill-district.ts';

const HELP = `Usage: npm run invent -- [--seed 1] [--incidents 2000] [--until YYYY-MM-DD]

Fills an empty database (DATABASE_URL, or the one in DATA_DIR) with a year of invented incidents, so that there is
something to look at and to measure: npm run digest. Never for the database of a real district: it refuses where
anything was reported. The same seed gives the same year. --until: the day after the last one; without it this Monday.
Nothing is sent about them, and every one is marked as invented.
`;

/** @returns 0 filled, 1 wrong configuration or files, 2 wrong use, no database, or one that is not empty. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const wanted = readOptions(args);
    if (wanted === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const read = readConfig(env, { platform: false });
    if (!read.ok) {
      process.stderr.write(`${read.problems.map(configProblemText).join('\n')}\n`);
      return 1;
    }
    const setup = readSetup(read.config);
    const { database: where } = read.config;
    const target = where.kind === 'server' ? { url: where.url, dataDir: 'data' } : { dataDir: where.dataDir };
    const database = await openDatabase({ ...target, as: 'command', poolSize: 1 });
    const { kind } = await fillDistrict(database.ownerUrl, setup, { now: systemClock.now(), ...wanted }).finally(database.close);
    if (kind === 'filled') return 0;
    process.stderr.write('This database is filled with invented incidents already; nothing was changed.\n');
    return 2;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message} (${error.code})\n`);
    return error.code === 'setup-invalid' ? 1 : 2;
  }
}

function readOptions(args: string[]): Omit<Wanted, 'now'> | 'help' {
  const { seed, incidents, until, help } = parsed(args);
  if (help) return 'help';
  if (until !== undefined && !isCalendarDate(until)) throw new AppError('bad-argument', '--until wants a date like 2026-11-23.');
  return {
    seed: wholeNumber('--seed', seed ?? '1'),
    ...(incidents === undefined ? {} : { incidents: wholeNumber('--incidents', incidents) }),
    ...(until === undefined ? {} : { until }),
  };
}

function parsed(args: string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { seed: string, incidents: string, until: string, help: { type: 'boolean' } } }).values;
  } catch (cause) {
    throw new AppError('bad-argument', 'That is not how this command is used; `npm run invent -- --help` tells.', { cause });
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,8}$/.test(text) && Number(text) > 0) return Number(text);
  throw new AppError('bad-argument', `${option} wants a whole number above 0.`);
}
