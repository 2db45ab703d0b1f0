/** What the records commands have in common: the configured database and district, and their faults as one line each. */
import { openDatabase } from '../adapters/database/open-database.ts';
import { readDistrict } from '../adapters/files/read-district.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import { systemClock, systemIds } from '../adapters/local/ids.ts';
import { configProblemText, readConfig } from '../config.ts';
import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import type { UnitOfWork } from '../incidents/ports.ts';

/** @returns 0 done, 1 wrong configuration or files, 2 wrong use or no database. */
export async function withDatabase(
  env: NodeJS.ProcessEnv,
  work: (given: { unitOfWork: UnitOfWork; district: District }) => Promise<void>,
): Promise<number> {
  const read = readConfig(env, { platform: false });
  if (!read.ok) return complain(read.problems.map(configProblemText));
  const district = readDistrict(read.config.districtFile);
  if (!district.ok) return complain(district.problems.map(problemText));
  const { database: where } = read.config;
  const target = where.kind === 'server' ? { url: where.url, dataDir: 'data' } : { dataDir: where.dataDir };
  try {
    const database = await openDatabase({ ...target, as: 'command', poolSize: 1 });
    const unitOfWork = database.unitOfWork({
      ...{ clock: systemClock, ids: systemIds, channels: { director: [], liaison: [] }, platforms: [] },
      ...{ policy: { hash: '0'.repeat(64), version: 'none', content: {} }, wakeUp: async () => {} },
    });
    await work({ unitOfWork, district: district.district }).finally(database.close);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message} (${error.code})\n`);
    return 2;
  }
}

function complain(problems: string[]): number {
  process.stderr.write(`${problems.join('\n')}\n`);
  return 1;
}
