/** `npm run --silent disclosures -- [--from DATE] [--to DATE]`: the disclosure log as CSV, for the records officer. */
import { parseArgs } from 'node:util';
import { addDays, instantAt, isCalendarDate, wallDate, wallTime } from '../district/wall-time.ts';
import { AppError } from '../incidents/app-error.ts';
import { BASIS_SOURCES } from '../incidents/disclosure/disclosure-basis.ts';
import { withDatabase } from './with-database.ts';

const HELP = `Usage: npm run --silent disclosures -- [--from 2026-10-01] [--to 2026-10-31]

Prints who outside the district was told something about a student: when, in which matter, to whom, through which legal
gate, why, what kinds of facts, by whom (title, never a name). Without dates everything. Days in the district's time zone.
Says so where the audit chain tells a disclosure otherwise.
`;

/** @returns 0 printed, 1 wrong configuration or files, 2 wrong use, no database, or printed but not as the audit chain has it. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return withDatabase(env, async ({ unitOfWork, district }) => {
    const { timeZone } = district;
    const from = values.from === undefined ? new Date(0) : instantAt(date(values.from), '00:00', timeZone);
    const to = instantAt(addDays(date(values.to ?? '2999-12-30'), 1), '00:00', timeZone);
    if (to <= from) throw new AppError('bad-argument', '--to is before --from.');
    const rows = await unitOfWork.run((tx) => tx.disclosures.between(from, to));
    const lines = rows.map(({ at, reference, recipient, reasons, basis, contents, byKey }) => {
      const title = district.people.find(({ key }) => key === byKey)?.title.en ?? 'member of staff';
      const agency = district.agencies.find(({ id }) => id === recipient)?.name ?? recipient;
      const time = `${wallDate(at, timeZone)} ${wallTime(at, timeZone)}`;
      return [time, reference, agency, reasons.join(' '), basis, sourceOf(basis), contents.join(' '), title].map(quoted).join(',');
    });
    const unlike = await unitOfWork.run((tx) => tx.disclosures.unlikeAudit());
    process.stdout.write(['time,reference,recipient,reasons,gate,source,contents,told by', ...lines, ''].join('\n'));
    if (unlike.length > 0) throw new AppError('disclosures-unlike-audit', `Changed or gone since they were logged: ${unlike.join(', ')}.`);
  });
}

function date(text: string): string {
  if (isCalendarDate(text)) return text;
  throw new AppError('bad-argument', `${text} is no date; write year, month and day: 2026-10-14.`);
}

function sourceOf(basis: string): string {
  return Object.entries(BASIS_SOURCES).find(([code]) => code === basis)?.[1] ?? '';
}

/** RFC 4180; a cell that begins like a formula would be one in a spreadsheet. */
function quoted(cell: string): string {
  const safe = /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
