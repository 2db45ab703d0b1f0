/** `npm run equity -- --students FILE --out DIR`: the equity report as files. Students are joined in memory and never stored. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readStateRates } from '../adapters/files/read-state-rates.ts';
import { type ExportedStudent, readStudentsCsv } from '../adapters/files/read-students-csv.ts';
import { type Problem, problemText } from '../adapters/files/read-yaml.ts';
import { systemClock } from '../adapters/local/ids.ts';
import { createStudentHash } from '../adapters/local/student-hash.ts';
import { readConfig } from '../config.ts';
import type { EquityDocument, EquityInput } from '../digest/equity/build-equity.ts';
import { equityCsv } from '../digest/equity/equity-csv.ts';
import { equityText } from '../digest/equity/equity-text.ts';
import { makeEquityReport } from '../digest/equity/make-equity-report.ts';
import { WINDOW_MONTHS, type WindowMonths } from '../digest/equity/window.ts';
import type { District, Site } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import { STUDENT_ROLES } from '../incidents/student/link-student.ts';
import type { Language } from '../policy/types.ts';
import { loadPolicy } from './load-policy.ts';
import { withDatabase } from './with-database.ts';

const HELP = `Usage: npm run equity -- --students FILE --out DIR [--until 2026-06-30] [--months 12|36] [--role acted|target|witness]
                          [--state-rates FILE.json] [--language en|es]

Writes equity.json, equity.csv and equity.txt: how often students of each group are reported, reach level 3, are referred to
police, kept at school, cited or arrested, beside all other students; and what was decided on matters of the same type.

--students     CSV of the student information system, one line for each enrolled student: student_number, group, home_site
               (optional: id or name of a site of the district file); commas, semicolons or tabs. Read into memory for this
               report, stored nowhere. Numbers are matched with the bot's STUDENT_ID_KEY.
--until        30 June or 31 December; the last one that is over when missing.
--months       12 (when missing) or 36.
--role         students who acted (when missing), whom it was aimed at, or witnesses.
--state-rates  figures of the state, for groups that have too few others in the district to be compared with.
--language     of the CSV and the text; the JSON has both. The district's when missing.
`;

const LANGUAGES: readonly Language[] = ['en', 'es'];
/** No more lines of problems than somebody reads. */
const MOST_PROBLEMS = 50;

/** @returns 0 written, 1 wrong configuration or files, 2 wrong use or no database. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const files = readFiles(options, env);
    const policy = files && loadPolicy(env);
    if (!files || !policy) return 1;
    return await withDatabase(env, async ({ unitOfWork, district }) => {
      const students = enrolledIn(district, files);
      const unknown = files.students.filter(({ homeSite }, index) => homeSite !== null && students[index]?.homeSiteId === null).length;
      if (unknown > 0) process.stdout.write(`${unknown} students have a home_site that the district file does not name.\n`);
      const { until, months, role } = options;
      const input = { ...(until === undefined ? {} : { until }), months, role, students, state: files.state };
      process.stdout.write(`Read ${students.length} students; counting …\n`);
      const document = await makeEquityReport({ unitOfWork, clock: systemClock, district, policy }, input);
      write(document, options.out, options.language ?? district.language);
      process.stdout.write(summary(document, options.out));
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message} (${error.code})\n`);
    return 2;
  }
}

interface Options {
  students: string;
  out: string;
  until: string | undefined;
  months: WindowMonths;
  role: EquityInput['role'];
  stateRates: string | undefined;
  language: Language | undefined;
}

function readOptions(args: string[]): Options | 'help' {
  const { students, out, until, months, role, language, help, 'state-rates': stateRates } = parsed(args);
  if (help) return 'help';
  if (!students || !out)
    throw new AppError('bad-argument', 'Name the export with --students FILE and a folder with --out DIR; --help tells more.');
  return {
    ...{ students, out, until, stateRates },
    months: oneOf('--months', WINDOW_MONTHS, months === undefined ? 12 : Number(months)),
    role: oneOf('--role', STUDENT_ROLES, role ?? 'acted'),
    language: language === undefined ? undefined : oneOf('--language', LANGUAGES, language),
  };
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { students: text, out: text, until: text, months: text, role: text, 'state-rates': text, language: text };
    return parseArgs({ args, options: { ...options, help: { type: 'boolean' } } }).values;
  } catch (cause) {
    throw new AppError('bad-argument', 'That is not how this command is used; `npm run equity -- --help` tells.', { cause });
  }
}

function oneOf<T extends string | number>(option: string, known: readonly T[], given: string | number): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new AppError('bad-argument', `${option} is one of ${known.join(', ')}.`);
  return found;
}

interface Files {
  students: ExportedStudent[];
  state: EquityInput['state'];
  hash: (studentNumber: string) => string;
}

/** null after all problems were told. */
function readFiles({ students: file, stateRates }: Options, env: NodeJS.ProcessEnv): Files | null {
  const students = readStudentsCsv(file);
  const state = stateRates === undefined ? null : readStateRates(stateRates);
  const config = readConfig(env, { platform: false });
  const key = config.ok ? config.config.studentIdKey : null;
  const told = [
    ...(students.ok ? [] : firstOf(students.problems)),
    ...(state === null || state.ok ? [] : state.problems.map(problemText)),
    ...(config.ok ? [] : config.problems.map(({ message, remedy }) => `${message} ${remedy}`)),
    ...(config.ok && key === null
      ? ['STUDENT_ID_KEY is not set. Set it to the key that the bot uses: without it no student is found again.']
      : []),
  ];
  if (told.length > 0) process.stderr.write(`${told.join('\n')}\n`);
  if (told.length > 0 || !students.ok || key === null) return null;
  return { students: students.students, state: state?.ok ? state.state : null, hash: createStudentHash(key) };
}

function firstOf(problems: Problem[]): string[] {
  const rest = problems.length - MOST_PROBLEMS;
  return [...problems.slice(0, MOST_PROBLEMS).map(problemText), ...(rest > 0 ? [`… and ${rest} more.`] : [])];
}

function enrolledIn({ sites }: District, { students, hash }: Files): EquityInput['students'] {
  const siteOf = (name: string | null) => sites.find((site) => name !== null && isNamed(site, name))?.id ?? null;
  return students.map(({ studentNumber, group, homeSite }) => ({ hash: hash(studentNumber), group, homeSiteId: siteOf(homeSite) }));
}

function isNamed({ id, name }: Site, text: string): boolean {
  return [id, name].some((each) => each.toLowerCase() === text.toLowerCase());
}

function write(document: EquityDocument, out: string, language: Language): void {
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'equity.json'), `${JSON.stringify(document, null, 2)}\n`);
    writeFileSync(join(out, 'equity.csv'), equityCsv(document, language));
    writeFileSync(join(out, 'equity.txt'), equityText(document, language));
  } catch (cause) {
    throw new AppError('cannot-write', `The files cannot be written to ${out}; name a folder this account may write to.`, { cause });
  }
}

function summary({ first, last, tables, linked }: EquityDocument, out: string): string {
  const lines = [`Wrote equity.json, equity.csv and equity.txt of ${first} to ${last} to ${out}.`];
  if (tables.length === 0) lines.push('No student is linked to any incident of this time: the report is empty.');
  if (linked.notInExport.kind !== 'count' || linked.notInExport.count > 0) {
    lines.push(
      'Some linked students are not in the export. Is it of this time, is STUDENT_ID_KEY the bot’s, and did a spreadsheet cut zeros off?',
    );
  }
  return `${lines.join('\n')}\n`;
}
