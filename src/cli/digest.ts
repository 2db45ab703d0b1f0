/** `npm run digest -- --week 2026-W41 --out DIR`: the digest of a week as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../adapters/database/open-database.ts';
import { toPdf } from '../adapters/documents/to-pdf.ts';
import { toPublicPage } from '../adapters/documents/to-public-page.ts';
import { readDistrict } from '../adapters/files/read-district.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import { systemClock, systemIds } from '../adapters/local/ids.ts';
import { type Config, readConfig } from '../config.ts';
import { digestCsv } from '../digest/document/digest-csv.ts';
import { type DigestDocument, editionName } from '../digest/document/model.ts';
import { digestText } from '../digest/document/plain-text.ts';
import type { Explanation } from '../digest/explain/explain-digest.ts';
import { explainWeek } from '../digest/explain/explain-week.ts';
import { explanationText } from '../digest/explain/explanation-text.ts';
import { digestOfWeek } from '../digest/release/digest-of-week.ts';
import { shiftWeek, weekOf } from '../digest/week.ts';
import { readAt } from '../district/duty.ts';
import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import type { Policy } from '../policy/schema.ts';
import { loadPolicy } from './load-policy.ts';

const HELP = `Usage: npm run digest -- [--week 2026-W41] [--out DIR] [--explain]

Writes every edition of a week that is over, as it was published, or as it would be published now: police, board and public,
and each agency's own copy (agency-ID), as .pdf, .txt, .csv and .json (the published cells);
the public edition also as .html, a page for the web site in both languages. Without --week the last full
week, without --out this folder. Nothing is stored or sent.

--explain  also prints why each hidden cell of each edition is hidden, and which tables an edition does not have. For the
           district's own deciders; it prints no hidden number, and none of it stands in the documents.
`;

/** @returns 0 written, 1 wrong configuration or files, 2 wrong use or no database. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const setting = readSetting(env);
    if (!setting) return 1;
    const week = options.week ?? shiftWeek(weekOf(systemClock.now(), setting.district.timeZone), -1);
    const { editions, published, explanation } = await read(setting, { week, explain: options.explain });
    const names = await write(editions, { out: options.out, language: setting.district.language });
    process.stdout.write(
      `Wrote ${names.join(', ')} of ${week} to ${options.out}, as .pdf, .txt, .csv and .json (${published ? 'as published' : 'not published yet'}).\n`,
    );
    if (explanation) process.stdout.write(explained(week, explanation, setting.district.language));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message} (${error.code})\n`);
    return 2;
  }
}

interface Setting {
  config: Config;
  district: District;
  policy: Policy;
}

function readOptions(args: string[]): { week?: string; out: string; explain: boolean; help: boolean } {
  try {
    const [string, boolean] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const { values } = parseArgs({ args, options: { week: string, out: string, explain: boolean, help: boolean } });
    const { week, out = '.', explain = false, help = false } = values;
    return { ...(week === undefined ? {} : { week }), out, explain, help };
  } catch (cause) {
    throw new AppError('bad-argument', 'That is not how this command is used; `npm run digest -- --help` tells.', { cause });
  }
}

function readSetting(env: NodeJS.ProcessEnv): Setting | null {
  const read = readConfig(env, { platform: false });
  if (!read.ok) return complain(read.problems.map(({ message, remedy }) => `${message} ${remedy}`));
  const file = readDistrict(read.config.districtFile);
  if (!file.ok) return complain(file.problems.map(problemText));
  const policy = loadPolicy(env);
  return policy && { config: read.config, district: file.district, policy };
}

function complain(problems: string[]): null {
  process.stderr.write(`${problems.join('\n')}\n`);
  return null;
}

interface Read extends Awaited<ReturnType<typeof digestOfWeek>> {
  explanation: Explanation | null;
}

async function read({ config, district, policy }: Setting, { week, explain }: { week: string; explain: boolean }): Promise<Read> {
  const where = config.database.kind === 'server' ? { url: config.database.url, dataDir: '' } : { dataDir: config.database.dataDir };
  const database = await openDatabase({ ...where, as: 'command', poolSize: 1 });
  const unitOfWork = database.unitOfWork({
    clock: systemClock,
    ids: systemIds,
    channels: { director: [], liaison: [] },
    readAt: (at) => readAt(district, at),
    platforms: [],
    policy: { hash: policy.hash, version: policy.version, content: {} },
    // this command writes nothing, so there is nobody to wake
    wakeUp: async () => {},
  });
  const deps = { unitOfWork, clock: systemClock, district, policy };
  try {
    const digest = await digestOfWeek(deps, { week });
    return { ...digest, explanation: explain ? await explainWeek(deps, { week, editions: digest.editions }) : null };
  } finally {
    await database.close();
  }
}

/** In English, as everything an operator reads, and in the language of the documents. */
function explained(week: string, explanation: Explanation, language: District['language']): string {
  const languages = [...new Set(['en' as const, language])]; // a literal, not any text
  return languages.map((each) => `\n${explanationText(week, explanation, each)}`).join('');
}

async function write(editions: DigestDocument[], { out, language }: { out: string; language: District['language'] }): Promise<string[]> {
  const files = await Promise.all(editions.map(async (document) => ({ document, pdf: await toPdf(document, language) })));
  try {
    mkdirSync(out, { recursive: true });
    return files.map(({ document, pdf }) => {
      const name = editionName(document);
      writeFileSync(join(out, `${name}.pdf`), pdf);
      if (document.edition === 'public') writeFileSync(join(out, `${name}.html`), toPublicPage(document));
      writeFileSync(join(out, `${name}.txt`), digestText(document, language));
      writeFileSync(join(out, `${name}.csv`), digestCsv(document, language));
      writeFileSync(join(out, `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);
      return name;
    });
  } catch (cause) {
    throw new AppError('cannot-write', `The files cannot be written to ${out}; name a folder this account may write to.`, { cause });
  }
}
