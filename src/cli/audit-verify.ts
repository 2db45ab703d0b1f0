/** `npm run audit:verify [-- --head <sequence>:<hash>]`: walks the audit chain and names the first row that is not as it was written. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { AuditHead } from '../adapters/database/audit-chain.ts';
import { openDatabase } from '../adapters/database/open-database.ts';
import { AppError } from '../incidents/app-error.ts';

const environment = z.object({ DATABASE_URL: z.string().optional(), DATA_DIR: z.string().default('./data') });
const headArgument = z.string().regex(/^\d+:[0-9a-f]{64}$/);

const WHY = {
  gap: 'an event is missing or stands twice',
  'previous-hash': 'it does not follow the event before it',
  hash: 'its stored bytes are not the ones that were written',
  'missing-tail': 'the chain ends before the head you gave',
  'other-head': 'it is not the head you gave',
};

/** @returns 0 intact, 1 broken, 2 could not be checked. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = environment.parse(env);
  try {
    const known = readHead(args);
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

function readHead(args: string[]): AuditHead | undefined {
  const { values } = parseArgs({ args, options: { head: { type: 'string' } } });
  if (values.head === undefined) return undefined;
  const parsed = headArgument.safeParse(values.head);
  if (!parsed.success) throw new AppError('bad-argument', '--head wants <sequence>:<hash>, as this command or the log prints it.');
  const [sequence = '0', hash = ''] = parsed.data.split(':');
  return { sequence: BigInt(sequence), hash };
}
