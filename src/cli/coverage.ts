/** `npm run coverage -- --agency palm_springs_pd --file calls.csv`: an agency's own list of calls beside our record. */
import { parseArgs } from 'node:util';
import { readAgencyCalls } from '../adapters/files/read-agency-calls.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import { systemClock, systemIds } from '../adapters/local/ids.ts';
import { importAgencyCalls, type UnmatchedCall } from '../digest/coverage/import-agency-calls.ts';
import { normalNumber } from '../digest/coverage/read-call-number.ts';
import { rematchCalls } from '../digest/coverage/rematch-calls.ts';
import type { Coverage } from '../digest/coverage/settle-matches.ts';
import { inertText } from '../digest/document/csv-cell.ts';
import type { District } from '../district/types.ts';
import { wallDate, wallTime } from '../district/wall-time.ts';
import { AppError } from '../incidents/app-error.ts';
import type { UnitOfWork } from '../incidents/ports.ts';
import { withDatabase } from './with-database.ts';

const HELP = `Usage: npm run coverage -- --agency palm_springs_pd --file calls.csv [--dry-run]
       npm run coverage -- --list [--agency palm_springs_pd]
       npm run coverage -- --rematch

Compares an agency's list of its calls at our schools (CSV: number,time,place; docs/operating.md) with what we know, and prints
"Police calls at our sites n, known to us m", the calls no incident tells of, and places that are none of our sites. The same list
again changes nothing; a corrected one changes its numbers. A list with a mistake is not stored; --dry-run never stores.
--list matches again and prints what is still open, with its age in days; --rematch only matches again.
`;

interface Options {
  agency?: string;
  file?: string;
  'dry-run'?: boolean;
  list?: boolean;
  rematch?: boolean;
  help?: boolean;
}

interface Given {
  unitOfWork: UnitOfWork;
  district: District;
}

/** @returns 0 printed, 1 wrong configuration, files or list, 2 wrong use or no database. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readOptions(args);
  if (options?.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!options || !isUse(options)) {
    process.stderr.write(HELP);
    return 2;
  }
  let code = 0;
  const failed = await withDatabase(env, async (given) => {
    code = options.file === undefined ? await printStored(given, options) : await printImport(given, options);
  });
  return failed || code;
}

function readOptions(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { agency: text, file: text, 'dry-run': flag, list: flag, rematch: flag, help: flag };
    return parseArgs({ args, options }).values;
  } catch {
    return null;
  }
}

/** One of the three uses, and nothing of another. */
function isUse({ agency, file, list, rematch, 'dry-run': dryRun }: Options): boolean {
  if (file !== undefined) return agency !== undefined && !list && !rematch;
  if (dryRun) return false;
  return list === true ? !rematch : rematch === true && agency === undefined;
}

async function printImport({ unitOfWork, district }: Given, options: Options): Promise<number> {
  const { agency: agencyId = '', file = '', 'dry-run': dryRun = false } = options;
  if (!district.agencies.some(({ id }) => id === agencyId)) throw noSuchAgency(agencyId, district);
  const read = readAgencyCalls(file, { timeZone: district.timeZone, now: systemClock.now() });
  if (!read.ok) {
    process.stderr.write(`${[...read.problems.map(problemText), 'Nothing was stored.'].join('\n')}\n`);
    return 1;
  }
  const result = await importAgencyCalls({ unitOfWork, ids: systemIds, district }, { agencyId, calls: read.calls, dryRun });
  if (result.kind === 'no-such-agency') throw noSuchAgency(agencyId, district);
  const { coverage, added, changed, unmatched } = result;
  const lines = new Map(read.calls.map(({ number, line }) => [normalNumber(number), line]));
  const open = unmatched.filter(({ siteId }) => siteId !== null);
  const elsewhere = unmatched.filter(({ siteId }) => siteId === null);
  print([
    coverageLine(coverage),
    ...section(
      'No incident tells of',
      open.map((call) => callLine(call, district)),
    ),
    ...section(
      'At none of our sites',
      elsewhere.map((call) => elsewhereLine(call, lines.get(normalNumber(call.number)) ?? 0)),
    ),
    dryRun ? `Nothing was stored: ${added} would be new, ${changed} changed.` : `${added} new, ${changed} changed.`,
  ]);
  return 0;
}

async function printStored({ unitOfWork, district }: Given, { agency: agencyId, list }: Options): Promise<number> {
  if (agencyId !== undefined && !district.agencies.some(({ id }) => id === agencyId)) throw noSuchAgency(agencyId, district);
  const { coverage, changed, open } = await rematchCalls({ unitOfWork, district }, agencyId === undefined ? {} : { agencyId });
  const items = open.map((call) => `${callLine(call, district)}  ${call.agencyId}  ${call.ageDays} d`);
  print([coverageLine(coverage), ...(list ? section('No incident tells of', items) : [`${changed} matched anew.`])]);
  return 0;
}

function noSuchAgency(agencyId: string, { agencies }: District): AppError {
  const known = agencies.map(({ id }) => id).join(', ');
  return new AppError('bad-argument', `${inertText(agencyId)} is no agency of the district file; it names ${known}.`);
}

function coverageLine({ atOurSites, known }: Coverage): string {
  return `Police calls at our sites ${atOurSites}, known to us ${known}`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
}

function callLine(
  { number, at, siteId, ambiguous }: Pick<UnmatchedCall, 'number' | 'at' | 'siteId' | 'ambiguous'>,
  { sites, timeZone }: District,
): string {
  const site = siteId === null ? 'none of our sites' : (sites.find(({ id }) => id === siteId)?.name ?? siteId);
  const unclear = ambiguous ? '  (several are equally near: compare by hand)' : '';
  return `${inertText(number)}  ${wallDate(at, timeZone)} ${wallTime(at, timeZone)}  ${site}${unclear}`;
}

function elsewhereLine({ number, place }: UnmatchedCall, line: number): string {
  return `line ${line}: ${inertText(number)}  ${inertText(place)}`;
}

function print(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
