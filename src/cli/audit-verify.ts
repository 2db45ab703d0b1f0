/** `npm run audit:verify [-- --head <sequence>:<hash>] [--log <file>]`: walks the audit chain and names the first row that is not as it was written. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { AuditHead } from '../adapters/database/audit-chain.ts';
import { openDatabase } from '../adapters/database/open-database.ts';
import { AppError } from '../incidents/app-error.ts';

const environment = z.object({ DATABASE_URL: z.string().optional(), DATA_DIR: z.string().default('./data') });
const logLine = z.object({ code: z.literal('audit-head'), sequence: z.string().regex(/^\d+$/), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const headArgument = z.string().regex(/^\d+:[0-9a-f]{64}$/);

const WHY = {
  gap: 'an event is missing or stands twice',
  'previous-hash': 'it does not follow the event before it',
  hash: 'its stored bytes are not the ones that were written',
  'missing-tail': 'the chain ends before a head you gave',
  'other-head': 'it is not the head you gave, or the log holds',
};

/** @returns 0 intact, 1 broken, 2 could not be checked. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = environment.parse(env);
  try {
    const known = await readHeads(args);
    const database = await openDatabase({ url, dataDir, as: 'command', poolSize: 1 });
    const result = await database.verifyChain(known).finally(database.close);
    if (result.kind === 'broken') {
      process.stderr.write(`Audit chain BROKEN at event ${result.sequence}: ${WHY[result.why]}.\n`);
      return 1;
    }
    process.stdout.write(`Audit chain intact: ${result.head.sequence} events. Head ${result.head.sequence}:${result.head.hash}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message} (${error.code})\n`);
    return 2;
  }
}

/** The head that the operator gives and every one that the bot copied into its log: the chain must still contain them all. */
async function readHeads(args: string[]): Promise<AuditHead[]> {
  const { values } = parseArgs({ args, options: { head: { type: 'string' }, log: { type: 'string' } } });
  const given = values.head === undefined ? [] : [headOf(values.head)];
  return values.log === undefined ? given : [...given, ...(await headsInLog(values.log))];
}

function headOf(argument: string): AuditHead {
  const parsed = headArgument.safeParse(argument);
  if (!parsed.success) throw new AppError('bad-argument', '--head wants <sequence>:<hash>, as this command or the log prints it.');
  const [sequence = '0', hash = ''] = parsed.data.split(':');
  return { sequence: BigInt(sequence), hash };
}

/** Every `audit-head` line of a log file: one JSON object a line, as pino writes it; container engines put a name or a time before it. */
async function headsInLog(file: string): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const parsed = logLine.safeParse(jsonOrNull(line.slice(line.indexOf('{'))));
      if (parsed.success) heads.push({ sequence: BigInt(parsed.data.sequence), hash: parsed.data.hash });
    }
  } catch (cause) {
    throw new AppError('bad-argument', `${file} cannot be read.`, { cause });
  }
  if (heads.length === 0) throw new AppError('bad-argument', `${file} holds no line with the code audit-head.`);
  return heads;
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
